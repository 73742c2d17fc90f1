"""Open-chain compounds and lactones, enumerated by chain length, position and geometry.

Layer: core.library (may import core.chem and all that stands before it).
"""

from collections.abc import Iterator
from typing import Final

from core.chem.naming.words import STEMS
from core.library.rows import Draft, carbons, count_word
from core.library.series import SERIES, Series

HALOGENS: Final = (
    ("fluor", "F"),
    ("chlor", "Cl"),
    ("brom", "Br"),
    ("iod", "I"),
)


def fill(series: Series, size: int) -> Draft:
    """Fill the templates of a series for one chain length."""
    values = {
        "n": size,
        "stem": STEMS[size],
        "up": STEMS[size + 1] if size + 1 < len(STEMS) else "",
        "atoms": carbons(size),
        "c": "C" * size,
        "c1": "C" * (size - 1),
        "c2": "C" * (size - 2),
        "c3": "C" * (size - 3),
    }
    return Draft(
        series.name.format(**values),
        series.smiles.format(**values),
        series.category,
        series.sentence.format(**values),
    )


def homologues() -> Iterator[Draft]:
    """Yield every series that needs nothing but a chain length."""
    for series in SERIES:
        for size in series.sizes:
            yield fill(series, size)


def halides() -> Iterator[Draft]:
    """Yield primary alkyl halides, terminal dihalides and perhalogenated small alkanes."""
    for stem, symbol in HALOGENS:
        for size in range(2, 15):
            yield Draft(
                f"1-{stem}o{STEMS[size]}ane",
                "C" * size + symbol,
                "alkyl halide",
                f"A primary alkyl {stem}ide with a straight chain of {carbons(size)}.",
            )
        for size in range(2, 11):
            yield Draft(
                f"1,{size}-di{stem}o{STEMS[size]}ane",
                symbol + "C" * size + symbol,
                "alkyl halide",
                f"A dihalide with {stem}ine at each end of a straight chain of {carbons(size)}.",
            )


def internal_alkenes() -> Iterator[Draft]:
    """Yield straight alkenes with an inner double bond, both geometries."""
    for size in range(4, 13):
        for place in range(2, size // 2 + 1):
            for letter, slash, word in (("E", "/", "opposite sides"), ("Z", "\\", "one side")):
                left, right = "C" * (place - 1), "C" * (size - place - 1)
                yield Draft(
                    f"({place}{letter})-{STEMS[size]}-{place}-ene",
                    f"{left}/C=C{slash}{right}",
                    "alkene",
                    f"An unbranched alkene with {carbons(size)} and a double bond at position "
                    f"{place} whose carbon chains lie on {word} ({letter}).",
                )


def secondary_alcohols() -> Iterator[Draft]:
    """Yield both enantiomers of 2-alkanols and 3-alkanols."""
    for place in (2, 3):
        for size in range(2 * place, 13):
            # The hydroxy group ranks first, then the longer chain, which stands last here.
            for letter, turn in (("R", "@@"), ("S", "@")):
                yield Draft(
                    f"({place}{letter})-{STEMS[size]}an-{place}-ol",
                    f"{'C' * (place - 1)}[C{turn}H](O){'C' * (size - place)}",
                    "alcohol",
                    f"A chiral secondary alcohol: the {letter} form of a straight chain of "
                    f"{carbons(size)} with a hydroxy group at position {place}.",
                )


def esters() -> Iterator[Draft]:
    """Yield alkyl esters of short straight-chain acids."""
    for acid in range(1, 9):
        for alcohol in range(1, 9):
            root = ("", "form", "acet")[acid] if acid < 3 else STEMS[acid] + "ano"
            acid_name = f"{root}ic acid"
            yield Draft(
                f"{STEMS[alcohol]}yl {root}ate",
                f"{'C' * (acid - 1)}C(=O)O{'C' * alcohol}",
                "ester",
                f"The ester of {acid_name} with {STEMS[alcohol]}an-1-ol: {carbons(acid)} on the "
                f"acid side, {count_word(alcohol)} on the alcohol side.",
            )


def lactones() -> Iterator[Draft]:
    """Yield gamma- and delta-lactones with an alkyl side chain, both enantiomers."""
    for ring, greek, parent in ((5, "gamma", "oxolan"), (6, "delta", "oxan")):
        for side in range(1, 9):
            total = ring - 1 + side
            # Ring oxygen, then the ring carbon or the side chain: which of the two is
            # senior changes nothing, as the ring leads to a carbonyl only further on.
            for letter, turn in (("R", "@@"), ("S", "@")):
                smiles = f"{'C' * side}[C{turn}H]1{'C' * (ring - 3)}C(=O)O1"
                yield Draft(
                    f"({ring}{letter})-5-{STEMS[side]}yloxolan-2-one"
                    if ring == 5
                    else f"(6{letter})-6-{STEMS[side]}yl{parent}-2-one",
                    smiles,
                    "lactone",
                    f"A {greek}-lactone with {carbons(total)}: a {count_word(ring)}-membered "
                    f"cyclic ester, the {letter} enantiomer, with {carbons(side)} in its side "
                    "chain.",
                )


def enumerate_chains() -> Iterator[Draft]:
    """Yield all drafts of this module in a fixed order."""
    yield from homologues()
    yield from halides()
    yield from internal_alkenes()
    yield from secondary_alcohols()
    yield from esters()
    yield from lactones()
