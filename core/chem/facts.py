"""Cheap numbers of one molecule, computed once and on demand, for rules about its structure.

Layer: core.chem (may import core.errors). A measure is a name with an argument: ("match",
SMARTS), ("element", symbol), ("charge", ""). What an earlier rule asked for is remembered.
"""

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from rdkit import Chem
from rdkit.Chem import BondStereo, BondType, Crippen, rdMolDescriptors

from core.chem.counts import longest_chain
from core.errors import MoleculeError, shorten

MOST_MATCHES: Final = 64
"""Matches of one pattern that are counted; bounds the time of huge molecules."""


@lru_cache(maxsize=4096)
def pattern(smarts: str) -> Chem.Mol:
    """Return the compiled SMARTS.

    Raises:
        MoleculeError: RDKit refuses it.
    """
    query = Chem.MolFromSmarts(smarts)
    if query is None:
        raise MoleculeError(f"'{shorten(smarts)}' is no SMARTS: check its brackets and ring digits")
    return query


class MoleculeFacts:
    """What rules ask of one molecule.

    Args:
        mol: A sanitised molecule, with stereochemistry assigned as ``Chem.MolFromSmiles`` does.
    """

    __slots__ = ("_known", "mol")

    def __init__(self, mol: Chem.Mol) -> None:
        self.mol = mol
        self._known: dict[tuple[str, str], float] = {}

    def value(self, measure: str, argument: str = "") -> float:
        """Return a number of the molecule.

        Args:
            measure: A name of ``MEASURES``, or "match" or "has" with a SMARTS (number of matches,
                or 1 for any), "element" with a symbol (atoms, hydrogens included), "isotope"
                with a mass number and symbol such as "13C", "ring size" with a number, "stereo"
                with R, S, E, Z, r or s.
            argument: What the measure speaks of.

        Raises:
            MoleculeError: the measure is unknown, or its SMARTS unreadable.
        """
        key = (measure, argument)
        if key not in self._known:
            self._known[key] = float(self._measure(measure, argument))
        return self._known[key]

    def _measure(self, measure: str, argument: str) -> float:
        if measure == "match":
            found = self.mol.GetSubstructMatches(
                pattern(argument), useChirality=True, maxMatches=MOST_MATCHES
            )
            return len(found)
        if measure == "has":
            return self.mol.HasSubstructMatch(pattern(argument), useChirality=True)
        if measure in _COUNTERS:
            counts = _COUNTERS[measure](self.mol)
            for name, number in counts.items():  # one pass over the atoms answers all arguments
                self._known[measure, name] = float(number)
            return counts[argument]
        if measure not in MEASURES:
            raise MoleculeError(f"no measure is called '{shorten(measure)}': see MEASURES")
        return MEASURES[measure](self.mol)


def _elements(mol: Chem.Mol) -> Counter[str]:
    counts: Counter[str] = Counter()
    for atom in mol.GetAtoms():
        counts[atom.GetSymbol()] += 1
        counts["H"] += atom.GetTotalNumHs()
    return counts


def _isotopes(mol: Chem.Mol) -> Counter[str]:
    counts: Counter[str] = Counter()
    for atom in mol.GetAtoms():
        if mass := atom.GetIsotope():
            counts[f"{mass}{atom.GetSymbol()}"] += 1
            counts["any"] += 1
    return counts


def _ring_sizes(mol: Chem.Mol) -> Counter[str]:
    return Counter(str(len(ring)) for ring in mol.GetRingInfo().AtomRings())


_GEOMETRY: Final = {
    BondStereo.STEREOE: "E",
    BondStereo.STEREOTRANS: "E",
    BondStereo.STEREOZ: "Z",
    BondStereo.STEREOCIS: "Z",
}


def _stereo(mol: Chem.Mol) -> Counter[str]:
    labels = Counter(
        atom.GetProp("_CIPCode") for atom in mol.GetAtoms() if atom.HasProp("_CIPCode")
    )
    labels.update(label for bond in mol.GetBonds() if (label := _GEOMETRY.get(bond.GetStereo())))
    labels["centres"] = labels["R"] + labels["S"] + labels["r"] + labels["s"]
    labels["any"] = labels["centres"] + labels["E"] + labels["Z"]
    return labels


_COUNTERS: Final[dict[str, Callable[[Chem.Mol], Counter[str]]]] = {
    "element": _elements,
    "isotope": _isotopes,
    "ring size": _ring_sizes,
    "stereo": _stereo,
}


def _anions(mol: Chem.Mol) -> int:
    """Count atoms with a negative charge that no neighbour balances, as it does in nitro."""
    return sum(atom.GetFormalCharge() < 0 and not _balanced(atom) for atom in mol.GetAtoms())


def _cations(mol: Chem.Mol) -> int:
    return sum(atom.GetFormalCharge() > 0 and not _balanced(atom) for atom in mol.GetAtoms())


