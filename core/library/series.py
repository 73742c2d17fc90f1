"""Templates of the homologous series of the built-in library.

Layer: core.library (may import core.chem and all that stands before it).

A template is filled for every chain length n with: ``stem`` (hexadec), ``up`` (the stem of
n + 1), ``c`` (n carbon atoms as SMILES), ``c1``, ``c2``, ``c3`` (one, two, three fewer), ``n``
and ``atoms`` ("16 carbon atoms").
"""

from collections.abc import Sequence
from typing import Final, NamedTuple


class Series(NamedTuple):
    """One homologous series: templates, and the chain lengths they are filled for."""

    category: str
    sizes: Sequence[int]
    name: str
    smiles: str
    sentence: str


HYDROCARBONS: Final = (
    Series("alkane", range(2, 31), "{stem}ane", "{c}", "An unbranched alkane with {atoms}."),
    Series(
        "alkene",
        range(4, 21),
        "{stem}-1-ene",
        "C=C{c2}",
        "A terminal alkene: a straight chain of {atoms} with a double bond at its end.",
    ),
    Series(
        "alkyne",
        range(4, 17),
        "{stem}-1-yne",
        "C#C{c2}",
        "A terminal alkyne: a straight chain of {atoms} with a triple bond at its end.",
    ),
    Series(
        "cycloalkane",
        range(3, 21),
        "cyclo{stem}ane",
        "C1{c2}C1",
        "A saturated ring of {atoms} and nothing else.",
    ),
)

OXYGEN: Final = (
    Series(
        "alcohol",
        range(1, 25),
        "{stem}an-1-ol",
        "{c}O",
        "A primary alcohol: a straight chain of {atoms} with a hydroxy group at its end.",
    ),
    Series(
        "aldehyde",
        range(3, 19),
        "{stem}anal",
        "{c}=O",
        "A straight-chain saturated aldehyde with {atoms}.",
    ),
    Series(
        "ketone",
        range(3, 16),
        "{stem}an-2-one",
        "CC(=O){c2}",
        "A methyl ketone: a straight chain of {atoms} with an oxo group at position 2.",
    ),
    Series(
        "ketone",
        range(5, 13),
        "{stem}an-3-one",
        "CCC(=O){c3}",
        "An ethyl ketone: a straight chain of {atoms} with an oxo group at position 3.",
    ),
    Series(
        "beta-keto ester",
        range(4, 13),
        "ethyl 3-oxo{stem}anoate",
        "{c3}C(=O)CC(=O)OCC",
        "The ethyl ester of a beta-keto acid whose straight chain has {atoms}.",
    ),
    Series(
        "diol",
        range(2, 17),
        "{stem}ane-1,{n}-diol",
        "O{c}O",
        "A diol with a hydroxy group at each end of a straight chain of {atoms}.",
    ),
    Series(
        "ether",
        range(2, 13),
        "1-methoxy{stem}ane",
        "CO{c}",
        "The methyl ether of a straight-chain primary alcohol with {atoms}.",
    ),
    Series(
        "ether",
        range(3, 11),
        "di{stem}yl ether",
        "{c}O{c}",
        "A symmetrical ether whose two unbranched alkyl groups have {atoms} each.",
    ),
    Series(
        "cycloalkanol",
        range(3, 13),
        "cyclo{stem}anol",
        "OC1{c2}C1",
        "A secondary alcohol: a saturated ring of {atoms} that carries one hydroxy group.",
    ),
    Series(
        "cycloalkanone",
        range(3, 17),
        "cyclo{stem}anone",
        "O=C1{c2}C1",
        "A cyclic ketone: a saturated ring of {atoms}, one of them a carbonyl carbon.",
    ),
)

