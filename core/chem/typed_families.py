"""Groups that are named by what they are bound to: aryl iodide, diaryl ether, secondary amide.

Layer: core.chem (may import core.chem). Consulted for typed queries alone.
"""

import re
from functools import lru_cache
from typing import Final

_HETARYL: Final = (
    "c;$(c1[n,o,s]aaa1),$(c1a[n,o,s]aa1),$(c1[n,o]aaaa1),$(c1a[n,o]aaa1),$(c1aa[n,o]aa1)"
)
_PARTNERS: Final = {
    "aryl": "c", "aromatic": "c", "arene": "c", "phenyl": "c;$(c1ccccc1)", "heteroaryl": _HETARYL,
    "heteroaromatic": _HETARYL,
    "alkyl": "CX4", "aliphatic": "CX4", "vinyl": "CX3;$(C=C)", "vinylic": "CX3;$(C=C)",
    "alkenyl": "CX3;$(C=C)", "allyl": "CX4;$(C[CX3]=[CX3])", "allylic": "CX4;$(C[CX3]=[CX3])",
    "benzyl": "CX4;$(C-c)", "benzylic": "CX4;$(C-c)", "propargyl": "CX4;$(CC#C)",
    "propargylic": "CX4;$(CC#C)", "alkynyl": "CX2;$(C#C)", "acyl": "CX3;$(C=O)",
    "methyl": "CX4H3", "ethyl": "CX4H2;$(C[CX4H3])", "npropyl": "CX4H2;$(C[CX4H2][CX4H3])",
    "propyl": "CX4H2;$(C[CX4H2][CX4H3])", "isopropyl": "CX4H1;$(C([CH3])[CH3])",
    "butyl": "CX4H2;$(C[CX4H2][CX4H2][CX4H3])", "cyclopropyl": "CX4;r3", "cyclohexyl": "CX4;r6",
    "tertbutyl": "CX4;$(C([CH3])([CH3])[CH3])", "tbutyl": "CX4;$(C([CH3])([CH3])[CH3])",
    "cycloalkyl": "CX4;R", "alicyclic": "CX4;R", "primaryalkyl": "CX4;H2,H3",
    "secondaryalkyl": "CX4;H1", "tertiaryalkyl": "CX4;H0", "silyl": "#14",
    "trimethylsilyl": "#14;$([#14]([CH3])([CH3])[CH3])", "naphthyl": "c;$(c1cccc2ccccc12)",
}  # fmt: skip
_ANY: Final = "#6"
_FREE: Final = "#6;!$([#6]=[O,S])"
"""A partner of an ether: on the carbon of an ester it would be one."""
_BARE: Final = "!$(N[#6]=[O,N,S]);!$(N~[#7,#8,#15,#16])"
_TWO: Final = {
    "ether": "[{a}][OX2][{b}]", "sulfide": "[{a}][SX2][{b}]", "thioether": "[{a}][SX2][{b}]",
    "sulfone": "[{a}][SX4](=O)(=O)[{b}]", "sulfoxide": "[{a}][#16X3](~[OX1])[{b}]",
    "ketone": "[{a}][CX3](=[OX1])[{b}]", "disulfide": "[{a}][SX2][SX2][{b}]",
    "peroxide": "[{a}][OX2][OX2][{b}]", "selenide": "[{a}][#34][{b}]",
    "amine": "[{a}][NX3,NX4+;" + _BARE + "][{b}]", "urea": "[{a}][NX3]C(=O)[NX3][{b}]",
    "carbonate": "[{a}][OX2]C(=O)[OX2][{b}]", "acetylene": "[{a}]C#C[{b}]",
    "alkyne": "[{a}]C#C[{b}]", "methane": "[{a}][CX4][{b}]", "azo": "[{a}]N=N[{b}]",
    "anhydride": "[{a}]C(=O)OC(=O)[{b}]", "hydrazine": "[{a}][NX3][NX3][{b}]",
    "sulfonamide": "[{a}][SX4](=O)(=O)[NX3][{b}]", "ester": "[{a}]C(=O)[OX2][{b}]",
    "phosphate": "[{a}][OX2]P(=O)([O])[OX2][{b}]", "amide": "[{a}]C(=O)[NX3][{b}]",
}  # fmt: skip
_ONE: Final = {
    "iodide": "[{a}]I", "bromide": "[{a}]Br", "chloride": "[{a}]Cl", "fluoride": "[{a}]F",
    "halide": "[{a}][F,Cl,Br,I]", "halogen": "[{a}][F,Cl,Br,I]", "iodine": "[{a}]I",
    "bromine": "[{a}]Br", "chlorine": "[{a}]Cl", "fluorine": "[{a}]F",
    "aldehyde": "[{a}][CX3H]=[OX1]", "nitrile": "[{a}]C#[NX1]", "cyanide": "[{a}]C#[NX1]",
    "carboxylicacid": "[{a}][CX3](=O)[OX2H,OX1-]", "carboxylate": "[{a}][CX3](=O)[OX2H,OX1-]",
    "acid": "[{a}][CX3](=O)[OX2H,OX1-]", "ester": "[CX3](=O)[OX2][{a}]",
    "amide": "[{a}][CX3](=[OX1])[NX3{h}]", "carboxamide": "[{a}][CX3](=[OX1])[NX3{h}]",
    "sulfonamide": "[{a}][SX4](=O)(=O)[NX3{h}]", "sulfonicacid": "[{a}][SX4](=O)(=O)[OX2H,OX1-]",
    "sulfonylchloride": "[{a}][SX4](=O)(=O)Cl", "boronicacid": "[{a}]B([OX2H])[OX2H]",
    "phosphonicacid": "[{a}]P(=O)([OX2H,OX1-])[OX2H,OX1-]", "nitro": "[{a}][NX3+](=O)[O-]",
    "nitrocompound": "[{a}][NX3+](=O)[O-]", "nitrogroup": "[{a}][NX3+](=O)[O-]",
    "azide": "[{a}]N=[N+]=[N-]", "isocyanate": "[{a}]N=C=O", "isothiocyanate": "[{a}]N=C=S",
    "thiol": "[{a}][SX2H]", "mercaptan": "[{a}][SX2H]", "alcohol": "[{a};!$(C=O)][OX2H]",
    "hydroxyl": "[{a};!$(C=O)][OX2H,OX1-]", "hydroxy": "[{a};!$(C=O)][OX2H,OX1-]",
    "hydroxylgroup": "[{a};!$(C=O)][OX2H,OX1-]", "amine": "[{a}][NX3,NX4+;" + _BARE + "{h}]",
    "aminogroup": "[{a}][NX3,NX4+;" + _BARE + "{h}]", "hydrazide": "[{a}]C(=O)[NX3][NX3]",
    "carbamate": "[NX3]C(=O)[OX2][{a}]", "alkene": "[{a}][CX3]=[CX3]", "alkyne": "[{a}]C#C",
    "sulfonate": "[{a}][SX4](=O)(=O)[OX2,OX1-]", "phosphate": "[{a}][OX2]P(=O)([O])[O]",
    "acetate": "[CH3]C(=O)[OX2][{a}]", "hydroperoxide": "[{a}][OX2][OX2H]",
    "nitrate": "[{a}][OX2][NX3+](=O)[O-]", "phosphine": "[{a}][PX3]", "silane": "[{a}][#14]",
    "chloroformate": "[{a}][OX2]C(=O)Cl", "oxime": "[{a}]C=N[OX2H]", "imine": "[{a}]C=[NX2]",
    "urea": "[{a}][NX3]C(=O)[NX3]", "thiourea": "[{a}][NX3]C(=S)[NX3]", "methoxy": "[{a}]O[CH3]",
    "formate": "[CX3H](=O)O[{a}]", "benzoate": "c1ccccc1C(=O)O[{a}]", "carbonyl": "[{a}]C=[OX1]",
    "ether": "[{a}][OX2][{b}]", "sulfide": "[{a}][SX2][#6]", "thioether": "[{a}][SX2][#6]",
    "sulfone": "[{a}][SX4](=O)(=O)[#6]", "sulfoxide": "[{a}][#16X3](~[OX1])[#6]",
    "ketone": "[{a}][CX3](=[OX1])[#6]", "disulfide": "[{a}]SS", "trifluoromethyl": "[{a}]C(F)(F)F",
}  # fmt: skip
_DEGREES: Final = {
    "amine": ("[NX3H2,NX4H3+;{bare}][{a}]", "[NX3H1,NX4H2+;{bare}]([{a}])[#6]",
              "[NX3H0,NX4H1+;{bare}]([{a}])([#6])[#6]"),
    "aminogroup": ("[NX3H2,NX4H3+;{bare}][{a}]", "[NX3H1,NX4H2+;{bare}]([{a}])[#6]",
                   "[NX3H0,NX4H1+;{bare}]([{a}])([#6])[#6]"),
    "alcohol": ("[CX4;H2,H3][OX2H]", "[CX4;H1][OX2H]", "[CX4;H0][OX2H]"),
    "amide": ("[{a}][CX3](=[OX1])[NX3H2]", "[{a}][CX3](=[OX1])[NX3H1][#6]",
              "[{a}][CX3](=[OX1])[NX3H0]([#6])[#6]"),
    "sulfonamide": ("[{a}][SX4](=O)(=O)[NX3H2]", "[{a}][SX4](=O)(=O)[NX3H1]",
                    "[{a}][SX4](=O)(=O)[NX3H0]"),
    "halide": ("[CX4;H2,H3][F,Cl,Br,I]", "[CX4;H1;!$(C([F,Cl,Br,I])[F,Cl,Br,I])][F,Cl,Br,I]",
               "[CX4;H0]([#6])([#6])([#6])[F,Cl,Br,I]"),
    "chloride": ("[CX4;H2,H3]Cl", "[CX4;H1]Cl", "[CX4;H0]([#6])([#6])([#6])Cl"),
    "bromide": ("[CX4;H2,H3]Br", "[CX4;H1]Br", "[CX4;H0]([#6])([#6])([#6])Br"),
    "iodide": ("[CX4;H2,H3]I", "[CX4;H1]I", "[CX4;H0]([#6])([#6])([#6])I"),
    "fluoride": ("[CX4;H2,H3]F", "[CX4;H1]F", "[CX4;H0]([#6])([#6])([#6])F"),
    "phosphine": ("[PX3H2][#6]", "[PX3H1]([#6])[#6]", "[PX3H0]([#6])([#6])[#6]"),
}  # fmt: skip
_CYCLIC: Final = {
    "ether": "[#6;R;!$([#6]=[O,S])]@[OX2;R]@[#6;R;!$([#6]=[O,S])]",
    "ketone": "[#6;R]@[CX3;R](=[OX1])@[#6;R]",
    "amine": "[#6;R]@[NX3,NX4+;R;" + _BARE + "]@[#6;R]", "amide": "[CX3;R](=O)@[NX3;R]",
    "ester": "[CX3;R](=O)@[OX2;R]", "alcohol": "[CX4;R][OX2H]", "sulfide": "[#6;R]@[SX2;R]@[#6;R]",
    "thioether": "[#6;R]@[SX2;R]@[#6;R]", "alkene": "[CX3;R]=@[CX3;R]",
    "acetal": "[CX4;R]([OX2;R])[OX2]", "sulfone": "[#6;R]@[SX4;R](=O)(=O)@[#6;R]",
    "sulfonamide": "[SX4;R](=O)(=O)@[NX3;R]", "imine": "[CX3;R]=@[NX2;R]",
    "urea": "[NX3;R]@[CX3;R](=O)@[NX3;R]", "peroxide": "[OX2;R]@[OX2;R]",
    "thiourea": "[NX3;R]@[CX3;R](=S)@[NX3;R]", "diol": "[OX2H][CX4;R]~[CX4;R][OX2H]",
    "sulfoxide": "[#6;R]@[#16X3;R](~[OX1])@[#6;R]", "enone": "[CX3;R]=@[CX3;R]@[CX3;R]=[OX1]",
    "guanidine": "[NX3;R]@[CX3;R](=[NX2])", "phosphate": "[OX2;R]@P(=O)@[OX2;R]",
}  # fmt: skip
_DEGREE_WORDS: Final = {"primary": 0, "1°": 0, "secondary": 1, "2°": 1, "tertiary": 2, "3°": 2}
_CYCLE_WORDS: Final = ("cyclic", "alicyclic", "endocyclic")


