"""What the pictures mean, in sentences: how a query was read, what links words and motifs.

Layer: core.view (may import core.results). Plain text; escaping is the caller's, at the page.
"""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from core.results import Alignment, Check, SearchResult
from core.view.emphasis import lifts, shares

ORDERS: Final = {
    "evidence": "ordered by what your words ask for",
    "hypothesis": "the first hundred by likeness to the structures you name",
    "transport": "the first hundred by transport score",
}
"""How the first hits of a description were ordered, beside cosine similarity."""
WORTH_TELLING: Final = 0.01
"""Share of a word's weight below which a second motif is not worth a clause."""
STRONG: Final = 3
"""Links named in a sentence."""


def score(value: float) -> str:
    """Write a score with three digits and a true minus sign."""
    return f"{value:.3f}".replace("-", "−")


def read_as(result: SearchResult) -> str:
    """Say what the query was taken for."""
    if result.kind == "name":
        return "Read as the name of a molecule"
    if result.kind in ("smiles", "inchi"):
        kind = "SMILES" if result.kind == "smiles" else "InChI"
        return f"Read as a structure ({kind})"
    named = sum(not span.described for span in result.read_as)
    names = "one chemical name" if named == 1 else f"{named} chemical names"
    if named == len(result.read_as):
        return f"Read as a description with {names} in it" if named else "Read as a description"
    spelled = "Read as a description that spells a structure out"
    return f"{spelled}, with {names} in it" if named else spelled


def checks_told(checks: Sequence[Check]) -> str:
    """Say what every hit was checked for; "" where nothing was."""
    return " · ".join(f"{'no ' if c.negated else ''}“{c.text}”" for c in checks)


def unmet_told(failed: Sequence[Check]) -> str:
    """Say in what a hit falls short; "" where it does in nothing."""
    told = " · ".join(f"{'has' if c.negated else 'does not meet'} “{c.text}”" for c in failed)
    return told[:1].upper() + told[1:]


def ranks_shown(result: SearchResult) -> str:
    """Say which ranks are on the page, of how many, and how long the search took."""
    if not result.hits:
        return f"No molecule of {result.total:,}"
    first, last = result.hits[0].rank, result.hits[-1].rank
    said = f"Ranks {first}–{last} of {result.total:,} molecules · {result.seconds:.2f} s"
    return said if result.ordered_by == "none" else f"{said} · {ORDERS[result.ordered_by]}"


def motif_name(alignment: Alignment, motif: int) -> str:
    """Return the number under which the heatmap shows a motif, and its structure."""
    return f"motif {motif + 1} ({alignment.motifs[motif].label})"


def strongest_links(alignment: Alignment, *, count: int = STRONG) -> list[tuple[str, str, float]]:
    """Return (word, motif, multiple of an even spread) of the clearest choices, each word once."""
    links: list[tuple[str, str, float]] = []
    seen: set[str] = set()
    lift = lifts(alignment)
    for cell in np.argsort(-lift, axis=None, kind="stable"):
        row, column = divmod(int(cell), lift.shape[1])
        word = alignment.words[row].text
        if word.lower() in seen or lift[row, column] <= 1:
            continue
        seen.add(word.lower())
        links.append((word, motif_name(alignment, column), float(lift[row, column])))
        if len(links) == count:
            break
    return links


def alignment_sentences(alignment: Alignment) -> tuple[str, ...]:
    """Explain the two scores and the clearest links."""
    return (
        f"Cosine similarity {score(alignment.cosine)} compares the whole query with the whole "
        "molecule; hits that are near are put in order by what you ask for: names, groups, counts, "
        "charges.",
        f"Transport score {score(alignment.score)} is the mean similarity of words and motifs "
        "after each word has spread its weight over the motifs that suit it best; a word that "
        "names a group, and a name that is a part, are led to the atoms they name. "
        "Neither is a probability.",
        _links_sentence(alignment),
    )


def _links_sentence(alignment: Alignment) -> str:
    if len(alignment.motifs) < 2:
        return "The molecule is a single motif, so every word points at all of it."
    if len(alignment.words) < 2:
        return (
            "A single word gives every motif its fixed share, so the plan says no more about it; "
            "describe the molecule in a few words to see links."
        )
    links = "; ".join(
        f"“{word}” with {motif}, {lift:.1f} × an even spread"
        for word, motif, lift in strongest_links(alignment)
    )
    return f"Clearest links: {links or 'none, every word spreads evenly'}."


def word_sentence(alignment: Alignment, word: int) -> str:
    """Say which motifs one word points at."""
    share, lift = shares(alignment)[word], lifts(alignment)[word]
    first, *others = (int(i) for i in np.argsort(-lift, kind="stable")[:2])
    best = [first, *(i for i in others if share[i] >= WORTH_TELLING)]
    parts = " and ".join(
        f"{100 * share[i]:.0f} % of its weight to {motif_name(alignment, i)}, "
        f"{lift[i]:.1f} × an even spread,"
        for i in best
    )
    return f"“{alignment.words[word].text}” gives {parts.rstrip(',')}."


def share_told(share: float) -> str:
    """Return a share of the library, 0 to 1, without rounding the last few molecules away."""
    if 0.9995 <= share < 1:
        return "over 99.9 % of the library"
    return f"{100 * share:.1f} % of the library"


def above_told(below: int, total: int) -> str:
    """Say how a score stands among ``total``, of which ``below`` are lower; nothing is rounded up.

    The molecule itself is one of them, so that the highest has all but one below it.
    """
    if below >= total - 1:
        return f"the highest of {total:,} molecules"
    share = math.floor(1000 * below / total) / 10
    return f"higher than {share:.1f} % of {total:,} molecules"
