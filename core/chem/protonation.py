"""Moving protons: the anions, cations and zwitterions that belong to a molecule.

Layer: core.chem (imports nothing of core). Sites are found by SMARTS and ranked by the usual order
of pKa, strongest acid first; no pKa is computed.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from rdkit import Chem

MOST_SITES: Final = 8
"""Single steps of one kind that are listed."""

# Strongest first; the atom that carries the proton is the first of each pattern.
_STRONG: Final = (
    "[OX2H]S(=O)(=O)",
    "[OX2H][SX3]=O",
    "[OX2H]P(=O)",
    "[OX2H]C(=O)[#6,#1]",
    "[OX2H]C=O",
)
_WEAK: Final = (
    "[SX2H]C=[O,S]",
    "[NX3,nX3;H1]1[#6,#7]=,:[#7][#7]=,:[#7]1",
    "[OX2H]c",
    "[OX2H][CX3]=[CX3]",
    "[OX2H]N",
    "[SX2H][#6]",
    "[NX3;H1,H2]S(=O)=O",
    "[NX3;H1](C=O)C=O",
    "[nX3H]",
    "[OX2H][#6,#14,#34,#33,#5]",
)
_CATIONS: Final = ("[NX4;H1,H2,H3;+]", "[NX3;H1,H2;+]=[#6]", "[nH;+]", "[OX3;H1,H2,H3;+]")
_BASES: Final = (
    "[NX2;+0;$(N=C(N)N),$(N=C([#6])N)]",
    "[NX3;+0;H2;$(N[CX4]);!$(N[C,S,P]=[O,N,S])]",
    "[NX3;+0;H1;$(N([CX4])[CX4]);!$(N[C,S,P]=[O,N,S])]",
    "[NX3;+0;H0;$(N([CX4])([CX4])[CX4]);!$(N[C,S,P]=[O,N,S])]",
    "[nX2;+0;$(n1cnc[c,n]1)]",
    "[nX2;+0]",
    "[NX2;+0]=[#6]",
    "[NX3;+0;!$(N[C,S,P]=[O,N,S])]c",
    "[NX3;+0;H3]",
    "[NX3;+0;$(N[#7,#8])]",
)
_ANIONS: Final = ("[O-;!$(O~[+])]", "[S-]", "[N-;!$(N~[+])]", "[n-]", "[C-;!$(C~[+])]")


@lru_cache(maxsize=256)
def _pattern(smarts: str) -> Chem.Mol:
    return Chem.MolFromSmarts(smarts)


def sites(mol: Chem.Mol, patterns: Sequence[str]) -> list[int]:
    """Return the first atoms of the matches, in the order of the patterns, each atom once."""
    found: dict[int, None] = {}
    for smarts in patterns:
        for match in mol.GetSubstructMatches(_pattern(smarts), maxMatches=64):
            found.setdefault(match[0])
    return list(found)


def shift(mol: Chem.Mol, atoms: Iterable[int], by: int) -> Chem.Mol | None:
    """Return a copy with ``by`` protons more (or less) on each atom; None where that is invalid."""
    edited = Chem.RWMol(mol)
    for index in atoms:
        atom = edited.GetAtomWithIdx(index)
        hydrogens = atom.GetTotalNumHs() + by
        if hydrogens < 0:
            return None
        atom.SetFormalCharge(atom.GetFormalCharge() + by)
        atom.SetNoImplicit(True)
        atom.SetNumExplicitHs(hydrogens)
    return cleaned(edited)


def cleaned(edited: Chem.RWMol) -> Chem.Mol | None:
    """Return the sanitised molecule, None where RDKit refuses it."""
    mol = edited.GetMol()
    return None if Chem.SanitizeMol(mol, catchErrors=True) else mol


def conjugate_bases(mol: Chem.Mol, charge: int | None = None) -> list[Chem.Mol | None]:
    """Return the molecule without one or more protons, the likeliest first.

    Args:
        mol: A sanitised molecule.
        charge: Net charge that the text states for the base, if any.
    """
    cations, strong = sites(mol, _CATIONS), sites(mol, _STRONG)
    weak = [atom for atom in sites(mol, _WEAK) if atom not in strong]
    ranked = [*strong, *cations, *weak]
    now = Chem.GetFormalCharge(mol)
    made: list[Chem.Mol | None] = []
    if not strong and not cations and (sites(mol, _ANIONS) or sites(mol, _BASES[:4])):
        made.append(mol)  # a name without its "(1+)", or one that is read as the base itself
    if charge is not None and 0 < now - charge <= len(ranked):
        wanted = now - charge
        made.append(shift(mol, ranked[:wanted], -1))
        if cations and strong:
            made.append(shift(mol, [*cations, *strong, *weak][:wanted], -1))
    if strong:
        made += [shift(mol, strong, -1), *_single(mol, strong, -1)]
        made.append(_with_amine(mol, strong))
        made += [shift(mol, [*strong, *weak[:1]], -1)] if weak else []
    made += [shift(mol, cations, -1)] if len(cations) > 1 else []
    return made + _single(mol, [*cations, *weak], -1)


def conjugate_acids(mol: Chem.Mol, charge: int | None = None) -> list[Chem.Mol | None]:
    """Return the molecule with one or more protons more, the likeliest first.

    Args:
        mol: A sanitised molecule.
        charge: Net charge that the text states for the acid, if any.
    """
    anions, bases = sites(mol, _ANIONS), sites(mol, _BASES)
    ranked = [*anions, *bases]
    now = Chem.GetFormalCharge(mol)
    made: list[Chem.Mol | None] = []
    if not anions and sites(mol, _STRONG):
        made.append(mol)  # a name without its "(2-)" is read as the acid
    if charge is not None and 0 < charge - now <= len(ranked):
        made += [shift(mol, order[: charge - now], 1) for order in (ranked, [*bases, *anions])]
    if anions:
        made += [shift(mol, anions, 1), *_single(mol, anions, 1)]
    made += _single(mol, bases, 1)
    aliphatic = sites(mol, _BASES[:4])
    return [*made, shift(mol, aliphatic, 1)] if len(aliphatic) > 1 else made


def zwitterions(mol: Chem.Mol) -> list[Chem.Mol | None]:
    """Return the neutral molecule with protons moved from acids to amines, and back."""
    acids, bases = sites(mol, _STRONG), sites(mol, _BASES[:4])
    anions, cations = sites(mol, _ANIONS), sites(mol, _CATIONS)
    made: list[Chem.Mol | None] = []
    for givers, takers in ((acids, bases), (cations, anions)):
        moved = min(len(givers), len(takers))
        counts = dict.fromkeys((1, moved)) if moved else ()
        for number in counts:
            for taker in takers[:3] if number == 1 else takers[:1]:
                chosen = [taker, *(t for t in takers if t != taker)][:number]
                half = shift(mol, givers[:number], -1)
                made.append(half and shift(half, chosen, 1))
    return made


def _single(mol: Chem.Mol, atoms: Sequence[int], by: int) -> list[Chem.Mol | None]:
    return [shift(mol, [atom], by) for atom in distinct(mol, atoms)[:MOST_SITES]]


def _with_amine(mol: Chem.Mol, strong: Sequence[int]) -> Chem.Mol | None:
    """Deprotonate all acids and protonate the amines: the form at pH 7.3 of an amino acid."""
    bases = sites(mol, _BASES[:4])
    made = shift(mol, strong, -1) if bases else None
    return made and shift(made, bases[:2], 1)


def distinct(mol: Chem.Mol, atoms: Sequence[int]) -> list[int]:
    """Return the atoms without those that a symmetry maps to an earlier one."""
    ranks = list(Chem.CanonicalRankAtoms(mol, breakTies=False))
    seen: dict[int, int] = {}
    for atom in atoms:
        seen.setdefault(ranks[atom], atom)
    return list(seen.values())


def flattened(mol: Chem.Mol) -> Chem.Mol:
    """Return a copy without stereochemistry."""
    flat = Chem.Mol(mol)
    Chem.RemoveStereochemistry(flat)
    return flat