def _either(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_NAME: Final = re.compile(
    rf"(?P<two>di|bis)?(?P<a>{_either(_PARTNERS)})(?P<b>{_either(_PARTNERS)})?"
    rf"(?P<head>{_either({**_ONE, **_TWO})})"
)
_MANY: Final = re.compile(
    rf"(?P<times>tri|tetra)(?P<a>{_either(_PARTNERS)})(?P<head>amine|phosphine|ammonium|"
    r"phosphate|silane|methane|phosphonium|borane)"
)
_CENTRES: Final = {
    "amine": "[NX3]", "phosphine": "[PX3]", "ammonium": "[NX4+]", "silane": "[#14]",
    "methane": "[CX4]", "phosphonium": "[PX4+]", "borane": "[#5]", "phosphate": "P(=O)",
}  # fmt: skip


@lru_cache(maxsize=4096)
def family_pattern(phrase: str) -> str:
    """Return the SMARTS of a lower-case singular phrase, "" for none.

    Args:
        phrase: Words with blanks between them, such as "alkyl aryl ether".
    """
    words = phrase.split()
    degrees = [_DEGREE_WORDS[word] for word in words if word in _DEGREE_WORDS]
    joined = "".join(word for word in words if word not in _DEGREE_WORDS)
    if degrees:
        return _of_degree(joined, degrees[0]) if len(degrees) == 1 else ""
    if words and words[0] in _CYCLE_WORDS and (found := _CYCLIC.get("".join(words[1:]))):
        return found
    if many := _MANY.fullmatch(joined):
        link = "[OX2]" if many["head"] == "phosphate" else ""
        arm = f"({link}[{_PARTNERS[many['a']]}])"
        return _CENTRES[many["head"]] + arm * (3 if many["times"] == "tri" else 4)
    return _bound(joined)


def _of_degree(joined: str, degree: int) -> str:
    for head, forms in _DEGREES.items():
        if not joined.endswith(head):
            continue
        partner = joined.removesuffix(head)
        if partner and partner not in _PARTNERS:
            continue
        return forms[degree].replace("{a}", _PARTNERS.get(partner, _ANY)).replace("{bare}", _BARE)
    return ""


def _bound(joined: str) -> str:
    found = _NAME.fullmatch(joined)
    if not found:
        return ""
    head, a = found["head"], _PARTNERS[found["a"]]
    b = _PARTNERS[found["b"]] if found["b"] else a if found["two"] else ""
    table = _TWO if b else _ONE
    if head not in table:
        return ""
    other = _FREE if head == "ether" else _ANY
    return table[head].replace("{a}", a).replace("{b}", b or other).replace("{h}", "")
