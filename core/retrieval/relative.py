"""Ordering by likeness to a known molecule and by the differences that a query asks for.

Layer: core.retrieval (may import core.errors, core.chem, core.data, core.models, core.text).
Symbols: N hits.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from rdkit import Chem, DataStructs
from rdkit.Chem import rdMolDescriptors

from core.chem.facts import MoleculeFacts
from core.models.reranking import facts_of
from core.retrieval.likeness import morgan_print
from core.text.demands import judge
from core.text.relative import RelativeQuery

_LOOSE: Final = 0.25
"""What common substructures and the model's cosine count beside the Tanimoto similarity."""
_UNLIKE: Final = 0.05
"""What the likeness of a molecule counts that differs from the known one in no way asked for."""
_KEPT: Final = 0.5
"""What is lost where nothing is kept of what the query names and the known molecule has."""
_ITSELF: Final = 0.5
"""How far a molecule is its own isomer: behind all others, before what is none."""
_WHOLE: Final = 0.25
"""Likeness that holding the whole known molecule adds where derivatives are asked for."""
_SAME_BITS: Final = 0.999
"""Tanimoto similarity of molecules that may be the same."""
_LARGEST: Final = 100
"""Heavy atoms of the largest known molecule that is looked for in others."""
_PRINTS: Final = 8192
"""Molecules whose fingerprints are remembered."""


def relative_order(
    query: RelativeQuery, smiles: Sequence[str], alike: np.ndarray, cosine: np.ndarray
) -> np.ndarray:
    """Return the places of N hits, the best first.

    Args:
        query: The known molecule and the differences.
        smiles: N canonical SMILES.
        alike: (N,) how many substructures each shares with the known one, 0 to 1.
        cosine: (N,) cosine similarity of each with the known one.
    """
    # Common substructures alone find strangers, the model's vectors alone find roles.
    bits = tanimoto(query.known.smiles, smiles)
    likeness = bits + _LOOSE * (alike + cosine)
    if query.relation == "whole":
        likeness = likeness + _WHOLE * holding(query.known.smiles, smiles)
    met = differing(query, smiles)
    if query.unread:
        met = met * np.where(_itself(query.known.smiles, smiles, bits), _ITSELF, 1.0)
    # Squared, as who asks for two things is not half content with one.
    return np.argsort(-likeness * (_UNLIKE + (1 - _UNLIKE) * met**2), kind="stable")


def differing(query: RelativeQuery, smiles: Sequence[str]) -> np.ndarray:
    """Return how far each of N molecules differs from the known one as asked, (N,), 0 to 1."""
    known = facts_of(query.known.smiles)
    if known is None:
        return np.ones(len(smiles))
    # What the known molecule has already must not make up for a difference that is missing.
    kept = [demand for demand in query.demands if judge(demand, known) == 1]
    new = [demand for demand in query.demands if demand not in kept]
    met = np.zeros(len(smiles))
    for place, one in enumerate(smiles):
        facts = facts_of(one)
        if facts is None:
            continue
        degrees = [float(c.holds(facts, known)) for c in query.comparisons]
        degrees += [judge(demand, facts) for demand in new]
        share = np.mean(degrees) if degrees else 1.0
        loss = _KEPT * np.mean([1 - judge(demand, facts) for demand in kept]) if kept else 0.0
        met[place] = share * (1 - loss) * _related(query.relation, facts, known)
    return met


def tanimoto(known: str, smiles: Sequence[str]) -> np.ndarray:
    """Return the Tanimoto similarities of N molecules with a known one, (N,); 0 for no molecule."""
    own, others = _print(known), [_print(one) for one in smiles]
    if own is None:
        return np.zeros(len(smiles))
    return np.array([0.0 if o is None else DataStructs.TanimotoSimilarity(own, o) for o in others])


def holding(known: str, smiles: Sequence[str]) -> np.ndarray:
    """Return which of N molecules hold the bonds of a known one and more, (N,), 0 or 1."""
    part = facts_of(known)
    held = np.zeros(len(smiles))
    if part is None or part.mol.GetNumHeavyAtoms() > _LARGEST:
        return held
    for place, one in enumerate(smiles):
        facts = facts_of(one)
        if facts is not None and one != known:
            held[place] = facts.mol.HasSubstructMatch(part.mol)
    return held


def _itself(known: str, smiles: Sequence[str], bits: np.ndarray) -> np.ndarray:
    """Return which of N molecules are the known one, stereo aside, (N,) bool."""
    own = facts_of(known)
    found = np.zeros(len(smiles), bool)
    if own is None:
        return found
    for place in np.flatnonzero(bits > _SAME_BITS):
        facts = facts_of(smiles[place])
        found[place] = facts is not None and _bonds(facts.mol) == _bonds(own.mol)
    return found


@lru_cache(maxsize=_PRINTS)
def _print(smiles: str) -> DataStructs.ExplicitBitVect | None:
    facts = facts_of(smiles)
    return None if facts is None else morgan_print(facts.mol)


def _related(relation: str, one: MoleculeFacts, known: MoleculeFacts) -> float:
    """Return how far a molecule is the known one's isomer, homologue, acid or base; else 1."""
    if relation in ("isomer", "stereo"):
        if _formula(one.mol) != _formula(known.mol):
            return 0.0
        if relation == "stereo" and _bonds(one.mol) != _bonds(known.mol):
            return 0.0
        return _ITSELF if _exact(one.mol) == _exact(known.mol) else 1.0
    if relation == "homologue":
        return float(_homologous(one, known))
    if relation in ("acid form", "base form"):
        charge = one.value("charge") - known.value("charge")
        right = charge > 0 if relation == "acid form" else charge < 0
        return float(right and one.value("heavy atoms") == known.value("heavy atoms"))
    return 1.0


def _homologous(one: MoleculeFacts, known: MoleculeFacts) -> bool:
    """Whether two molecules differ in CH2 groups of their chains and in nothing else."""
    carbons, hydrogens = (
        one.value("element", symbol) - known.value("element", symbol) for symbol in ("C", "H")
    )
    if not carbons or hydrogens != 2 * carbons:
        return False
    same = ("rings", "hetero atoms", "donors", "charge")
    return all(one.value(measure) == known.value(measure) for measure in same)


def _formula(mol: Chem.Mol) -> str:
    return str(rdMolDescriptors.CalcMolFormula(mol))


def _bonds(mol: Chem.Mol) -> str:
    return str(Chem.MolToSmiles(mol, isomericSmiles=False))


def _exact(mol: Chem.Mol) -> str:
    return str(Chem.MolToSmiles(mol))
