"""Which motifs hold the atoms that a word names: by SMARTS for groups, by structure for names.

Layer: core.models (may import core.nn and what stands left of it). Symbols: W words, M motifs.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from rdkit import Chem, rdBase

from core.chem.facts import pattern
from core.chem.rules import Rule
from core.results import NameSpan, Word
from core.text.demand_words import meaning
from core.text.demands import read_demands

MOST_MATCHES = 64
"""Matches of one pattern that are looked at."""
MOST_WORDS = 4
"""Words of the longest phrase that names a group."""
_PATTERNS = ("match", "has")


def motifs_of_words(
    text: str,
    words: Sequence[Word],
    names: Sequence[NameSpan],
    molecule: Chem.Mol,
    motifs: Sequence[Sequence[int]],
) -> np.ndarray:
    """Say which motifs hold what each word names.

    A motif holds a match if it has at least half of the match's atoms, or lies wholly inside it.
    A word that names nothing, or nothing that the molecule has, gets a row of False; so does one
    that every motif would suit, as it tells nothing.

    Args:
        text: The text whose characters words and names count.
        words: Its W words.
        names: Names found in it, with their structures.
        molecule: The molecule.
        motifs: Atoms of its M motifs.

    Returns:
        (W, M) bool.
    """
    held = np.zeros((len(words), len(motifs)), bool)
    sets = [frozenset(motif) for motif in motifs]
    for start, end, matches in _named(text, words, names, molecule):
        own = [word for word, at in enumerate(words) if at.start < end and at.end > start]
        held[own] |= [any(_holds(motif, match) for match in matches) for motif in sets]
    held[held.all(axis=1)] = False
    return held


def _holds(motif: frozenset[int], match: frozenset[int]) -> bool:
    return motif <= match or 2 * len(motif & match) >= len(match)


def _named(
    text: str, words: Sequence[Word], names: Sequence[NameSpan], molecule: Chem.Mol
) -> Iterator[tuple[int, int, list[frozenset[int]]]]:
    """Yield (start, end, matches in the molecule) of what groups and names the text tells."""
    told = [(d.start, d.end, d.rules) for d in read_demands(text) if not d.negated]
    for start, end, rules in (*told, *_group_words(text, words)):
        for rule in rules:
            if found := _of_rule(rule, molecule):
                yield start, end, found
    for span in names:
        with rdBase.BlockLogs():
            part = Chem.MolFromSmiles(span.smiles)
        fits = part is not None and 1 < part.GetNumAtoms() < molecule.GetNumAtoms()
        if fits and (found := _matches(molecule, part)):
            yield span.start, span.end, found


def _group_words(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int, tuple[Rule, ...]]]:
    """Yield every phrase that names a group, the longest where several begin at one word.

    Demands leave out what a text says of relatives and parts; these words still name atoms.
    """
    at = 0
    while at < len(words):
        for size in range(MOST_WORDS, 0, -1):
            last = words[min(at + size, len(words)) - 1]
            known = meaning(text[words[at].start : last.end].lower())
            if known is not None:
                yield words[at].start, last.end, known[1]
                break
        at += size


def _of_rule(rule: Rule, molecule: Chem.Mol) -> list[frozenset[int]]:
    if rule.measure in _PATTERNS:
        return _matches(molecule, pattern(rule.argument))
    if rule.measure == "element":
        atoms = (atom for atom in molecule.GetAtoms() if atom.GetSymbol() == rule.argument)
        return [frozenset([atom.GetIdx()]) for atom in atoms]
    return []


def _matches(molecule: Chem.Mol, part: Chem.Mol) -> list[frozenset[int]]:
    found = molecule.GetSubstructMatches(part, maxMatches=MOST_MATCHES)  # without stereo
    return [frozenset(match) for match in found]
