"""Words for groups, rings and classes of compounds, each with one SMARTS that covers its forms.

Layer: core.chem (imports core.chem.groups). Unlike ``core.chem.groups``, whose names are written
into training texts, these patterns are tolerant: an acid also matches its anion, as descriptions
speak of both. Keys are singular, lower case; ``group_pattern`` also reads plurals.
"""

from functools import lru_cache
from typing import Final

from core.chem.group_synonyms import SYNONYMS
from core.chem.groups import GROUPS
from core.chem.ring_words import RINGS

ACID: Final = "[#6][CX3](=O)[OX2H1,OX1-]"
HYDROXY: Final = "[O;H1,-;$(O[#6]);!$(OC=[O,S])]"
SUGAR: Final = (
    "[CX4;R;$(C1([O,N,S,n,c])O[CX4][CX4]([O,N,S])[CX4]([O,N,S])[CX4]1),"
    "$(C1([O,N,S,n,c])O[CX4][CX4]([O,N])[CX4]1),"
    "$(C1([O,N,S,n,c])O[#6]~[#6][CX4]([O,N])[CX4]1[O,N])]"
)
"""Anomeric carbon of a furanose or pyranose."""
PEPTIDE: Final = "[CX3](=O)[NX3;$(N[CX4]C(=O))]"
PHOSPHATE: Final = "[PX4;$(P(=O)([O])([O])[O])]"
STEROID: Final = (
    "[#6]1~[#6]~[#6]~[#6]2~[#6](~[#6]~1)~[#6]~[#6]~[#6]1~[#6]~2~[#6]~[#6]~[#6]2"
    "~[#6]~1~[#6]~[#6]~[#6]~2"
)
_COA: Final = "SCCNC(=O)CCNC(=O)C(O)C(C)(C)COP"
AMINE: Final = "[N;!$(N[C,S,P]=[O,N,S]);!$(N=*);!$(N#*);!$(N-[!#6;!#1])]"

_SUBSTITUENTS: Final = {
    "hydroxy": HYDROXY,
    "methoxy": "[CH3][OX2][#6]",
    "ethoxy": "[CH3][CH2][OX2][#6]",
    "methyl": "[CX4;H3;!$(C[O,N,S]C(=O)[O])]",
    "ethyl": "[CH3][CH2]",
    "phenyl": "[cX3]1ccccc1",
    "fluoro": "[F]",
    "chloro": "[Cl]",
    "bromo": "[Br]",
    "iodo": "[I]",
    "nitro": "[NX3+](=O)[O-]",
    "nitroso": "[NX2]=O",
    "amino": AMINE,
    "carboxy": ACID,
    "cyano": "C#N",
    "oxo": "[#6]=O",
    "formyl": "[CX3H1](=O)[#6]",
    "acetyl": "[CH3][CX3](=O)",
    "acetoxy": "[CH3]C(=O)O[#6]",
    "acetamido": "[CH3]C(=O)[NX3]",
    "carbamoyl": "C(=O)[NX3;H2]",
    "sulfo": "S(=O)(=O)[OX2H,OX1-]",
    "sulfamoyl": "S(=O)(=O)[NX3;H2]",
    "phospho": PHOSPHATE,
    "sulfanyl": "[#6][SX2H,SX1-]",
    "sulfooxy": "OS(=O)(=O)[OH,O-]",
    "trifluoromethyl": "C(F)(F)F",
    "trifluoromethoxy": "OC(F)(F)F",
    "hydroxymethyl": "[CH2][OX2H]",
    "isopropyl": "[CX4;H1]([CH3])[CH3]",
    "isopropoxy": "O[CX4;H1]([CH3])[CH3]",
    "tert-butyl": "[CX4]([CH3])([CH3])[CH3]",
    "vinyl": "[CX3H2]=[CX3H1]",
    "allyl": "[CX3H2]=[CX3H1][CX4]",
    "prenyl": "[CH3][CX3]([CH3])=[CX3]",
    "benzyl": "c[CX4]",
    "benzoyl": "c1ccccc1C(=O)",
    "cyclopropyl": "C1CC1",
    "cyclohexyl": "C1CCCCC1",
    "methylidene": "[CX3H2]=[#6]",
    "methylenedioxy": "c1ccc2OCOc2c1",
    "epoxy": "[#6][OX2;R][#6]",
    "azido": "[N]=[N+]=[N-]",
    "piperidinyl": "C1CCNCC1",
    "pyridinyl": "c1ccncc1",
    "dimethylamino": "[NX3,NX4+]([CH3])[CH3]",
    "methylamino": "[NX3;H1,H0][CH3]",
    "imino": "[#6]=[N]",
    "hydroxyimino": "C=N[OH]",
    "ureido": "NC(=O)N",
    "guanidino": "[#7]~C(~[#7])~[#7]",
    "glucosyl": SUGAR,
    "glycosyl": SUGAR,
}

