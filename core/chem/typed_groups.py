"""Functional groups as typed queries name them, each with one strict SMARTS.

Layer: core.chem (may import core.chem). ``core.chem.group_words`` is tolerant, as descriptions
speak loosely and figures rest on it; who types "imine" wants no oxime. Consulted for queries
alone. Keys are lower case, singular, with a blank for each hyphen.
"""

from typing import Final

from core.chem.typed_other_groups import OTHERS, SULFUR

AMINE: Final = "[NX3,NX4+;!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16]);!$(NC#N)]"
ANY_HYDROXY: Final = "[OX2H,OX1-;$(O[#6;!$([#6]=[O,S])])]"
ACID: Final = "[CX3;!$(C[#7,#16]);!$(C(=O)([OX2,OX1-])[OX2,OX1-])](=O)[OX2H1,OX1-]"
_NUCLEOSIDE: Final = "[#7;R][CX4]1[CX4,CX3]~[CX4,CX3][CX4]([#6])O1"
_ESTER: Final = (
    "[#6X3;$([#6](=O)[#6]),$([CX3H])](=O)[#8X2H0;!$([#8]([#6]=[O,N,S])[#6]=[O,N,S])][#6]"
)
_KETONE: Final = "[#6][CX3](=[OX1])[#6]"
_ALIPHATIC: Final = (
    "[NX3,NX4+;!$([NX4+]([#6])([#6])([#6])[#6]);$(N[CX4]);!$(N[#6]=,#,:[*]);!$(N~[!#6;!#1]);!$("
    "N=*)]"
)
_AMINO: Final = (
    "[NX3,NX4+;!$([NX4+]([#6])([#6])([#6])[#6]);!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16]);!$(NC#N);"
    "!$(N=*)]"
)
"""As ``AMINE``, without quaternary and doubly bound nitrogen."""
_ANY_AMINE: Final = f"{_AMINO[:-1]};$(N[#6])]"
_BASIC: Final = f"[$({_ALIPHATIC}),$([nX2]1ccccc1),$([nX2]1cncc1),$([NX2]=C[NX3])]"
_ANHYDRIDE: Final = "[#6X3](=O)[#8X2][#6X3]=O"
_CHLORIDE: Final = "[CX3;$(C[#6]),$([CX3H])](=O)Cl"
_ARYLAMINE: Final = "[NX3;$(Nc);!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16])]"

