"""What the pictures mean, in sentences: how a query was read, what links words and motifs.

Layer: core.view (may import core.results). Plain text; escaping is the caller's, at the page.
"""

from typing import Final

import numpy as np

from core.results import Alignment, SearchResult

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
    count = len(result.read_as)
    if count == 0:
        return "Read as a description"
    names = "one chemical name" if count == 1 else f"{count} chemical names"
    return f"Read as a description with {names} in it"


def ranks_shown(result: SearchResult) -> str:
    """Say which ranks are on the page, of how many, and how long the search took."""
    if not result.hits:
        return f"No molecule of {result.total:,}"
    first, last = result.hits[0].rank, result.hits[-1].rank
    return f"Ranks {first}–{last} of {result.total:,} molecules · {result.seconds:.2f} s"


def strongest_links(alignment: Alignment, *, count: int = STRONG) -> list[tuple[str, str, float]]:
    """Return (word, motif, share of the mass 0 to 1) of the heaviest cells, each word once."""
    links: list[tuple[str, str, float]] = []
    seen: set[str] = set()
    columns = alignment.plan.shape[1]
    for cell in np.argsort(-alignment.plan, axis=None, kind="stable"):
        row, column = divmod(int(cell), columns)
        word = alignment.words[row].text
        if word.lower() in seen:
            continue
        seen.add(word.lower())
        share = float(alignment.plan[row, column])
        links.append((word, alignment.motifs[column].label, share))
        if len(links) == count:
            break
    return links


def alignment_sentences(alignment: Alignment) -> tuple[str, ...]:
    """Explain the two scores and the strongest links."""
    links = "; ".join(
        f"“{word}” with {motif} ({100 * share:.1f} %)"
        for word, motif, share in strongest_links(alignment)
    )
    return (
        f"Cosine similarity {score(alignment.cosine)} compares the whole query with the whole "
        "molecule; it makes the ranking.",
        f"Transport score {score(alignment.score)} is the mean similarity of words and motifs "
        "after each word has spread its weight over the motifs that suit it best. "
        "Neither is a probability.",
        f"Strongest links: {links}."
        if len(alignment.words) > 1
        else "A single word gives every motif its fixed share, so the plan says nothing more about "
        "it; describe the molecule in a few words to see links.",
    )


def word_sentence(alignment: Alignment, word: int) -> str:
    """Say which motifs one word points at."""
    row = alignment.plan[word]
    total = float(row.sum()) or 1.0
    best = [int(i) for i in np.argsort(-row, kind="stable")[:2]]
    parts = " and ".join(
        f"{100 * float(row[i]) / total:.0f} % to {alignment.motifs[i].label}" for i in best
    )
    return f"“{alignment.words[word].text}” gives {parts}."
