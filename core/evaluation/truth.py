"""A small language that says which molecules of a library answer a query.

Layer: core.evaluation (may import core.errors, core.chem). An expression is made of conditions
joined by ``&``, ``|``, ``not`` and brackets, each standing alone between blanks; ``&`` binds more
tightly than ``|``. Conditions, where OP is one of ``= != < <= > >=``:

* ``smarts:[NX3]`` the molecule has this substructure;
* ``count(C#N)=2`` the number of distinct matches of a SMARTS, at most ``MOST_MATCHES``;
* ``carbons=18`` a number of the whole molecule, one of ``NUMBERS`` (masses in g/mol, tpsa in Å²);
* ``label:blue dyes?`` a regular expression for whole words in name, class or sentence, case
  ignored; ``name:`` and ``class:`` hold where the expression is all of that column;
* ``similar(CCO)>=0.3`` Tanimoto coefficient with a structure (Morgan bits, radius 2, 2,048
  columns, no stereo; Rogers and Hahn, J. Chem. Inf. Model. 2010, 50, 742).
"""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem, DataStructs
from rdkit.Chem import rdFingerprintGenerator, rdMolDescriptors

from core.chem.descriptors import describe
from core.chem.diagnosis import quiet
from core.chem.molecule import molecule_from_smiles
from core.errors import DataError, MoleculeError, shorten

MOST_MATCHES: Final = 1000
"""Matches of one SMARTS in one molecule that are counted."""

Rows = NDArray[np.bool_]
"""(N,) True where a molecule of the library satisfies an expression."""


def _elements(mol: Chem.Mol, *numbers: int) -> float:
    return sum(atom.GetAtomicNum() in numbers for atom in mol.GetAtoms())


NUMBERS: Final[Mapping[str, Callable[[Chem.Mol], float]]] = MappingProxyType(
    {
        "carbons": lambda mol: _elements(mol, 6),
        "nitrogens": lambda mol: _elements(mol, 7),
        "oxygens": lambda mol: _elements(mol, 8),
        "halogens": lambda mol: _elements(mol, 9, 17, 35, 53),
        "heavy_atoms": lambda mol: mol.GetNumHeavyAtoms(),
        "mass": lambda mol: describe(mol).molar_mass,
        "logp": lambda mol: describe(mol).logp,
        "tpsa": lambda mol: describe(mol).tpsa,
        "charge": Chem.GetFormalCharge,
        "donors": rdMolDescriptors.CalcNumHBD,
        "acceptors": rdMolDescriptors.CalcNumHBA,
        "rings": rdMolDescriptors.CalcNumRings,
        "aromatic_rings": rdMolDescriptors.CalcNumAromaticRings,
        "rotatable": rdMolDescriptors.CalcNumRotatableBonds,
        "fragments": lambda mol: len(Chem.GetMolFrags(mol)),
        "centres": lambda mol: len(Chem.FindMolChiralCenters(mol, includeUnassigned=True)),
    }
)
"""Numbers of a whole molecule; ``centres`` are stereocentres, assigned or not."""

_COMPARE: Final[Mapping[str, Callable[[Any, Any], Any]]] = MappingProxyType(
    {
        "=": operator.eq,
        "!=": operator.ne,
        "<": operator.lt,
        "<=": operator.le,
        ">": operator.gt,
        ">=": operator.ge,
    }
)
_TEXTS: Final = ("name", "class", "sentence")
_SIGNS: Final = frozenset(("&", "|", "not", "(", ")"))
_NUMBER: Final = re.compile(r"([a-z_]+)(!=|<=|>=|=|<|>)(-?\d+(?:\.\d+)?)")
_FUNCTION: Final = re.compile(r"(count|similar)\((\S+)\)(!=|<=|>=|=|<|>)(\d+(?:\.\d+)?)")


