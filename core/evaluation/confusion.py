"""Which kind of near-miss took rank 1: a salt, a charge state, a stereoisomer, a homologue, ...

Layer: core.evaluation (may import core.errors, core.results, core.chem). The kinds are tried from
the nearest to the farthest, and each forgets what the ones before it compared: a stereoisomer that
is charged as well is "stereo". From "isotope" on, the largest component without protonation
charges is compared.
"""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from rdkit import Chem, DataStructs
from rdkit.Chem import rdFingerprintGenerator, rdMolDescriptors, rdMolHash
from rdkit.Chem.MolStandardize import rdMolStandardize
from rdkit.Chem.Scaffolds import MurckoScaffold

from core.chem.diagnosis import quiet
from core.chem.groups import GROUPS
from core.chem.molecule import molecule_from_smiles
from core.errors import MoleculeError
from core.evaluation.metrics import first_other, rank_of_truth
from core.evaluation.protocols import EncodedBenchmark
from core.results import ConfusionReport, MissKind

KINDS: Final = (
    "identical",
    "salt",
    "charge",
    "isotope",
    "stereo",
    "tautomer",
    "chain length",
    "regio",
    "substituent",
    "related",
    "other",
    "unreadable",
)
"""What ``kind_of_miss`` may answer, from the nearest to the farthest."""
RELATED: Final = 0.5
"""Tanimoto coefficient from which two molecules are called related."""

_METHYLENE: Final = Chem.MolFromSmarts("[CX4H2;!R;+0](-[!#1])-[!#1]")


class _Sides(NamedTuple):
    """One molecule in ever coarser views."""

    components: int
    main: str
    """Largest component, canonical SMILES."""
    parent: str
    """The same without protonation charges."""
    unlabelled: str
    """The parent without isotopes."""
    flat: str
    """The parent without isotopes and stereo."""
    mol: Chem.Mol
    """What ``flat`` says, as a molecule."""


def kind_of_miss(truth_smiles: str, winner_smiles: str) -> str:
    """Say how the molecule that won differs from the one that was meant.

    * "identical": the same molecule, listed twice;
    * "salt": the same main component, with other counter-ions or solvent;
    * "charge": the same skeleton in another protonation state;
    * "isotope", "stereo": the same without isotope labels, without stereo;
    * "tautomer": the same formula and RDKit's tautomer hash (HetAtomTautomerv2), or the same
      skeleton of heavy atoms with double bonds between other elements;
    * "chain length": the same graph once the CH2 of chains are left out, another number of them;
    * "regio": the same formula, ring systems and functional groups, in other places;
    * "substituent": the same Murcko scaffold (Bemis and Murcko, J. Med. Chem. 1996);
    * "related": Tanimoto at least 0.5 (Morgan bits, radius 2, 2,048 columns);
    * "other": none of these; "unreadable": RDKit refuses one of the two.

    Args:
        truth_smiles: The molecule that was meant.
        winner_smiles: The molecule at rank 1.

    Returns:
        One of ``KINDS``; the order of the two does not matter.
    """
    try:
        truth, winner = _sides(truth_smiles), _sides(winner_smiles)
    except MoleculeError:
        return "unreadable"
    return _same_parent(truth, winner) or _same_parts(truth, winner) or _likeness(truth, winner)


def confusion(encoded: EncodedBenchmark) -> ConfusionReport:
    """Count what took rank 1 from the right molecule, text to molecule.

    A miss is a text whose molecule does not come first, ties counting against it, as in
    ``Hits@1``; what won is the best candidate that is not the right one.
    """
    arrays = (encoded.queries, encoded.candidates, encoded.truth)
    missed = (rank_of_truth(*arrays) > 1).nonzero()[0]
    winners = first_other(*arrays)[missed]
    molecules = encoded.pairs.molecules
    kinds = (
        kind_of_miss(molecules[encoded.truth[row]], molecules[winner] if winner >= 0 else "")
        for row, winner in zip(missed, winners, strict=True)
    )
    return count_kinds(Counter(kinds), queries=len(encoded.queries))


def count_kinds(counts: Mapping[str, int], *, queries: int) -> ConfusionReport:
    """Return the report of misses counted by kind.

    Args:
        counts: Misses of each of ``KINDS``; 0 where one is left out.
        queries: Texts that were asked, missed or not.
    """
    misses = sum(counts.values())
    return ConfusionReport(
        queries=queries,
        misses=misses,
        kinds=tuple(
            MissKind(
                kind=kind,
                count=counts.get(kind, 0),
                share=100 * counts.get(kind, 0) / max(misses, 1),
            )
            for kind in KINDS
        ),
    )


def report_from(values: Any) -> ConfusionReport | None:
    """Return the report that ``evaluate --confusion --write-card`` put into a card, if it is one.

    Args:
        values: ``confusion`` of one of the card's metrics.
    """
    try:
        counts = {entry["kind"]: int(entry["count"]) for entry in values["kinds"]}
        queries = int(values["queries"])
    except (KeyError, TypeError, ValueError):
        return None
    known = counts.keys() <= set(KINDS) and min(counts.values(), default=0) >= 0
    return count_kinds(counts, queries=queries) if known else None


def _same_parent(truth: _Sides, winner: _Sides) -> str:
    """Return the kind of miss between forms of one parent structure, "" for other structures."""
    if truth.main == winner.main:
        return "identical" if truth.components == winner.components == 1 else "salt"
    if truth.parent == winner.parent:
        return "charge" if truth.components == winner.components else "salt"
    if truth.unlabelled == winner.unlabelled:
        return "isotope"
    return "stereo" if truth.flat == winner.flat else ""


