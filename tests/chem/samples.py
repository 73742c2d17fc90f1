"""Molecules of every kind that the package must take, by what is special about them."""

from typing import Final

import numpy as np
from rdkit import Chem

SMILES: Final = {
    "ethanol": "CCO",
    "methane": "C",
    "wildcard": "*CC",
    "bare wildcard": "*",
    "proton": "[H+]",
    "hydrogen": "[H][H]",
    "heavy water": "[2H]O[2H]",
    "salt": "[Na+].[Cl-]",
    "drug salt": "Cl.CN1CCC[C@H]1c1cccnc1",
    "metal": "[Fe]",
    "cisplatin": "N[Pt](N)(Cl)Cl",
    "haem": "CC1=C(CCC(O)=O)C2=[N]3C1=Cc1c(C)c(C=C)c4C=C5C(C)=C(C=C)C6=[N]5[Fe]3(n14)"
    "n1c(=C6)c(C)c(CCC(O)=O)c1=C2",
    "ferrocene": "[Fe+2].[cH-]1cccc1.[cH-]1cccc1",
    "radical": "C[CH2]",
    "nitroxyl": "CC1(C)CCCC(C)(C)N1[O]",
    "triradical": "[C]",
    "zwitterion": "[NH3+]CC([O-])=O",
    "isotopes": "[13CH3][14C](=O)[18OH]",
    "unknown isotope": "[11BH3]",
    "macrocycle": "O=C1CCCCCCCCCCCCCCO1",
    "cyclosporin core": "C1C(=O)NCC(=O)NCC(=O)NCC(=O)NCC(=O)NCC(=O)N1",
    "cubane": "C12C3C4C1C5C2C3C45",
    "adamantane": "C1C2CC3CC1CC(C2)C3",
    "spiro": "C1CCC2(CC1)OCCO2",
    "cholesterol": "C[C@H](CCCC(C)C)[C@H]1CC[C@@H]2[C@@]1(CC[C@H]3[C@H]2CC=C4[C@@]3"
    "(CC[C@@H](C4)O)C)C",
    "epoxide": "CCC[C@H]1[C@H](O1)C",
    "cyclopropyl amide": "CC1=C(C=C(C=C1)C(=O)NC2CC2)C3=C(C=C(C=C3)C4=NN=C(O4)C)C",
    "glucose": "OC[C@H]1OC(O)[C@H](O)[C@@H](O)[C@@H]1O",
    "atp": "Nc1ncnc2n(cnc12)[C@@H]1O[C@H](COP(O)(=O)OP(O)(=O)OP(O)(O)=O)[C@@H](O)[C@H]1O",
    "fatty acid": r"CCCCC/C=C\C/C=C\CCCCCCCC(=O)O",
    "nitro": "OC(=O)c1ccc([N+](=O)[O-])cc1Cl",
    "sulfonamide": "CS(=O)(=O)NCCCS",
    "boron": "OB(O)c1ccccc1",
    "silane": "C[Si](C)(C)C",
    "meso": "C[C@H](O)[C@@H](C)O",
    "pseudo-asymmetric": "C[C@H](O)[C@H](Cl)[C@@H](C)O",
    "open stereo": "CC(O)C=CC",
    "hypervalent": "FS(F)(F)(F)(F)F",
    "azide": "CN=[N+]=[N-]",
    "sulfate": "[Na+].[Na+].[O-]S([O-])(=O)=O",
    "highly charged": "[Th+4]",
    "peptide": "N[C@@H](C)C(=O)N[C@@H](CO)C(=O)N[C@@H](Cc1ccccc1)C(=O)O",
    "peptide of 500 atoms": "N[C@@H](C)C(=O)" * 100 + "O",
}
NAMES: Final = tuple(SMILES)


def molecule(name: str) -> Chem.Mol:
    """Return a sample as RDKit reads it."""
    return Chem.MolFromSmiles(SMILES[name])


def shuffled(mol: Chem.Mol, seed: int) -> tuple[Chem.Mol, list[int]]:
    """Return the molecule with its atoms in another order, and the old index of each atom."""
    order = [int(i) for i in np.random.default_rng(seed).permutation(mol.GetNumAtoms())]
    return Chem.RenumberAtoms(mol, order), order