_GROUPS: Final = {
    "carboxylic acid": ACID,
    "carboxylate": "C(=O)[O-]",
    "alcohol": "[CX4][OX2H]",
    "primary alcohol": "[CX4;H2,H3][OX2H]",
    "secondary alcohol": "[CX4;H1][OX2H]",
    "tertiary alcohol": "[CX4;H0][OX2H]",
    "allylic alcohol": "[#6]=[#6][CX4][OX2H]",
    "benzyl alcohol": "c[CX4][OX2H]",
    "ketone hydrate": "[OX2H][CX4][OX2H]",
    "aldehyde hydrate": "[OX2H][CX4][OX2H]",
    "aromatic carboxylic acid": "[#6][CX3](=O)[O,N]",
    "indolyl carboxylic acid": "[#6][CX3](=O)[O,N]",
    "enol ether": "[CX3]=[CX3][OX2][#6]",
    "enol": "[CX3]=[CX3][OH,O-]",
    "phenol": "c[OX2H,OX1-]",
    "catechol": "[OH,O-]cc[OH,O-]",
    "resorcinol": "[OH]ccc[OH]",
    "guaiacol": "[OX2H,OX1-]cc[OX2][CH3]",
    "hydroquinone": "[OH]c1ccc([OH])cc1",
    "naphthol": "[OX2H,OX1-][c;$(c1cccc2ccccc12),$(c1ccc2ccccc2c1)]",
    "ether": "[#6;!$(C=[O,S,N])][OX2][#6;!$(C=[O,S,N])]",
    "aromatic ether": "c[OX2][#6]",
    "cyclic ether": "[#6;R][OX2;R][#6;R]",
    "acetal": "[CX4]([OX2][#6])[OX2][#6]",
    "ketal": "[CX4]([OX2][#6])[OX2][#6]",
    "hemiacetal": "[CX4]([OX2H])[OX2][#6]",
    "ester": "[#6X3,#15,#16](=[O,S])[OX2,SX2][#6]",
    "carboxylic ester": "[#6]C(=O)O[#6]",
    "methyl ester": "[CX3,P](=O)O[CH3]",
    "ethyl ester": "[CX3,P](=O)O[CH2][CH3]",
    "acetate ester": "[CH3]C(=O)O[#6]",
    "benzoate ester": "cC(=O)O[#6]",
    "cinnamate ester": "c[CX3]=[CX3]C(=O)O",
    "lactone": "[#6;R](=O)[O;R][#6;R]",
    "gamma-lactone": "[#6]1(=O)~[#8]~[#6]~[#6]~[#6]1",
    "delta-lactone": "[#6]1(=O)~[#8]~[#6]~[#6]~[#6]~[#6]1",
    "macrolide": "[r{8-};C](=O)[r{8-};O]",
    "thioester": "[CX3](=O)S[#6]",
    "anhydride": "[CX3,P,S](=O)[OX2][CX3,P,S](=O)",
    "carbonate ester": "O=C(O[#6])O",
    "amide": "[CX3,SX4,PX4](=[O,S])[NX3]",
    "carboxamide": "[CX3](=O)[NX3]",
    "carboxylic acid amide": "[CX3](=O)[NX3]",
    "primary carboxamide": "[CX3](=O)[NX3;H2]",
    "secondary carboxamide": "[CX3](=O)[NX3;H1]",
    "tertiary carboxamide": "[CX3](=O)[NX3;H0]",
    "anilide": "[#6]C(=O)[NX3]c",
    "lactam": "[#6;R](=O)[#7;R]",
    "imide": "[CX3](=O)[NX3][CX3](=O)",
    "dicarboximide": "[#6](=O)[#7][#6](=O)",
    "peptide bond": PEPTIDE,
    "carbamate": "[NX3]C(=O)[O;$(O[#6]),H,-]",
    "urea": "[#7X3][#6](=O)[#7X3]",
    "thiourea": "[#7X3][#6](=S)[#7X3]",
    "sulfonylurea": "S(=O)(=O)NC(=O)N",
    "guanidine": "[#7]~[#6](~[#7])~[#7]",
    "amidine": "[NX3][CX3]=[NX2,NX3+]",
    "hydroxamic acid": "C(=O)N[OH,O-]",
    "hydrazide": "[#6](=O)[#7][#7]",
    "hydrazine": "[#7X3][#7X3]",
    "hydrazone": "[#6]=[#7][#7]",
    "oxime": "C=N[OH]",
    "oxime o-ether": "C=NO[#6]",
    "imine": "[#6]=[NX2]",
    "aldehyde": "[CX3;H1,H2](=O)",
    "ketone": "[#6][#6](=O)[#6]",
    "methyl ketone": "[CH3]C(=O)[#6]",
    "aromatic ketone": "cC(=O)[#6]",
    "cyclic ketone": "[#6;R][#6;R](=O)[#6;R]",
    "enone": "[#6]=[#6][#6](=O)[#6]",
    "enal": "[#6]=[#6][CH]=O",
    "diketone": "[#6]C(=O)[#6]",
    "quinone": "O=[#6]1[#6]=,:[#6][#6](=O)[#6]=,:[#6]1",
    "amine": "[#7X3,#7X4+;!$(N[C,S,P]=[O,S]);!$([#7]=*);!$(N~[!#6;!#1])]",
    "primary amine": "[NX3H2,NX4H3+;$(N[#6]);!$(N[C,S,P]=[O,N,S])]",
    "secondary amine": "[NX3H1,NX4H2+;$(N([#6])[#6]);!$(N[C,S,P]=[O,N,S])]",
    "tertiary amine": "[NX3H0,NX4H1+;$(N([#6])([#6])[#6]);!$(N[C,S,P]=[O,N,S])]",
    "aniline": "c1ccccc1[NX3]",
    "quaternary ammonium": "[NX4+]([#6])([#6])([#6])[#6]",
    "nitrile": "C#N",
    "isocyanate": "N=C=O",
    "isothiocyanate": "N=C=S",
    "thiocyanate": "SC#N",
    "azide": "[N]=[N+]=[N-]",
    "azo": "[#6]N=N[#6]",
    "diazo": "[#6]=[N+]=[N-]",
    "nitro compound": "[NX3+](=O)[O-]",
    "c-nitro compound": "[#6][NX3+](=O)[O-]",
    "nitroso compound": "[NX2]=O",
    "nitramine": "N[N+](=O)[O-]",
    "n-oxide": "[#7+][O-]",
    "thiol": "[#6][SX2H,SX1-]",
    "thioether": "[#6][SX2][#6]",
    "aryl sulfide": "c[SX2][#6]",
    "aliphatic sulfide": "[CX4][SX2][#6]",
    "methyl sulfide": "[CH3][SX2][#6]",
    "disulfide": "[#6][SX2][SX2][#6]",
    "sulfoxide": "[#6][SX3](=O)[#6]",
    "sulfone": "[#6][SX4](=O)(=O)[#6]",
    "sulfonamide": "[SX4](=O)(=O)([#6])[#7]",
    "sulfonic acid": "[#6][SX4](=O)(=O)[OX2H,OX1-]",
    "sulfonate": "[#6][SX4](=O)(=O)[OX2,OX1-]",
    "sulfate": "[SX4](=O)(=O)([O])[O]",
    "sulfamate": "[NX3]S(=O)(=O)O",
    "phosphate": PHOSPHATE,
    "diphosphate": "P(=O)([O])OP(=O)",
    "triphosphate": "P(=O)([O])OP(=O)OP(=O)",
    "phosphonate": "[#6]P(=O)([O])[O]",
    "phosphoric acid": PHOSPHATE,
    "thiophosphate": "[P;$(P=S),$(PS)]",
    "boronic acid": "[#6]B([O])[O]",
    "epoxide": "C1OC1",
    "peroxide": "[OX2][OX2]",
    "hydroperoxide": "[OX2][OX2H]",
    "alkene": "[CX3]=[CX3]",
    "alkyne": "C#C",
    "allene": "C=C=C",
    "benzene": "c1ccccc1",
    "methoxybenzene": "c[OX2][CH3]",
    "benzamide": "c1ccccc1C(=O)[NX3]",
    "benzoic acid": "c1ccccc1C(=O)[OH,O-]",
    "benzaldehyde": "c1ccccc1[CH]=O",
    "cinnamic acid": "c[CX3]=[CX3]C(=O)[OH,O-]",
    "acetamide": "[CH3,CH2,CH]C(=O)[NX3]",
    "toluene": "c[CH3]",
    "styrene": "c[CX3]=[CX3]",
    "diarylmethane": "c[CX4]c",
    "biaryl": "[cR,n]-!@[cR,n]",
    "ring assembly": "[R]-!@[R]",
    "alpha-amino acid": "[NX3,NX4+][CX4]C(=O)[OH,O-]",
    "l-alpha-amino acid": "[N,O;!$(N=*)][C@@H]([#6,#16])C(=O)",
    "steroid": STEROID,
    "coa": _COA,
    "acyl-coa": "C(=O)" + _COA,
    "glycoside": SUGAR,
    "carnitine": "C[N+](C)(C)CC(O)CC(=O)[O,OH]",
    "nucleoside": "[#7;R;$([#7]1~[#6]~*~*~*1),$([#7]1~[#6]~*~*~*~*1)][CX4;R]1[#8,#6]CCC1",
    "choline": "[N+](C)(C)(C)CCO",
    "fatty amide": "[CX4][CX4]C(=O)[NX3]",
    "sphingoid": "[#6][#6]([OX2,$(C)])[CX4]([#7])[CX4]",
    "ceramide": "C(=O)[NX3][CX4]([CX4][OX2])[CX4][OX2]",
    "glycerolipid": "[OX2]CC([OX2])C[OX2]",
    "glycerol": "[OX2]CC([OX2])C[OX2]",
    "beta-lactam": "O=C1[CX4][CX4,CX3]N1",
    "organophosphorus": "[#15]",
    "carbohydrate": "[#6]([OX2])[#6]([OX2,N])",
}

GROUP_WORDS: Final[dict[str, str]] = {**GROUPS, **_SUBSTITUENTS, **_GROUPS, **RINGS}
"""Word or phrase -> SMARTS."""
RING_WORDS: Final[frozenset[str]] = frozenset(RINGS)
SUBSTITUENT_WORDS: Final[dict[str, str]] = _SUBSTITUENTS
"""Prefixes of names -> SMARTS of the group."""


@lru_cache(maxsize=4096)
def group_pattern(phrase: str) -> str:
    """Return the SMARTS of a lower-case word or phrase, singular or plural, "" for none."""
    for form in (phrase, singular(phrase)):
        name = SYNONYMS.get(form, form)
        if name in GROUP_WORDS:
            return GROUP_WORDS[name]
    return ""


def singular(phrase: str) -> str:
    """Return the phrase with its last word in the singular, by the ending alone."""
    if phrase.endswith("ies"):
        return f"{phrase[:-3]}y"
    if phrase.endswith("s") and not phrase.endswith(("ss", "us", "is")):
        return phrase[:-1]
    return phrase