def _same_parts(truth: _Sides, winner: _Sides) -> str:
    """Return the kind of miss between structures of the same parts, "" for others."""
    isomers = _formula(truth.mol) == _formula(winner.mol)
    if isomers and _tautomers(truth.mol, winner.mol):
        return "tautomer"
    if not isomers and _contracted(truth.mol) == _contracted(winner.mol):
        return "chain length"
    if isomers and _parts(truth.mol) == _parts(winner.mol):
        return "regio"
    return ""


def _likeness(truth: _Sides, winner: _Sides) -> str:
    scaffold = _scaffold(truth.mol)
    if scaffold and scaffold == _scaffold(winner.mol):
        return "substituent"
    similar = DataStructs.TanimotoSimilarity(_bits(truth.mol), _bits(winner.mol))
    return "related" if similar >= RELATED else "other"


@lru_cache(maxsize=4096)
def _sides(smiles: str) -> _Sides:
    """Read a SMILES.

    Raises:
        MoleculeError: RDKit refuses it.
    """
    mol = molecule_from_smiles(smiles)
    whole = Chem.MolToSmiles(mol)
    with quiet():
        main = rdMolStandardize.LargestFragmentChooser().choose(mol)
        # Forced, an acid beside a quaternary nitrogen is neutralised as well.
        parent = rdMolStandardize.Uncharger(canonicalOrder=True, force=True).uncharge(main)
    plain = Chem.Mol(parent)
    for atom in plain.GetAtoms():
        atom.SetIsotope(0)
    plain = Chem.RemoveHs(plain)  # [2H] is plain hydrogen once the label is gone
    flat = Chem.MolToSmiles(plain, isomericSmiles=False)
    return _Sides(
        components=whole.count(".") + 1,
        main=Chem.MolToSmiles(main),
        parent=Chem.MolToSmiles(parent),
        unlabelled=Chem.MolToSmiles(plain),
        flat=flat,
        mol=Chem.MolFromSmiles(flat) or plain,
    )


def _formula(mol: Chem.Mol) -> str:
    return rdMolDescriptors.CalcMolFormula(mol)


def _tautomers(one: Chem.Mol, other: Chem.Mol) -> bool:
    """Say whether two molecules of one formula differ only in where a hydrogen sits."""
    hashed = rdMolHash.HashFunction.HetAtomTautomerv2
    if rdMolHash.MolHash(one, hashed) == rdMolHash.MolHash(other, hashed):
        return True
    # A double bond that moves along a chain stays between carbons: that is no tautomer.
    return _skeleton(one) == _skeleton(other) and _multiple(one) != _multiple(other)


def _skeleton(mol: Chem.Mol) -> str:
    """Return heavy atoms and who is bound to whom, without bond orders and hydrogens."""
    bare = Chem.RWMol()
    for atom in mol.GetAtoms():
        copy = Chem.Atom(atom.GetAtomicNum())
        copy.SetNoImplicit(True)
        bare.AddAtom(copy)
    for bond in mol.GetBonds():
        bare.AddBond(bond.GetBeginAtomIdx(), bond.GetEndAtomIdx(), Chem.BondType.SINGLE)
    return Chem.MolToSmiles(bare)


def _multiple(mol: Chem.Mol) -> Counter[tuple[str, ...]]:
    """Count the double, triple and aromatic bonds by their kind and elements."""
    return Counter(
        (str(bond.GetBondType()), *sorted((bond.GetBeginAtom().GetSymbol(), end.GetSymbol())))
        for bond in mol.GetBonds()
        for end in (bond.GetEndAtom(),)
        if bond.GetBondType() != Chem.BondType.SINGLE
    )


def _contracted(mol: Chem.Mol) -> str:
    """Return the SMILES once every CH2 of a chain is left out and its neighbours are joined."""
    short = Chem.RWMol(mol)
    for middle in sorted((m[0] for m in mol.GetSubstructMatches(_METHYLENE)), reverse=True):
        ends = [atom.GetIdx() for atom in short.GetAtomWithIdx(middle).GetNeighbors()]
        if len(ends) == 2 and short.GetBondBetweenAtoms(*ends) is None:
            short.AddBond(*ends, Chem.BondType.SINGLE)
            short.RemoveAtom(middle)
    return Chem.MolToSmiles(short)


def _parts(mol: Chem.Mol) -> tuple[object, ...]:
    """Return the ring systems and the number of each functional group."""
    groups = tuple(len(mol.GetSubstructMatches(pattern)) for pattern in _patterns())
    cut = [bond.GetIdx() for bond in mol.GetBonds() if not bond.IsInRing()]
    pieces = Chem.FragmentOnBonds(mol, cut, addDummies=False) if cut else mol
    systems = sorted(
        Chem.MolToSmiles(piece)
        for piece in Chem.GetMolFrags(pieces, asMols=True, sanitizeFrags=False)
        if piece.GetNumAtoms() > 1
    )
    return groups, tuple(systems)


@lru_cache(maxsize=1)
def _patterns() -> tuple[Chem.Mol, ...]:
    return tuple(Chem.MolFromSmarts(smarts) for smarts in GROUPS.values())


def _scaffold(mol: Chem.Mol) -> str:
    return Chem.MolToSmiles(MurckoScaffold.GetScaffoldForMol(mol))


def _bits(mol: Chem.Mol) -> DataStructs.ExplicitBitVect:
    return _generator().GetFingerprint(mol)


@lru_cache(maxsize=1)
def _generator() -> rdFingerprintGenerator.FingerprintGenerator64:
    return rdFingerprintGenerator.GetMorganGenerator(radius=2, fpSize=2048)
