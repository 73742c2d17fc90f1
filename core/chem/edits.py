"""The molecules that a name and its relation spell out: "conjugate base of X", "methyl ester of X".

Layer: core.chem (imports its modules derivatives, formulas, protonation and substitution). Each
answer is a guess; a candidate that equals one is very likely the molecule that was meant.
"""

import contextlib
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from rdkit import Chem, rdBase
from rdkit.Chem.EnumerateStereoisomers import EnumerateStereoisomers, StereoEnumerationOptions

from core.chem.derivatives import (
    dehydrogenated,
    deoxygenated,
    esters,
    hydrogenated,
    n_oxides,
    salts,
)
from core.chem.formulas import formula_delta
from core.chem.protonation import (
    conjugate_acids,
    conjugate_bases,
    flattened,
    zwitterions,
)
from core.chem.substitution import stated_groups, substituted

__all__ = ["MOST_HYPOTHESES", "formula_delta", "hypotheses"]

MOST_HYPOTHESES: Final = 32
"""Molecules returned for one name."""
LARGEST: Final = 200
"""Heavy atoms of the largest structure that is edited."""

_Made = list[Chem.Mol | None]
_CHARGE: Final = re.compile(r"\((?P<size>\d)(?P<sign>[+-])\)")
_CHARGE_WORDS: Final = {
    "tetraanion": -4, "trianion": -3, "dianion": -2, "monoanion": -1, "dication": 2,
    "monocation": 1,
}  # fmt: skip


def hypotheses(smiles: str, relation: str, context: str) -> tuple[str, ...]:
    """Return the molecules that a resolved name and its relation may stand for.

    Args:
        smiles: Structure of the name.
        relation: One of ``core.text.relations.RELATIONS``.
        context: Lower-case text before and after the name, within its sentence.

    Returns:
        Distinct canonical SMILES, the likeliest first, at most ``MOST_HYPOTHESES``; forms
        without stereo behind those with it. Empty where RDKit refuses the structure. The same
        arguments give the same tuple.
    """
    return _hypotheses(smiles, relation, context.lower())


@lru_cache(maxsize=20_000)
def _hypotheses(smiles: str, relation: str, context: str) -> tuple[str, ...]:
    with rdBase.BlockLogs():
        mol = Chem.MolFromSmiles(smiles) if smiles else None
        if mol is None or not 0 < mol.GetNumHeavyAtoms() <= LARGEST:
            return ()
        made = _RELATIONS.get(relation, _by_words)(mol, context)
        return _distinct_smiles(made)


def _distinct_smiles(made: Iterable[Chem.Mol | None]) -> tuple[str, ...]:
    mols = [mol for mol in made if mol is not None]
    found: dict[str, None] = {}
    with contextlib.suppress(RuntimeError, ValueError):
        for mol in mols[: MOST_HYPOTHESES - 1]:
            # Read again: an edit can leave a centre that is none any more.
            again = Chem.MolFromSmiles(Chem.MolToSmiles(mol))
            if again is not None:
                found.setdefault(Chem.MolToSmiles(again))
        for mol in mols:
            found.setdefault(Chem.MolToSmiles(flattened(mol)))
    return tuple(found)[:MOST_HYPOTHESES]


def _stated_charge(context: str) -> int | None:
    found = _CHARGE.search(context)
    if found:
        return int(found["size"]) * (1 if found["sign"] == "+" else -1)
    return next((charge for word, charge in _CHARGE_WORDS.items() if word in context), None)


def _base(mol: Chem.Mol, context: str) -> _Made:
    return conjugate_bases(mol, _stated_charge(context))


def _acid(mol: Chem.Mol, context: str) -> _Made:
    return conjugate_acids(mol, _stated_charge(context))


def _enantiomer(mol: Chem.Mol, context: str) -> _Made:
    """Invert all centres; each alone where an epimer or a diastereomer is meant."""
    centres = [
        atom.GetIdx() for atom in mol.GetAtoms()
        if atom.GetChiralTag() != Chem.ChiralType.CHI_UNSPECIFIED
    ]  # fmt: skip
    if not centres:  # "the (2R)-enantiomer of ethyl lactate"
        options = StereoEnumerationOptions(maxIsomers=8)
        return list(EnumerateStereoisomers(mol, options))
    whole = _inverted(mol, centres)
    if "epimer" in context or "diastereo" in context:
        return [*(_inverted(mol, [centre]) for centre in centres[:24]), whole]
    return [whole]


