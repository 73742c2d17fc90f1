"""Groups as arms of a ring, and what may bear them: "methoxy" on "benzene".

Layer: core.chem (may import core.chem). Consulted for typed queries alone.
"""

from typing import Final

from core.chem.typed_groups import AMINE

ARMS: Final[dict[str, str]] = {
    "hydroxy": "[OX2H,OX1-]", "hydroxyl": "[OX2H,OX1-]", "methoxy": "[OX2][CH3]",
    "ethoxy": "[OX2][CH2][CH3]", "alkoxy": "[OX2][CX4]", "phenoxy": "[OX2]c", "acetoxy": (
        "[OX2]C(=O)[CH3]"), "benzyloxy": "[OX2][CH2]c", "trifluoromethoxy": "[OX2]C(F)(F)F",
    "nitro": "[NX3+](=O)[O-]", "amino": "[NX3;!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16])]",
    "dimethylamino": "[NX3]([CH3])[CH3]", "diethylamino": "[NX3]([CH2][CH3])[CH2][CH3]",
    "methylamino": "[NX3;H1][CH3]", "acetamido": "[NX3]C(=O)[CH3]", "acylamino": "[NX3]C=O",
    "chloro": "Cl", "fluoro": "F", "bromo": "Br", "iodo": "I", "halo": "[F,Cl,Br,I]",
    "halogen": "[F,Cl,Br,I]", "methyl": "[CH3]", "ethyl": "[CX4H2][CX4H3]", "propyl": (
        "[CX4H2][CX4H2][CX4H3]"), "isopropyl": "[CX4H1]([CH3])[CH3]", "tert butyl": (
        "[CX4]([CH3])([CH3])[CH3]"), "butyl": "[CX4H2][CX4H2][CX4H2][CX4H3]", "alkyl": "[CX4]",
    "cyclohexyl": "[CX4]1[CX4][CX4][CX4][CX4][CX4]1", "cyclopropyl": "[CX4]1[CX4][CX4]1",
    "phenyl": "c1ccccc1", "aryl": "c", "benzyl": "[CX4H2]c1ccccc1", "pyridyl": "c1ccncc1",
    "pyridinyl": "c1ccncc1", "vinyl": "[CX3H1]=[CX3H2]", "allyl": "[CX4H2][CX3]=[CX3]",
    "ethynyl": "C#C", "propargyl": "[CX4]C#C", "cyano": "C#N", "nitrile": "C#N", "carboxy": (
        "[CX3](=O)[OX2H,OX1-]"), "carboxylic acid": "[CX3](=O)[OX2H,OX1-]", "formyl": "[CX3H]=O",
    "aldehyde": "[CX3H]=O", "acetyl": "[CX3](=O)[CH3]", "acyl": "[CX3](=O)[#6]", "benzoyl": (
        "[CX3](=O)c1ccccc1"), "carbamoyl": "[CX3](=O)[NX3]", "ketone": "[CX3](=O)[#6]", "ester": (
        "[CX3](=O)[OX2][#6]"), "amide": "[CX3](=O)[NX3]", "carboxamide": "[CX3](=O)[NX3]",
    "trifluoromethyl": "C(F)(F)F", "cf3": "C(F)(F)F", "sulfonyl": "[SX4](=O)=O",
    "methylsulfonyl": "[SX4](=O)(=O)[CH3]", "sulfonamide": "[SX4](=O)(=O)[NX3]", "sulfamoyl": (
        "[SX4](=O)(=O)[NX3H2]"), "sulfo": "[SX4](=O)(=O)[OX2H,OX1-]", "sulfonic acid": (
        "[SX4](=O)(=O)[OX2H,OX1-]"), "mercapto": "[SX2H]", "thiol": "[SX2H]", "methylthio": (
        "[SX2][CH3]"), "azido": "N=[N+]=[N-]", "azo": "N=N", "amine": AMINE,
    "alcohol": "[CX4][OX2H]",
    "hydroxymethyl": "[CX4H2][OX2H]", "aminomethyl": "[CX4H2][NX3]", "chloromethyl": "[CX4H2]Cl",
    "piperazinyl": "[NX3]1CCNCC1", "morpholino": "[NX3]1CCOCC1", "piperidinyl": "[NX3]1CCCCC1",
    "ether": "[OX2][#6]", "fluorine": "F", "chlorine": "Cl", "bromine": "Br", "iodine": "I",
    "oh": "[OX2H,OX1-]", "no2": "[NX3+](=O)[O-]", "cooh": "[CX3](=O)[OX2H,OX1-]", "cn": "C#N",
    "nh2": "[NX3H2]", "phosphono": "P(=O)([O])[O]", "boronic acid": "B([OX2H])[OX2H]",
}  # fmt: skip
"""Group on a ring -> SMARTS whose first atom is bound to it."""
BEARERS: Final[dict[str, str]] = {
    "phenol": "[OX2H,OX1-]c1ccccc1", "aniline": "[NX3]c1ccccc1", "anisole": "[CH3]Oc1ccccc1",
    "benzoic acid": "O=C([OX2H,OX1-])c1ccccc1", "benzaldehyde": "O=[CX3H]c1ccccc1", "toluene": (
        "[CH3]c1ccccc1"), "benzamide": "[NX3]C(=O)c1ccccc1", "benzonitrile": "N#Cc1ccccc1",
    "benzenesulfonamide": "[NX3]S(=O)(=O)c1ccccc1", "cinnamic acid": "O=C([O])C=Cc1ccccc1",
    "acetophenone": "[CH3]C(=O)c1ccccc1", "catechol": "[OX2H]c1c([OX2H])cccc1", "styrene": (
        "C=Cc1ccccc1"), "phenyl": "c1ccccc1", "phenyl ring": "c1ccccc1", "arene": "a",
    "benzene": "c1ccccc1", "benzene ring": "c1ccccc1", "aromatic ring": "a", "aromatic": "a",
    "ring": "[*;R]", "arene ring": "a", "aryl ring": "a", "aromatic carbon": "c", "aryl": "a",
    "heteroaromatic ring": "[a;$(*:[n,o,s]),$(*:*:[n,o,s])]", "heterocycle": (
        "[*;R;$(*@[!#6]),$(*@*@[!#6])]"), "phenylalanine": "c1ccccc1CC(N)C(=O)O",
}  # fmt: skip
"""What may bear a group, beside the rings of ``core.chem.typed_rings`` -> SMARTS."""