ACIDS: Final = (
    Series(
        "hydroxy fatty acid",
        range(4, 19),
        "{n}-hydroxy{stem}anoic acid",
        "O{c1}C(=O)O",
        "An omega-hydroxy acid: a hydroxy and a carboxy group at the two ends of a chain of "
        "{atoms}.",
    ),
    Series(
        "amino acid",
        range(4, 13),
        "{n}-amino{stem}anoic acid",
        "N{c1}C(=O)O",
        "An omega-amino acid: an amino and a carboxy group at the two ends of a chain of {atoms}.",
    ),
    Series(
        "dicarboxylic acid",
        range(4, 23),
        "{stem}anedioic acid",
        "OC(=O){c2}C(=O)O",
        "A straight-chain dicarboxylic acid with {atoms}, a carboxy group at each end.",
    ),
    Series(
        "dicarboxylic ester",
        range(3, 13),
        "dimethyl {stem}anedioate",
        "COC(=O){c2}C(=O)OC",
        "The dimethyl ester of the straight-chain dicarboxylic acid with {atoms}.",
    ),
    Series(
        "dicarboxylic ester",
        range(3, 13),
        "diethyl {stem}anedioate",
        "CCOC(=O){c2}C(=O)OCC",
        "The diethyl ester of the straight-chain dicarboxylic acid with {atoms}.",
    ),
    Series(
        "dicarboxylic ester",
        range(3, 11),
        "dibutyl {stem}anedioate",
        "CCCCOC(=O){c2}C(=O)OCCCC",
        "The dibutyl ester of the straight-chain dicarboxylic acid with {atoms}.",
    ),
    Series(
        "amide",
        range(2, 19),
        "{stem}anamide",
        "{c1}C(=O)N",
        "The primary amide of a straight-chain saturated carboxylic acid with {atoms}.",
    ),
    Series(
        "acyl chloride",
        range(3, 17),
        "{stem}anoyl chloride",
        "{c1}C(=O)Cl",
        "The acid chloride of a straight-chain saturated carboxylic acid with {atoms}; "
        "it reacts with water and alcohols.",
    ),
    Series(
        "acid anhydride",
        range(3, 11),
        "{stem}anoic anhydride",
        "{c1}C(=O)OC(=O){c1}",
        "The symmetrical anhydride of the straight-chain carboxylic acid with {atoms}.",
    ),
    Series(
        "cycloalkanecarboxylic acid",
        range(3, 9),
        "cyclo{stem}anecarboxylic acid",
        "OC(=O)C1{c2}C1",
        "A carboxylic acid whose carboxy group sits on a saturated ring of {atoms}.",
    ),
    Series(
        "macrolide",
        range(8, 17),
        "oxacyclo{up}an-2-one",
        "O=C1{c1}O1",
        "A lactone: the ring closed by an omega-hydroxy acid with {atoms}.",
    ),
)

NITROGEN: Final = (
    Series(
        "amine",
        range(1, 21),
        "{stem}an-1-amine",
        "{c}N",
        "A primary amine: a straight chain of {atoms} with an amino group at its end.",
    ),
    Series(
        "amine",
        range(2, 11),
        "di{stem}ylamine",
        "{c}N{c}",
        "A secondary amine with two unbranched alkyl groups of {atoms} each.",
    ),
    Series(
        "amine",
        range(3, 10),  # "tridecyl" is a chain of thirteen
        "tri{stem}ylamine",
        "{c}N({c}){c}",
        "A tertiary amine with three unbranched alkyl groups of {atoms} each.",
    ),
    Series(
        "quaternary ammonium salt",
        (2, 3, 4, 5, 6, 7, 8),
        "tetra{stem}ylammonium bromide",
        "{c}[N+]({c})({c}){c}.[Br-]",
        "The bromide of a quaternary ammonium cation with four unbranched alkyl groups of "
        "{atoms} each.",
    ),
    Series(
        "diamine",
        range(3, 13),
        "{stem}ane-1,{n}-diamine",
        "N{c}N",
        "A diamine with an amino group at each end of a straight chain of {atoms}.",
    ),
    Series(
        "nitrile",
        range(3, 19),
        "{stem}anenitrile",
        "{c1}C#N",
        "A straight-chain nitrile with {atoms}, the one of the cyano group included.",
    ),
    Series(
        "nitroalkane",
        range(2, 9),
        "1-nitro{stem}ane",
        "{c}[N+](=O)[O-]",
        "A nitroalkane: a straight chain of {atoms} with a nitro group at its end.",
    ),
    Series(
        "cycloalkylamine",
        range(3, 13),
        "cyclo{stem}anamine",
        "NC1{c2}C1",
        "A primary amine whose amino group sits on a saturated ring of {atoms}.",
    ),
    Series(
        "isocyanate",
        (3, 4, 5, 6, 7, 8),
        "1-isocyanato{stem}ane",
        "{c}N=C=O",
        "An alkyl isocyanate whose straight chain has {atoms}.",
    ),
)

SULFUR: Final = (
    Series(
        "thiol",
        range(2, 19),
        "{stem}ane-1-thiol",
        "{c}S",
        "A thiol: a straight chain of {atoms} with a sulfanyl group at its end.",
    ),
    Series(
        "sulfide",
        range(2, 9),
        "di{stem}yl sulfide",
        "{c}S{c}",
        "A symmetrical thioether whose two unbranched alkyl groups have {atoms} each.",
    ),
    Series(
        "disulfide",
        range(2, 9),
        "di{stem}yl disulfide",
        "{c}SS{c}",
        "A symmetrical disulfide whose two unbranched alkyl groups have {atoms} each.",
    ),
)

SERIES: Final = (*HYDROCARBONS, *OXYGEN, *ACIDS, *NITROGEN, *SULFUR)
"""All series, in the order in which they are enumerated."""