class TruthTable:
    """Answers expressions for the molecules of one library; what was computed is kept.

    Args:
        names: N names.
        smiles: N structures.
        classes: N short classes.
        sentences: N descriptions.

    Raises:
        DataError: the columns differ in length.
        MoleculeError: a SMILES is no molecule.
    """

    def __init__(
        self,
        *,
        names: Sequence[str],
        smiles: Sequence[str],
        classes: Sequence[str],
        sentences: Sequence[str],
    ) -> None:
        sizes = [len(column) for column in (names, smiles, classes, sentences)]
        if len(set(sizes)) != 1:
            raise DataError(
                f"names, SMILES, classes and sentences have {sizes} rows; give equally many."
            )
        self._texts = dict(zip(_TEXTS, (names, classes, sentences), strict=True))
        self._molecules = tuple(molecule_from_smiles(text) for text in smiles)
        self._kept: dict[str, NDArray[Any]] = {}

    def __len__(self) -> int:
        return len(self._molecules)

    def rows(self, expression: str) -> Rows:
        """Return which molecules satisfy an expression.

        Raises:
            DataError: the expression is not of the language; the message shows the part.
        """
        parts = _split(expression)
        rows = self._either(parts, expression)
        if parts:
            raise _refused(expression, f"{parts[0]!r} stands where it should end")
        return rows

    def _either(self, parts: list[str], whole: str) -> Rows:
        rows = self._both(parts, whole)
        while parts and parts[0] == "|":
            parts.pop(0)
            rows = rows | self._both(parts, whole)
        return rows

    def _both(self, parts: list[str], whole: str) -> Rows:
        rows = self._one(parts, whole)
        while parts and parts[0] == "&":
            parts.pop(0)
            rows = rows & self._one(parts, whole)
        return rows

    def _one(self, parts: list[str], whole: str) -> Rows:
        if not parts or parts[0] in {"&", "|", ")"}:
            raise _refused(whole, "a condition is missing")
        part = parts.pop(0)
        if part == "not":
            return ~self._one(parts, whole)
        if part != "(":
            return self._condition(part)
        rows = self._either(parts, whole)
        if not parts or parts.pop(0) != ")":
            raise _refused(whole, "a bracket is not closed")
        return rows

    def _condition(self, text: str) -> Rows:
        kind, colon, value = text.partition(":")
        if colon and kind == "smarts":
            return self._matches(value) > 0
        if colon and kind == "label":
            return self._words(_TEXTS, rf".*(?<!\w)(?:{value})(?!\w).*")
        if colon and kind in {"name", "class"}:
            return self._words((kind,), value)
        if found := _FUNCTION.fullmatch(text):
            name, inner, sign, number = found.groups()
            values = self._count(inner) if name == "count" else self._similarity(inner)
            return _COMPARE[sign](values, float(number))
        if (found := _NUMBER.fullmatch(text)) and found[1] in NUMBERS:
            return _COMPARE[found[2]](self._number(found[1]), float(found[3]))
        raise _refused(
            text,
            "it is no condition; write smarts:, label:, name:, class:, count(), similar() "
            f"or one of {', '.join(NUMBERS)} with a number",
        )

    def _keep(self, key: str, values: Callable[[], list[Any]]) -> NDArray[Any]:
        if key not in self._kept:
            self._kept[key] = np.array(values())
        return self._kept[key]

    def _matches(self, smarts: str) -> NDArray[Any]:
        query = _pattern(smarts)
        return self._keep(
            f"has {smarts}", lambda: [m.HasSubstructMatch(query) for m in self._molecules]
        )

    def _count(self, smarts: str) -> NDArray[Any]:
        query, most = _pattern(smarts), MOST_MATCHES
        return self._keep(
            f"count {smarts}",
            lambda: [len(m.GetSubstructMatches(query, maxMatches=most)) for m in self._molecules],
        )

    def _number(self, name: str) -> NDArray[Any]:
        return self._keep(name, lambda: [NUMBERS[name](mol) for mol in self._molecules])

    def _similarity(self, smiles: str) -> NDArray[Any]:
        try:
            own = _morgan().GetFingerprint(molecule_from_smiles(smiles))
        except MoleculeError as error:
            raise _refused(smiles, "it is no SMILES") from error
        return np.array(DataStructs.BulkTanimotoSimilarity(own, self._bits))

    @cached_property
    def _bits(self) -> list[Any]:
        return [_morgan().GetFingerprint(mol) for mol in self._molecules]

    def _words(self, columns: Sequence[str], words: str) -> Rows:
        try:
            pattern = re.compile(words, re.IGNORECASE)
        except re.error as error:
            raise _refused(words, f"it is no regular expression ({error})") from error
        rows = np.zeros(len(self), dtype=bool)
        for column in columns:
            rows |= np.array([bool(pattern.fullmatch(t)) for t in self._texts[column]], dtype=bool)
        return rows


def _split(expression: str) -> list[str]:
    """Return signs and conditions; the words between two signs are one condition."""
    parts: list[str] = []
    for word in expression.split():
        if word in _SIGNS or not parts or parts[-1] in _SIGNS:
            parts.append(word)
        else:
            parts[-1] += f" {word}"
    return parts


def _pattern(smarts: str) -> Chem.Mol:
    with quiet():
        query = Chem.MolFromSmarts(smarts)
    if query is None or query.GetNumAtoms() == 0:
        raise _refused(smarts, "it is no SMARTS")
    return query


def _morgan() -> Any:
    return rdFingerprintGenerator.GetMorganGenerator(radius=2, fpSize=2048)


def _refused(text: str, why: str) -> DataError:
    return DataError(f"The truth {shorten(text)!r} cannot be read: {why}.")