def _balanced(atom: Chem.Atom) -> bool:
    own = atom.GetFormalCharge()
    return any(other.GetFormalCharge() * own < 0 for other in atom.GetNeighbors())


def ring_systems(mol: Chem.Mol) -> list[tuple[int, set[int]]]:
    """Return the number of rings and the atoms of each set of rings that share atoms."""
    systems: list[tuple[int, set[int]]] = []
    for ring in mol.GetRingInfo().AtomRings():
        number, atoms = 1, set(ring)
        apart = []
        for count, others in systems:
            if atoms & others:
                number, atoms = number + count, atoms | others
            else:
                apart.append((count, others))
        systems = [*apart, (number, atoms)]
    return systems


def _largest_system(mol: Chem.Mol) -> int:
    return max((number for number, _ in ring_systems(mol)), default=0)


def _independent_rings(mol: Chem.Mol) -> int:
    return mol.GetNumBonds() - mol.GetNumAtoms() + len(Chem.GetMolFrags(mol))


def _largest_independent(mol: Chem.Mol) -> int:
    bonds = [
        {bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()} for bond in mol.GetBonds() if bond.IsInRing()
    ]
    sizes = (sum(ends <= atoms for ends in bonds) - len(atoms) for _, atoms in ring_systems(mol))
    return max(sizes, default=-1) + 1


def _largest_ring(mol: Chem.Mol) -> int:
    return max((len(ring) for ring in mol.GetRingInfo().AtomRings()), default=0)


def _ring_hetero(mol: Chem.Mol) -> int:
    return sum(atom.IsInRing() and atom.GetAtomicNum() not in (1, 6) for atom in mol.GetAtoms())


def _aromatic_rings(mol: Chem.Mol) -> int:
    aromatic = [bond.GetIsAromatic() for bond in mol.GetBonds()]
    return sum(all(aromatic[i] for i in ring) for ring in mol.GetRingInfo().BondRings())


def _alkenes(mol: Chem.Mol) -> int:
    return sum(
        bond.GetBondType() == BondType.DOUBLE
        and bond.GetBeginAtom().GetAtomicNum() == 6
        and bond.GetEndAtom().GetAtomicNum() == 6
        for bond in mol.GetBonds()
    )


def _acyl_carbons(mol: Chem.Mol) -> int:
    """Count the carbons of the longest chain that ends in a carboxy, ester or acyl carbon."""
    longest = 0
    atoms = {a.GetIdx(): a for a in mol.GetAtoms() if a.GetAtomicNum() == 6 and not a.IsInRing()}
    for start, *_ in mol.GetSubstructMatches(pattern("[CX3](=O)[O,S,N]"), maxMatches=16):
        longest = max(longest, _reach(atoms, start))
    return longest


def _reach(atoms: dict[int, Chem.Atom], start: int) -> int:
    """Return the atoms on the longest path from ``start``; outside rings carbon forms trees."""
    longest, stack = 0, [(start, -1, 1)]
    while stack:
        place, before, depth = stack.pop()
        if place not in atoms:
            continue
        longest = max(longest, depth)
        near = (other.GetIdx() for other in atoms[place].GetNeighbors())
        stack += [(other, place, depth + 1) for other in near if other != before]
    return longest


MEASURES: Final[dict[str, Callable[[Chem.Mol], float]]] = {
    "charge": Chem.GetFormalCharge,
    "anions": _anions,
    "cations": _cations,
    "rings": lambda mol: mol.GetRingInfo().NumRings(),
    "ring system": _largest_system,
    "independent rings": _independent_rings,
    "independent ring system": _largest_independent,
    "largest ring": _largest_ring,
    "ring hetero atoms": _ring_hetero,
    "aromatic rings": _aromatic_rings,
    "spiro atoms": rdMolDescriptors.CalcNumSpiroAtoms,
    "bridgehead atoms": rdMolDescriptors.CalcNumBridgeheadAtoms,
    "alkenes": _alkenes,
    "chain": longest_chain,
    "acyl chain": _acyl_carbons,
    "fragments": lambda mol: len(Chem.GetMolFrags(mol)),
    "mass": rdMolDescriptors._CalcMolWt,
    "logp": Crippen.MolLogP,
    "tpsa": rdMolDescriptors.CalcTPSA,
    "donors": rdMolDescriptors.CalcNumHBD,
    "acceptors": rdMolDescriptors.CalcNumHBA,
    "rotatable bonds": rdMolDescriptors.CalcNumRotatableBonds,
    "hetero atoms": rdMolDescriptors.CalcNumHeteroatoms,
    "heavy atoms": lambda mol: mol.GetNumHeavyAtoms(),
    "radicals": lambda mol: sum(atom.GetNumRadicalElectrons() for atom in mol.GetAtoms()),
}
"""Name -> number of a molecule: net charge; charged atoms without an opposite neighbour; rings of
the smallest set; rings of the largest fused system; both as the fewest bonds to cut until no ring
is left (Frerejacque's number), fewer in cages than RDKit's set; mass in g/mol; TPSA in Å²."""