def _inverted(mol: Chem.Mol, centres: Iterable[int]) -> Chem.Mol:
    mirrored = Chem.Mol(mol)
    for centre in centres:
        mirrored.GetAtomWithIdx(centre).InvertChirality()
    return mirrored


def _tautomer(mol: Chem.Mol, _: str) -> _Made:
    return [*zwitterions(mol), mol]


def _same(mol: Chem.Mol, _: str) -> _Made:
    return [mol]


def _isomer(mol: Chem.Mol, context: str) -> _Made:
    return [mol, *_enantiomer(mol, context)]


def _ester(mol: Chem.Mol, context: str) -> _Made:
    return [*esters(mol, context), *_by_words(mol, context)]


def _substitutions(mol: Chem.Mol, context: str) -> _Made:
    groups = stated_groups(context)
    made = [one for name, times in groups for one in substituted(mol, name, times=times)]
    if len(groups) < 2:
        return made
    together: _Made = [mol]
    for name, times in groups:
        together = [
            more
            for one in together
            if one is not None
            for more in substituted(one, name, times=times)
        ]
        if not 0 < len(together) <= MOST_HYPOTHESES:
            return made
    return [*together, *made]


_Edit = Callable[[Chem.Mol, str], _Made]
_WORDS: Final[tuple[tuple[re.Pattern[str], _Edit], ...]] = (
    (re.compile(r"\bconjugate base\b|deprotonat\w+ of"), _base),
    (re.compile(r"\bconjugate acid\b|(?<!de)\bprotonation"), _acid),
    (re.compile(r"\benantiomer\b|\bepimer\b|\bdiastereo"), _enantiomer),
    (re.compile(r"\bzwitterion"), _tautomer),
    (re.compile(r"\bn-oxide\b"), n_oxides),
    (re.compile(r"\bdehydro(?!xy)\w*|\bdehydrogenat"), dehydrogenated),
    (re.compile(r"\bdihydro(?!xy)\b|\bhydrogenat"), hydrogenated),
    (re.compile(r"\bdeoxy|\bdehydroxyl"), deoxygenated),
    (re.compile(r"\bsalt\b|hydrochloride|hydrate\b|hydrobromide|mesylate|tosylate"), salts),
    (re.compile(r"\b(?:methyl|ethyl|propyl|isopropyl|butyl|benzyl) (?:\w+ )?ester"), _ester),
    (re.compile(r"substitu|replac|bearing|carrying|attached|group|hydroxylat|deriv"),
     _substitutions),
)  # fmt: skip


def _by_words(mol: Chem.Mol, context: str) -> _Made:
    """Apply each edit that a word of the context names; the unchanged molecule comes first."""
    made: _Made = [mol]
    for words, edit in _WORDS:
        if edit is not _ester and words.search(context):
            made += edit(mol, context)
    return made


def _any_words(mol: Chem.Mol, context: str) -> _Made:
    if _WORDS[-2][0].search(context):
        return [mol, *_ester(mol, context)]
    return _by_words(mol, context)


_RELATIONS: Final[dict[str, _Edit]] = {
    "conjugate base": _base,
    "conjugate acid": _acid,
    "enantiomer": _enantiomer,
    "tautomer": _tautomer,
    "isomer": _isomer,
    "salt": salts,
    "ester": _ester,
    "synonym": _same,
    "class": _same,
    "subject": _same,
    "parent": _any_words,
    "none": _any_words,
    "derives from": _any_words,
    "replaced": _any_words,
    "substituted": _any_words,
    "condensation": _any_words,
    "derivative": _any_words,
    "hydride": _same,
    "composition": _same,
    "role": _same,
    "inhibitor": _same,
    "residue": _same,
    "modifier": _same,
}
"""What each relation of ``core.text.relations`` makes of a molecule."""