_ACIDS: Final = {
    "carboxylic acid": ACID, "carboxylic acid group": ACID, "carboxy": ACID, "carboxyl": ACID,
    "carboxyl group": ACID, "cooh": ACID, "co2h": ACID, "carboxylic": ACID,
    "free acid": "[CX3;!$(C[#7,#16])](=O)[OX2H1]", "carboxylate": ACID, "coo": "[CX3](=O)[OX1-]",
    "acidic": "[$([CX3](=O)[OX2H1,OX1-]),$([SX4](=O)(=O)[OX2H,OX1-]),$(P(=O)[OX2H,OX1-])]",
    "acid": ACID, "alpha hydroxy acid": "[OX2H][CX4][CX3](=O)[OX2H1,OX1-]",
    "hydroxy acid": "[$([CX3](=O)[OX2H1,OX1-])].[OX2H][CX4]",
    "beta hydroxy acid": "[OX2H][CX4][CX4][CX3](=O)[OX2H1,OX1-]",
    "alpha hydroxyacid": "[OX2H][CX4][CX3](=O)[OX2H1,OX1-]",
    "beta keto acid": "[#6]C(=O)[CX4][CX3](=O)[OX2H1,OX1-]",
    "gamma hydroxy acid": "[OX2H][CX4][CX4][CX4][CX3](=O)[OX2H1,OX1-]",
    "keto acid": "[#6][CX3](=O)[#6].[CX3](=O)[OX2H1,OX1-]",
    "alpha keto acid": "[#6][CX3](=O)[CX3](=O)[OX2H1,OX1-]",
    "benzoic acid": "c1ccccc1[CX3](=O)[OX2H1,OX1-]", "benzoate": "c1ccccc1[CX3](=O)[OX2,OX1-]",
    "salicylic acid": "[OX2]c1ccccc1[CX3](=O)[OX2H1,OX1-]",
    "salicylate": "[OX2]c1ccccc1[CX3](=O)[OX2,OX1-]",
    "phenylacetic acid": "c1ccccc1[CX4][CX3](=O)[OX2H1,OX1-]",
    "arylacetic acid": "c[CX4][CX3](=O)[OX2H1,OX1-]",
    "arylpropionic acid": "c[CX4;H1]([CH3])[CX3](=O)[OX2H1,OX1-]",
    "2 arylpropionic acid": "c[CX4;H1]([CH3])[CX3](=O)[OX2H1,OX1-]",
    "aryloxyacetic acid": "c[OX2][CX4][CX3](=O)[OX2H1,OX1-]",
    "cinnamic acid": "c[CX3]=[CX3][CX3](=O)[OX2H1,OX1-]",
    "acrylic acid": "[CX3]=[CX3][CX3](=O)[OX2H1,OX1-]",
    "phosphonic acid": "[#6]P(=O)([OX2H,OX1-])[OX2H,OX1-]",
    "bisphosphonic acid": "[#6](P(=O)([OX2,OX1-])[OX2,OX1-])P(=O)([OX2,OX1-])[OX2,OX1-]",
    "bisphosphonate": "[#6](P(=O)([OX2,OX1-])[OX2,OX1-])P(=O)([OX2,OX1-])[OX2,OX1-]",
    "phosphinic acid": "[#6,#1]P(=O)([#6])[OX2H,OX1-]",
    "sulfonic acid": "[#6][SX4](=O)(=O)[OX2H,OX1-]", "so3h": "[SX4](=O)(=O)[OX2H,OX1-]",
    "sulfinic acid": "[#6][SX3](=O)[OX2H,OX1-]", "boronic acid": "[#6]B([OX2H])[OX2H]",
    "boronate": "[#6]B([OX2])[OX2]", "boronic ester": "[#6]B([OX2][#6])[OX2][#6]",
    "hydroxamic acid": "[CX3](=O)[NX3][OX2H,OX1-]",
    "amino acid": (
        "[NX3,NX4+;!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16]);!$(N=*)][#6].[CX3](=O)[OX2H1,OX1-]"),
    "alpha amino acid": (
        "[NX3,NX4+;!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16]);!$(N=*)][CX4][CX3](=O)[OX2H1,OX1-]"),
    "beta amino acid": "[NX3,NX4+;!$(N[#6]=[O,N,S])][CX4][CX4][CX3](=O)[OX2H1,OX1-]",
    "gamma amino acid": "[NX3,NX4+;!$(N[#6]=[O,N,S])][CX4][CX4][CX4][CX3](=O)[OX2H1,OX1-]",
}  # fmt: skip
_OXYGEN: Final = {
    "phenol oh": "[OX2H,OX1-]c1ccccc1", "phenol hydroxyl": "[OX2H,OX1-]c1ccccc1",
    "phenol hydroxy": "[OX2H,OX1-]c1ccccc1", "phenol group": "[OX2H,OX1-]c1ccccc1",
    "phenol": "[OX2H,OX1-]c1ccccc1", "phenolic oh": "[OX2H,OX1-]c1ccccc1",
    "phenolic hydroxyl": "[OX2H,OX1-]c1ccccc1", "phenolic group": "[OX2H,OX1-]c1ccccc1",
    "phenolic hydroxy": "[OX2H,OX1-]c1ccccc1", "alcoholic hydroxyl": "[CX4][OX2H]",
    "alcoholic oh": "[CX4][OX2H]", "hydroxy": "[OX2H,OX1-;$(O[#6;!$([#6]=[O,S])])]",
    "hydroxyl": "[OX2H,OX1-;$(O[#6;!$([#6]=[O,S])])]",
    "hydroxyl group": "[OX2H,OX1-;$(O[#6;!$([#6]=[O,S])])]",
    "hydroxy group": "[OX2H,OX1-;$(O[#6;!$([#6]=[O,S])])]",
    "oh": "[OX2H,OX1-;$(O[#6;!$([#6]=[O,S])])]", "oh group": "[OX2H,OX1-;$(O[#6;!$([#6]=[O,S])])]",
    "free hydroxyl": "[OX2H,OX1-;$(O[#6;!$([#6]=[O,S])])]",
    "free hydroxyl group": "[OX2H,OX1-;$(O[#6;!$([#6]=[O,S])])]",
    "alcohol": "[CX4;!$(C(O)=O)][OX2H]", "catechol": "[OX2H,OX1-]c1ccccc1[OX2H,OX1-]",
    "resorcinol": "[OX2H]c1cccc([OX2H])c1",
    "pyrogallol": "[OX2H,OX1-]c1c([OX2H,OX1-])c([OX2H,OX1-])ccc1",
    "phloroglucinol": "[OX2]c1cc([OX2])cc([OX2])c1",
    "galloyl": "[OX2]c1cc(C(=O)[O,N])cc([OX2])c1[OX2]",
    "gallate": "[OX2]c1cc(C(=O)[O,N])cc([OX2])c1[OX2]", "guaiacol": "[OX2H,OX1-]c1ccccc1[OX2][CH3]",
    "vicinal diol": "[OX2H][CX4][CX4][OX2H]", "1,2 diol": "[OX2H][CX4][CX4][OX2H]",
    "1,3 diol": "[OX2H][CX4][#6][CX4][OX2H]", "glycol": "[OX2H][CX4][CX4][OX2H]",
    "geminal diol": "[OX2H][CX4][OX2H]",
    "amino alcohol": "[NX3,NX4+;!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16]);!$(NC#N)].[CX4][OX2H]",
    "aminoalcohol": "[NX3,NX4+;!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16]);!$(NC#N)].[CX4][OX2H]",
    "1,2 amino alcohol": (
        "[NX3,NX4+;!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16]);!$(NC#N)][CX4][CX4][OX2H]"
    ),
    "beta amino alcohol": (
        "[NX3,NX4+;!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16]);!$(NC#N)][CX4][CX4][OX2H]"
    ),
    "ethanolamine": "[NX3,NX4+;!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16]);!$(NC#N)][CX4][CX4][OX2H]",
    "halohydrin": "[OX2H][CX4][CX4][F,Cl,Br,I]", "cyanohydrin": "[OX2H][CX4]C#N",
    "propargyl alcohol": "C#C[CX4][OX2H]", "propargylic alcohol": "C#C[CX4][OX2H]",
    "allyl alcohol": "[CX3]=[CX3][CX4][OX2H]", "allylic alcohol": "[CX3]=[CX3][CX4][OX2H]",
    "benzylic alcohol": "c[CX4][OX2H]",
    "aryloxypropanolamine": "c[OX2][CX4][CX4]([OX2])[CX4][NX3,NX4+]",
    "phenoxypropanolamine": "c1ccccc1[OX2][CX4][CX4]([OX2])[CX4][NX3,NX4+]",
    "arylethanolamine": "c[CX4]([OX2H])[CX4][NX3,NX4+]",
    "phenylethanolamine": "c1ccccc1[CX4]([OX2H])[CX4][NX3,NX4+]",
    "phenethylamine": (
        "c1ccccc1[CX4][CX4][NX3,NX4+;!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16]);!$(N=*)]"),
    "phenylethylamine": (
        "c1ccccc1[CX4][CX4][NX3,NX4+;!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16]);!$(N=*)]"),
    "arylethylamine": "c[CX4][CX4][NX3,NX4+]",
    "catecholamine": "[OX2H]c1ccc([CX4][CX4][NX3,NX4+])cc1[OX2H]",
    "tryptamine": "c1ccc2c(c1)[nX3]cc2[CX4][CX4][NX3,NX4+]", "aryloxy": "c[OX2H0]",
    "phenoxy": "c1ccccc1[OX2H0]", "alkoxy": "[CX4][OX2][#6]", "benzyloxy": "c1ccccc1[CH2][OX2H0]",
    "methoxy": "[CH3][OX2][#6]", "aryl methoxy": "[CH3][OX2]c", "aromatic methoxy": "[CH3][OX2]c",
    "phenoxyphenyl": "c1ccccc1[OX2]c1ccccc1", "anisole": "[CH3][OX2]c1ccccc1",
    "crown ether": "[OX2;r{9-}][CX4;r][CX4;r][OX2;r{9-}][CX4;r][CX4;r][OX2;r{9-}]",
    "polyether": "[OX2]([#6])[CX4][CX4][OX2][CX4][CX4][OX2]", "oxirane": "C1OC1",
    "epoxide": "C1OC1", "epoxy": "C1OC1", "oxetane": "C1COC1",
    "enol ether": "[CX3]=[CX3;!a][OX2][#6;!$(C=O)]",
    "ketal": "[CX4]([#6])([#6])([OX2][#6])[OX2][#6]",
    "hemiketal": "[CX4]([#6])([#6])([OX2H])[OX2][#6]", "orthoester": "[CX4]([OX2])([OX2])[OX2]",
    "endoperoxide": "[OX2;R][OX2;R]", "organic peroxide": "[OX2][OX2]",
    "methylenedioxy": "c1ccc2O[CH2]Oc2c1", "methylenedioxyphenyl": "c1ccc2O[CH2]Oc2c1",
    "carbonyl": "[#6]=[OX1]", "carbonyl group": "[#6]=[OX1]", "carbonyl compound": "[#6]=[OX1]",
    "c=o": "[#6]=[OX1]", "aldehyde": "[$([CX3H][#6]),$([CX3H2])]=[OX1]",
    "cho": "[$([CX3H][#6]),$([CX3H2])]=[OX1]",
    "ketone": _KETONE, "ketone group": _KETONE, "keto": _KETONE, "keto group": _KETONE,
    "1,2 diketone": "[#6][CX3](=O)[CX3](=O)[#6]",
    "alpha diketone": "[#6][CX3](=O)[CX3](=O)[#6]",
    "1,3 diketone": "[#6][CX3](=O)[#6][CX3](=O)[#6]",
    "beta diketone": "[#6][CX3](=O)[#6][CX3](=O)[#6]", "1,3 dicarbonyl": "[CX3](=O)[#6][CX3]=O",
    "beta keto ester": "[#6][CX3](=O)[#6][CX3](=O)O[#6]",
    "beta ketoester": "[#6][CX3](=O)[#6][CX3](=O)O[#6]", "enone": "[CX3]=[CX3][CX3](=[OX1])[#6]",
    "alpha,beta unsaturated ketone": "[CX3]=[CX3][CX3](=[OX1])[#6]",
    "unsaturated ketone": "[#6][CX3](=[OX1])[#6].[CX3]=[CX3]", "enal": "[CX3]=[CX3][CX3H]=O",
    "alpha,beta unsaturated aldehyde": "[CX3]=[CX3][CX3H]=O",
    "unsaturated aldehyde": "[CX3H]=O.[CX3]=[CX3]",
    "alpha,beta unsaturated carbonyl": "[CX3]=[CX3][CX3]=[OX1]",
    "alpha,beta unsaturated ester": "[CX3]=[CX3][CX3](=O)[OX2H0][#6]",
    "alpha,beta unsaturated acid": "[CX3]=[CX3][CX3](=O)[OX2H1,OX1-]",
    "michael acceptor": "[CX3]=[CX3][$([CX3]=[OX1]),$(C#N),$([NX3+](=O)[O-]),$(S(=O)=O)]",
    "acrylate": "[CX3]=[CX3][CX3](=O)[OX2]", "methacrylate": "[CH2]=C([CH3])[CX3](=O)[OX2]",
    "acrylamide": "[CX3]=[CX3][CX3](=O)[NX3]", "ketene": "[CX3]=[CX2]=[OX1]",
    "benzoquinone": "O=[#6]1[#6]=,:[#6][#6](=O)[#6]=,:[#6]1",
    "naphthoquinone": "O=[#6]1[#6]~[#6][#6](=O)c2ccccc12", "ester": _ESTER, "ester group": _ESTER,
    "carboxylate ester": _ESTER, "carboxylic ester": _ESTER, "carboxylic acid ester": _ESTER,
    "carboxylic acid methyl ester": "[CX3](=O)[OX2][CH3]", "acetate": "[CH3][CX3](=O)[OX2][#6]",
    "acetate ester": "[CH3][CX3](=O)[OX2][#6]", "formate ester": "[CX3H](=O)[OX2][#6]",
    "acetyl ester": "[CH3][CX3](=O)[OX2][#6]",
    "lactone": "[#6X3;R;$([#6](=O)@[#6])](=O)@[#8X2;R;!$([#8]([#6]=O)[#6]=O)]",
    "macrolactone": "[CX3;r{9-}](=O)@[OX2;r{9-}]", "macrolide": "[CX3;r{12-}](=O)@[OX2;r{12-}]",
    "macrolactam": "[CX3;r{9-}](=O)@[NX3;r{9-}]", "carbonate": "[#6][OX2][CX3](=O)[OX2][#6]",
    "anhydride": _ANHYDRIDE, "acid anhydride": _ANHYDRIDE,
    "cyclic anhydride": "[C;R](=O)@[O;R]@[C;R](=O)", "acyl halide": "[CX3](=O)[F,Cl,Br,I]",
    "acid halide": "[CX3](=O)[F,Cl,Br,I]", "acyl chloride": _CHLORIDE, "acid chloride": _CHLORIDE,
    "cocl": _CHLORIDE, "acid bromide": "[CX3](=O)Br",
    "acyl bromide": "[CX3](=O)Br", "acid fluoride": "[CX3](=O)F",
    "acyl group": "[CX3;$(C[#6])]=[OX1]",
    "acyl": "[CX3;$(C[#6])]=[OX1]", "benzoyl": "c1ccccc1[CX3]=O", "acetyl": "[CH3][CX3;!H1]=O",
    "formyl": "[CX3H1]=O", "trifluoroacetyl": "[CX3](=O)C(F)(F)F",
    "benzophenone": "c1ccccc1C(=O)c1ccccc1", "acetophenone": "c1ccccc1C(=O)[CX4]",
}  # fmt: skip
_AMIDE: Final = "[CX3;$(C[#6]),$([CX3H])](=[OX1])[NX3;!$(N[#7,#8])]"
_NITROGEN: Final = {
    "amine": _ANY_AMINE, "amine group": _ANY_AMINE, "amino": _AMINO, "amino group": _AMINO,
    "nh2": "[NX3H2,NX4H3+;!$(N[#6]=[O,N,S]);!$(N[S,P,N])]", "basic amine": _ALIPHATIC,
    "basic nitrogen": _BASIC, "basic": _BASIC,
    "aliphatic amine": _ALIPHATIC, "aromatic amine": _ARYLAMINE,
    "amine bonded to an aromatic ring": _ARYLAMINE,
    "aniline": "[NX3;$(Nc1ccccc1);!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16])]",
    "primary aniline": "c1ccccc1[NX3H2]", "aromatic primary amine": "c[NX3H2]",
    "primary aromatic amine": "c[NX3H2]", "anilino": "c1ccccc1[NX3H]",
    "toluidine": "[CH3]c1ccccc1.c[NX3H2]",
    "benzylamine": (
        "c1ccccc1[CX4][NX3,NX4+;!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16]);!$(N=*)]"),
    "allylamine": (
        "[CX3]=[CX3][CX4][NX3,NX4+;!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16]);!$(N=*)]"),
    "propargylamine": "C#C[CX4][NX3,NX4+]",
    "quaternary ammonium": "[NX4+;!$(N[O-])]([#6])([#6])([#6])[#6]",
    "quaternary nitrogen": "[$([NX4+;!$(N[O-])]([#6])([#6])([#6])[#6]),$([nX3+]-[#6])]",
    "quaternary": "[$([NX4+;!$(N[O-])]([#6])([#6])([#6])[#6]),$([nX3+;!$(n[O-])][CX4])]",
    "trimethylammonium": "[NX4+]([CH3])([CH3])[CH3]", "ammonium": "[NX4+;!$(N[O-])]",
    "pyridinium": "[nX3+;!$(n[O-])]1ccccc1", "iminium": "[CX3]=[NX3+]",
    "enamine": "[CX3]=[CX3][NX3;!$(N[#6]=[O,S]);!$(N~[#8,#16,#15])]",
    "imine": "[CX3;!$(C[#7,#8,#16])]=[NX2;!$(N[!#6;!#1])]",
    "schiff base": "[CX3;!$(C[#7,#8,#16])]=[NX2;!$(N[!#6;!#1])]",
    "aminal": (
        "[CX4]([NX3,NX4+;!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16]);!$(N=*)])[NX3,NX4+;!$(N[#6]=[O,N"
        ",S]);!$(N~[#7,#8,#15,#16]);!$(N=*)]"),
    "hemiaminal": "[CX4]([NX3])[OX2]", "n oxide": "[$([NX4+][O-]),$([nX3+][O-])]",
    "hydroxylamine": "[NX3;!$(N[#6]=[O,S]);!$(N~[O-])][OX2]",
    "alkoxyamine": "[NX3;!$(N~[O-])][OX2][#6]", "nitrone": "[CX3]=[NX3+][O-]",
    "oxime": "[CX3]=[NX2][OX2H]", "oxime ether": "[CX3]=[NX2][OX2][#6]",
    "amidoxime": "[NX3][CX3]=[NX2][OX2H]", "hydrazone": "[CX3]=[NX2][NX3]",
    "hydrazine": "[NX3;!$(N=*);!$(N~[O-])][NX3;!$(N=*)]",
    "semicarbazone": "[CX3]=[NX2][NX3]C(=O)[NX3]",
    "thiosemicarbazone": "[CX3]=[NX2][NX3]C(=S)[NX3]", "semicarbazide": "[NX3][NX3]C(=O)[NX3]",
    "hydrazide": "[CX3](=O)[NX3][NX3]", "acyl hydrazide": "[CX3](=O)[NX3][NX3]",
    "acylhydrazone": "[CX3](=O)[NX3][NX2]=[CX3]", "azo": "[#6][NX2]=[NX2][#6]",
    "azo dye": "c[NX2]=[NX2]c", "azo compound": "[#6][NX2]=[NX2][#6]",
    "azo linkage": "[#6][NX2]=[NX2][#6]", "diazonium": "[#6][NX2+]#N",
    "triazene": "[NX3][NX2]=[NX2]", "n nitroso": "[NX3][NX2]=[OX1]",
    "nitrosamine": "[NX3][NX2]=[OX1]", "n nitrosamine": "[NX3][NX2]=[OX1]",
    "nitrosourea": "[NX3]C(=O)[NX3][NX2]=O", "nitro": "[!#8][NX3+](=O)[O-]",
    "nitro group": "[#6][NX3+](=O)[O-]", "nitro compound": "[#6][NX3+](=O)[O-]",
    "no2": "[!#8][NX3+](=O)[O-]", "nitroarene": "c[NX3+](=O)[O-]",
    "aromatic nitro": "c[NX3+](=O)[O-]",
    "aromatic nitro compound": "c[NX3+](=O)[O-]", "nitroaromatic": "c[NX3+](=O)[O-]",
    "aromatic nitro group": "c[NX3+](=O)[O-]", "nitroalkane": "[CX4][NX3+](=O)[O-]",
    "aliphatic nitro": "[CX4][NX3+](=O)[O-]", "nitrate": "[OX2][NX3+](=O)[O-]",
    "nitrate ester": "[#6][OX2][NX3+](=O)[O-]", "organic nitrate": "[#6][OX2][NX3+](=O)[O-]",
    "nitrite": "[OX2][NX2]=O", "nitrite ester": "[#6][OX2][NX2]=O",
    "nitramine": "[NX3][NX3+](=O)[O-]", "cn": "[CX2]#[NX1]", "cyano": "[CX2]#[NX1]",
    "nitrile": "[#6][CX2]#[NX1]", "cyano group": "[#6][CX2]#[NX1]",
    "isonitrile": "[#6][NX2+]#[CX1-]", "isocyanide": "[#6][NX2+]#[CX1-]", "cyanamide": "[NX3]C#N",
    "cyanate": "[OX2]C#N", "carbodiimide": "N=C=N",
    "amide": "[CX3;$(C[#6]),$([CX3H])](=[OX1])[NX3;!$(N[#7,#8])]",
    "amide bond": "[CX3;$(C[#6]),$([CX3H])](=[OX1])[NX3;!$(N[#7,#8])]",
    "amide group": "[CX3;$(C[#6]),$([CX3H])](=[OX1])[NX3;!$(N[#7,#8])]",
    "carboxamide": "[CX3;$(C[#6]),$([CX3H])](=[OX1])[NX3;!$(N[#7,#8])]",
    "anilide": "[#6][CX3](=O)[NX3]c", "benzamide": "c1ccccc1[CX3](=O)[NX3]",
    "acetanilide": "[CH3][CX3](=O)[NX3]c1ccccc1", "formamide": "[CX3H](=O)[NX3]",
    "conh2": "[CX3;$(C[#6]),$([CX3H])](=[OX1])[NX3H2]",
    "conh": "[CX3;$(C[#6]),$([CX3H])](=[OX1])[NX3H]",
    "lactam": "[#6X3;R;$([#6](=O)@[#6])](=O)@[#7X3;R;!$([#7](@[#6]=O)@[#6]=O)]",
    "beta lactam": "O=C1[CX4][CX4,CX3]N1",
    "gamma lactam": "O=[#6]1[#6]~[#6][#6][#7;!$([#7](@[#6]=O)@[#6]=O)]1",
    "delta lactam": "O=C1[#6][#6][#6][#6][#7]1", "imide": "[#6X3](=O)[#7X3][#6X3]=O",
    "cyclic imide": "[CX3;R](=O)@[NX3;R]@[CX3;R]=O", "urea": "[NX3][CX3](=[OX1])[NX3]",
    "thiourea": "[#7X3][#6X3](=[SX1])[#7X3]", "cyclic urea": "[NX3;R]@[CX3;R](=O)@[NX3;R]",
    "acylurea": "[CX3](=O)[NX3][CX3](=O)[NX3]", "ureide": "[CX3](=O)[NX3][CX3](=O)[NX3]",
    "carbamate": "[#7X3][#6X3](=O)[#8X2][#6]", "urethane": "[#7X3][#6X3](=O)[#8X2][#6]",
    "carbamic acid ester": "[#7X3][#6X3](=O)[#8X2][#6]",
    "cyclic carbamate": "[NX3;R]@[CX3;R](=O)@[OX2;R]", "boc": "[NX3]C(=O)OC([CH3])([CH3])[CH3]",
    "boc group": "[NX3]C(=O)OC([CH3])([CH3])[CH3]", "cbz group": "[NX3]C(=O)O[CH2]c1ccccc1",
    "guanidine": "[NX3;!a][CX3;!a](=[NX2,NX3+])[NX3;!a]",
    "guanidino": "[NX3;!a][CX3;!a](=[NX2,NX3+])[NX3;!a]",
    "biguanide": "[NX3,NX2]~[CX3](~[NX3,NX2])~[NX3,NX2]~[CX3](~[NX3,NX2])~[NX3,NX2]",
    "amidine": "[NX3;!$(N[#7,#8])][CX3;$(C[#6]),$([CX3H])](=[NX2,NX3+;!$(N[#7,#8])])",
    "isourea": "[NX3][CX3](=[NX2])[OX2]", "sulfonylurea": "[SX4](=O)(=O)[NX3]C(=O)[NX3]",
    "peptide bond": "[CX3](=O)[NX3][CX4][CX3](=O)", "peptide": "[CX3](=O)[NX3][CX4][CX3](=O)[N,O]",
    "nucleoside": "[#7;R][CX4]1[CX4,CX3]~[CX4,CX3][CX4]([#6])O1",
    "nucleotide": (
        "[#7;R][CX4]1[CX4,CX3]~[CX4,CX3][CX4]([#6])O1.[OX2,OX1-]P(=O)([OX2,OX1-])[OX2,OX1-]"
    ),
    "hydrazo": "[#6][NX3][NX3][#6]", "azide": "[NX2]=[NX2+]=[NX1-]", "azido": "[NX2]=[NX2+]=[NX1-]",
    "n3": "[NX2]=[NX2+]=[NX1-]", "isocyanate": "[NX2]=[CX2]=[OX1]", "nco": "N=C=O", "ncs": "N=C=S",
}  # fmt: skip
TYPED_GROUPS: Final[dict[str, str]] = {**_ACIDS, **_OXYGEN, **_NITROGEN, **SULFUR, **OTHERS}
"""Word or phrase -> SMARTS; a dot joins parts that must be different atoms of one compound."""
