"""Ring systems and functional groups by the names that people type, found by SMARTS.

Layer: core.chem (imports nothing of core). Used to write truthful short texts about a structure.
"""

from functools import lru_cache
from typing import Final

from rdkit import Chem

GROUPS: Final[dict[str, str]] = {
    "beta-lactam": "O=C1[CX4][CX4]N1",
    "penicillin": "O=C1CC2N1C(C(=O)[O,N])C(C)(C)S2",
    "cephalosporin": "O=C1CC2N1C(C(=O)[O,N])=CCS2",
    "carbapenem": "O=C1CC2N1C(C(=O)[O,N])=CC2",
    "tetracycline": "C1CC2CC3CccC(=O)C3=C(O)C2C(=O)C1",
    "macrolide": "[r12,r13,r14,r15,r16;C](=O)[r12,r13,r14,r15,r16;O]",
    "steroid": "C1CCC2C(C1)CCC1C2CCC2CCCC12",
    "sulfonamide": "[#6]S(=O)(=O)[NX3]",
    "sulfonylurea": "S(=O)(=O)NC(=O)N",
    "thiazide": "NS(=O)(=O)c1ccc2NCNS(=O)(=O)c2c1",
    "barbiturate": "O=C1CC(=O)NC(=O)N1",
    "benzodiazepine": "c1ccc2c(c1)C=NCC(=O)N2",
    "phenothiazine": "c1ccc2c(c1)Nc1ccccc1S2",
    "quinolone": "O=c1cc[nX3]c2ccccc12",
    "catechol": "[OH]c1ccccc1[OH]",
    "phenol": "[OH]c1ccccc1",
    "aniline": "[NX3;H2]c1ccccc1",
    "nitro compound": "[N+](=O)[O-]",
    "nitrile": "C#N",
    "isocyanate": "N=C=O",
    "azide": "[N]=[N+]=[N-]",
    "azo compound": "[#6]N=N[#6]",
    "hydrazine": "[NX3;!$(N=*)]-[NX3;!$(N=*)]",
    "oxime": "C=N[OH]",
    "carboxylic acid": "C(=O)[OX2H]",
    "carboxylate": "C(=O)[O-]",
    "ester": "[#6]C(=O)O[#6]",
    "lactone": "[C;R](=O)[O;R][#6;R]",
    "amide": "[#6]C(=O)[NX3]",
    "lactam": "[C;R](=O)[N;R]",
    "carbamate": "[NX3]C(=O)O[#6]",
    "urea": "[NX3]C(=O)[NX3]",
    "guanidine": "NC(=N)N",
    "aldehyde": "[CX3H1](=O)[#6]",
    "ketone": "[#6][CX3](=O)[#6]",
    "primary amine": "[NX3;H2;!$(NC=O);!$(NS)][CX4]",
    "secondary amine": "[NX3;H1;!$(NC=O);!$(NS)]([CX4])[CX4]",
    "tertiary amine": "[NX3;H0;!$(NC=O);!$(NS)]([CX4])([CX4])[CX4]",
    "quaternary ammonium": "[N+;X4]([#6])([#6])([#6])[#6]",
    "primary alcohol": "[CH2][OH]",
    "secondary alcohol": "[CX4;H1]([#6])([#6])[OH]",
    "tertiary alcohol": "[CX4;H0]([#6])([#6])([#6])[OH]",
    "methyl ether": "[CH3]O[#6]",
    "epoxide": "C1OC1",
    "peroxide": "[#6]OO",
    "thiol": "[#6][SH]",
    "thioether": "[#6][SX2][#6]",
    "disulfide": "SS",
    "sulfoxide": "[#6][SX3](=O)[#6]",
    "sulfone": "[#6]S(=O)(=O)[#6]",
    "sulfonic acid": "S(=O)(=O)[OH,O-]",
    "phosphate": "OP(=O)([O])O",
    "diphosphate": "OP(=O)(O)OP(=O)(O)O",
    "phosphonate": "[#6]P(=O)([O])O",
    "boronic acid": "[#6]B(O)O",
    "fluorine": "[#6]F",
    "trifluoromethyl group": "C(F)(F)F",
    "chlorine": "[#6]Cl",
    "bromine": "[#6]Br",
    "iodine": "[#6]I",
    "alkyne": "C#C",
    "carbon-carbon double bond": "[CX3]=[CX3]",
    "benzene ring": "c1ccccc1",
    "naphthalene": "c1ccc2ccccc2c1",
    "biphenyl": "c1ccccc1-c1ccccc1",
    "pyridine": "c1ccncc1",
    "pyrimidine": "c1cncnc1",
    "pyrazine": "c1cnccn1",
    "purine": "c1ncc2ncnc2n1",
    "imidazole": "c1cncn1",
    "pyrazole": "c1ccnn1",
    "triazole": "[#6]1~[#7]~[#7]~[#6,#7]~[#6,#7]1",
    "tetrazole": "c1nnnn1",
    "thiazole": "c1cscn1",
    "oxazole": "c1cocn1",
    "thiophene": "c1ccsc1",
    "furan": "c1ccoc1",
    "pyrrole": "c1cc[nH]c1",
    "indole": "c1ccc2c(c1)cc[nX3]2",
    "quinoline": "c1ccc2ncccc2c1",
    "isoquinoline": "c1ccc2cnccc2c1",
    "coumarin": "O=c1ccc2ccccc2o1",
    "flavone": "O=c1cc(-c2ccccc2)oc2ccccc12",
    "anthraquinone": "O=C1c2ccccc2C(=O)c2ccccc12",
    "piperidine": "C1CCNCC1",
    "piperazine": "C1CNCCN1",
    "morpholine": "C1COCCN1",
    "pyrrolidine": "C1CCNC1",
    "cyclopropane": "C1CC1",
    "adamantane": "C1C2CC3CC1CC(C2)C3",
}
"""Name -> SMARTS."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, Chem.Mol], ...]:
    return tuple((name, Chem.MolFromSmarts(smarts)) for name, smarts in GROUPS.items())


def named_groups(molecule: Chem.Mol) -> tuple[str, ...]:
    """Return the names of the rings and groups that the molecule holds, in the table's order."""
    return tuple(name for name, pattern in _patterns() if molecule.HasSubstructMatch(pattern))
