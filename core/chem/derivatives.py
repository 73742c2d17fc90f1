"""Esters, salts, N-oxides and other kinds of a molecule that words name.

Layer: core.chem (imports core.chem.protonation). Each function takes a molecule and the
lower-case words around its name, and returns what they may mean; None where that is invalid.
"""

import re
from collections.abc import Iterable
from typing import Final

from rdkit import Chem

from core.chem.protonation import cleaned, conjugate_bases, distinct, sites

Made = list[Chem.Mol | None]
"""Edited molecules, None where an edit gave no valid one."""
_SODIUM: Final = {"sodium": "[Na+]", "potassium": "[K+]", "lithium": "[Li+]"}
_COUNTER: Final = {
    "hydrochloride": "Cl", "hydrobromide": "Br", "hydroiodide": "I", "hydrate": "O",
    "nitrate salt": "O=[N+]([O-])O", "acetate salt": "CC(=O)O", "mesylate": "CS(=O)(=O)O",
    "methanesulfonate salt": "CS(=O)(=O)O", "maleate salt": "O=C(O)/C=C\\C(=O)O",
    "fumarate salt": "O=C(O)/C=C/C(=O)O", "sulfate salt": "O=S(=O)(O)O",
    "phosphate salt": "O=P(O)(O)O", "tartrate salt": "O=C(O)[C@H](O)[C@@H](O)C(=O)O",
    "citrate salt": "O=C(O)CC(O)(CC(=O)O)C(=O)O", "tosylate": "Cc1ccc(S(=O)(=O)O)cc1",
}  # fmt: skip
_TIMES: Final = {"mono": 1, "di": 2, "tri": 3, "tetra": 4, "penta": 5, "hexa": 6, "hepta": 7}
_ACID: Final = "[OX2H,OX1-]C(=O)[#6,#1]"
_ESTERS: Final = {
    "methyl": "C", "ethyl": "CC", "propyl": "CCC", "isopropyl": "C(C)C", "butyl": "CCCC",
    "tert-butyl": "C(C)(C)C", "benzyl": "Cc1ccccc1", "phenyl": "c1ccccc1",
}  # fmt: skip


def esters(mol: Chem.Mol, context: str) -> Made:
    """Make the esters that the words name, of each acid and of all, and acylate hydroxy groups."""
    acids = sites(mol, (_ACID, "[OX2H]P(=O)", "[OX2H]S(=O)=O"))
    made: Made = []
    for name, smiles in _ESTERS.items():
        if not re.search(rf"(?<![\w-]){name} (?:\w+ )?esters?\b|di{name} ester", context):
            continue
        if len(acids) > 1 and f"di{name}" in context:
            made.append(_capped(mol, acids, smiles))
        made += [_capped(mol, [acid], smiles) for acid in distinct(mol, acids)]
        if len(acids) > 1:
            made.append(_capped(mol, acids, smiles))
    return made


def _capped(mol: Chem.Mol, oxygens: Iterable[int], smiles: str) -> Chem.Mol | None:
    """Put an alkyl group on each of the oxygens."""
    edited = Chem.RWMol(mol)
    group = Chem.MolFromSmiles(smiles)
    for oxygen in oxygens:
        first = edited.GetNumAtoms()
        edited.InsertMol(group)
        atom = edited.GetAtomWithIdx(oxygen)
        atom.SetFormalCharge(0)
        atom.SetNumExplicitHs(0)
        edited.AddBond(oxygen, first, Chem.BondType.SINGLE)
    return cleaned(edited)


def salts(mol: Chem.Mol, context: str) -> Made:
    """Add the counter-ion that the words name; also give the largest part alone."""
    made: Made = []
    for name, smiles in _COUNTER.items():
        if found := re.search(rf"(?P<times>{'|'.join(_TIMES)})?{name}", context):
            number = _TIMES.get(found["times"], 1)
            made.append(_joined(mol, [smiles] * number))
    for name, ion in _SODIUM.items():
        if name in context:
            made += [
                base and _joined(base, [ion] * -charge)
                for base in conjugate_bases(mol)[:6]
                if base is not None and (charge := Chem.GetFormalCharge(base)) < 0
            ]
            if (charge := Chem.GetFormalCharge(mol)) < 0:
                made.append(_joined(mol, [ion] * -charge))
    parts = Chem.GetMolFrags(mol, asMols=True)
    largest = max(parts, key=lambda part: part.GetNumHeavyAtoms())
    return [*made, largest, mol] if len(parts) > 1 else [*made, mol]


def _joined(mol: Chem.Mol, parts: Iterable[str]) -> Chem.Mol:
    for smiles in parts:
        mol = Chem.CombineMols(mol, Chem.MolFromSmiles(smiles))
    Chem.SanitizeMol(mol)
    return mol


def n_oxides(mol: Chem.Mol, _: str) -> Made:
    """Put an oxygen on each tertiary amine or pyridine-like nitrogen."""
    made: Made = []
    nitrogens = sites(mol, ("[NX3;H0;$(N([#6])([#6])[#6]);!$(N[C,S,P]=O)]", "[nX2]"))
    for nitrogen in distinct(mol, nitrogens):
        edited = Chem.RWMol(mol)
        oxygen = edited.AddAtom(Chem.Atom(8))
        edited.AddBond(nitrogen, oxygen, Chem.BondType.SINGLE)
        edited.GetAtomWithIdx(nitrogen).SetFormalCharge(1)
        edited.GetAtomWithIdx(oxygen).SetFormalCharge(-1)
        made.append(cleaned(edited))
    return made


def deoxygenated(mol: Chem.Mol, _: str) -> Made:
    """Take each hydroxy oxygen out."""
    made: Made = []
    for oxygen in distinct(mol, sites(mol, ("[OX2H][#6]",))):
        edited = Chem.RWMol(mol)
        for neighbour in edited.GetAtomWithIdx(oxygen).GetNeighbors():
            neighbour.SetChiralTag(Chem.ChiralType.CHI_UNSPECIFIED)
        edited.RemoveAtom(oxygen)
        made.append(cleaned(edited))
    return made


def dehydrogenated(mol: Chem.Mol, _: str) -> Made:
    """Make each C-C bond between carbons with hydrogens a double bond."""
    return _reordered(mol, "[CX4;!H0]-[CX4;!H0]", Chem.BondType.DOUBLE)


def hydrogenated(mol: Chem.Mol, _: str) -> Made:
    """Make each aliphatic C=C bond a single one."""
    return _reordered(mol, "[CX3]=[CX3]", Chem.BondType.SINGLE)


def _reordered(mol: Chem.Mol, smarts: str, order: Chem.BondType) -> Made:
    made: Made = []
    for first, second in mol.GetSubstructMatches(Chem.MolFromSmarts(smarts))[:24]:
        edited = Chem.RWMol(mol)
        bond = edited.GetBondBetweenAtoms(first, second)
        bond.SetStereo(Chem.BondStereo.STEREONONE)
        bond.SetBondType(order)
        for index in (first, second):
            atom = edited.GetAtomWithIdx(index)
            atom.SetChiralTag(Chem.ChiralType.CHI_UNSPECIFIED)
            atom.SetNoImplicit(False)
            atom.SetNumExplicitHs(0)
        made.append(cleaned(edited))
    return made
