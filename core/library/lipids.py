"""Fatty acids and what nature makes of them: esters, thioesters, glycerides, phospholipids.

Layer: core.library (may import core.chem and all that stands before it). Numbers such as 18:2
mean carbon atoms and double bonds.
"""

from collections.abc import Iterator
from itertools import product
from typing import Final, NamedTuple

from core.chem.naming.words import STEMS
from core.library.rows import Draft, carbons, count_word

COENZYME_A: Final = (
    "CC(C)(COP(=O)(O)OP(=O)(O)OC[C@@H]1[C@H]([C@H]([C@@H](O1)N2C=NC3=C(N=CN=C32)N)O)"
    "OP(=O)(O)O)[C@H](C(=O)NCCC(=O)NCCS{acyl})O"
)
CARNITINE: Final = "C[N+](C)(C)C[C@@H](CC(=O)[O-])O{acyl}"
CHOLESTEROL: Final = (
    "C[C@H](CCCC(C)C)[C@H]1CC[C@@H]2[C@@]1(CC[C@H]3[C@H]2CC=C4[C@@]3(CC[C@@H](C4)O{acyl})C)C"
)
SPHINGOSINE: Final = "CCCCCCCCCCCCC/C=C/[C@@H](O)[C@H](CO)N{acyl}"
SPHINGANINE: Final = "CCCCCCCCCCCCCCC[C@@H](O)[C@H](CO)N{acyl}"

TRIVIAL: Final = {
    "4:0": "butyric",
    "5:0": "valeric",
    "6:0": "caproic",
    "8:0": "caprylic",
    "10:0": "capric",
    "12:0": "lauric",
    "14:0": "myristic",
    "16:0": "palmitic",
    "17:0": "margaric",
    "18:0": "stearic",
    "20:0": "arachidic",
    "22:0": "behenic",
    "24:0": "lignoceric",
    "26:0": "cerotic",
    "28:0": "montanic",
    "30:0": "melissic",
    "14:1(9Z)": "myristoleic",
    "16:1(9Z)": "palmitoleic",
    "18:1(6Z)": "petroselinic",
    "18:1(9Z)": "oleic",
    "18:1(9E)": "elaidic",
    "18:1(11Z)": "cis-vaccenic",
    "18:1(11E)": "vaccenic",
    "20:1(9Z)": "gadoleic",
    "20:1(11Z)": "gondoic",
    "22:1(13Z)": "erucic",
    "24:1(15Z)": "nervonic",
    "18:2(9Z,12Z)": "linoleic",
    "18:3(9Z,12Z,15Z)": "alpha-linolenic",
    "18:3(6Z,9Z,12Z)": "gamma-linolenic",
    "20:4(5Z,8Z,11Z,14Z)": "arachidonic",
}


class Acyl(NamedTuple):
    """A straight fatty acyl chain: its length and its double bonds, as ((9, "Z"), ...)."""

    size: int
    bonds: tuple[tuple[int, str], ...] = ()

    @property
    def shorthand(self) -> str:
        """The lipid number, as in "18:1(9Z)"."""
        places = ",".join(f"{place}{letter}" for place, letter in self.bonds)
        return f"{self.size}:{len(self.bonds)}" + (f"({places})" if places else "")

    @property
    def stem(self) -> str:
        """The name up to "oic acid" or "oyl", as in "(9Z)-octadec-9-en"."""
        if not self.bonds:
            return f"{STEMS[self.size]}an"
        locants = ",".join(str(place) for place, _ in self.bonds)
        stereo = ",".join(f"{place}{letter}" for place, letter in self.bonds)
        several = ("", "", "di", "tri", "tetra", "penta", "hexa")[len(self.bonds)]
        vowel = "a" if several else ""
        return f"({stereo})-{STEMS[self.size]}{vowel}-{locants}-{several}en"

    @property
    def acid(self) -> str:
        """The name of the acid."""
        return f"{self.stem}oic acid"

    @property
    def group(self) -> str:
        """The name of the acyl group, in brackets where its own name has some."""
        name = f"{self.stem}oyl"
        return f"[{name}]" if self.bonds else name

    @property
    def smiles(self) -> str:
        """The acyl group as SMILES that starts at its carbonyl carbon."""
        doubles = dict(self.bonds)
        parts = ["C(=O)"]
        for atom in range(2, self.size + 1):
            if atom - 1 in doubles:
                bond = "="
            elif atom in doubles:
                bond = "/"
            else:
                bond = {"Z": "\\", "E": "/"}.get(doubles.get(atom - 2, ""), "")
            parts.append(f"{bond}C")
        return "".join(parts)

    @property
    def words(self) -> str:
        """The chain in words: "saturated, 16 carbon atoms"."""
        if not self.bonds:
            return f"saturated, with {carbons(self.size)}"
        kinds = {letter for _, letter in self.bonds}
        kind = "cis" if kinds == {"Z"} else "trans"
        number = count_word(len(self.bonds))
        ending = "s" if len(self.bonds) > 1 else ""
        return f"with {carbons(self.size)} and {number} {kind} double bond{ending}"


def methylene_interrupted(size: int, first: int, number: int) -> Acyl:
    """Return an all-cis polyunsaturated chain with double bonds three atoms apart."""
    return Acyl(size, tuple((first + 3 * step, "Z") for step in range(number)))


SATURATED: Final = tuple(Acyl(size) for size in range(4, 31))
EVEN: Final = tuple(Acyl(size) for size in range(4, 25, 2))
MONOENES: Final = tuple(
    Acyl(size, ((place, letter),))
    for size in (12, 14, 16, 17, 18, 20, 22, 24)
    for place in (5, 6, 7, 9, 11, 13, 15)
    for letter in ("Z", "E")
    if place < size - 2 and not (place == 6 and size not in {16, 18})
)
ENOYLS: Final = tuple(Acyl(size, ((2, "E"),)) for size in range(4, 21, 2))
POLYENES: Final = tuple(
    methylene_interrupted(*pattern)
    for pattern in (
        *((16, 9, 2), (16, 6, 3), (16, 7, 3), (16, 4, 4), (18, 9, 2), (18, 6, 2), (18, 6, 3)),
        *((18, 9, 3), (18, 5, 3), (18, 6, 4), (20, 11, 2), (20, 8, 2), (20, 5, 3), (20, 8, 3)),
        *((20, 11, 3), (20, 5, 4), (20, 8, 4), (20, 5, 5), (22, 13, 2), (22, 10, 3), (22, 13, 3)),
        *((22, 7, 4), (22, 10, 4), (22, 4, 5), (22, 7, 5), (22, 4, 6), (24, 9, 4), (24, 12, 4)),
        *((24, 6, 5), (24, 9, 5), (24, 6, 6)),
    )
)
OLEOYL: Final = Acyl(18, ((9, "Z"),))
COMMON: Final = (
    *(Acyl(size) for size in (12, 14, 16, 18)),
    Acyl(16, ((9, "Z"),)),
    OLEOYL,
    methylene_interrupted(18, 9, 2),
    methylene_interrupted(20, 5, 4),
    methylene_interrupted(22, 4, 6),
)
LINKED: Final = (
    *(Acyl(size) for size in (6, 8, 10)),
    *COMMON,
    methylene_interrupted(18, 9, 3),
    methylene_interrupted(20, 5, 5),
)


def fatty_acids() -> Iterator[Draft]:
    """Yield free acids with their methyl and ethyl esters."""
    for acyl in (*SATURATED, *MONOENES, *ENOYLS, *POLYENES):
        kind = "saturated" if not acyl.bonds else "unsaturated"
        trivial = TRIVIAL.get(acyl.shorthand)
        also = f", also called {trivial} acid" if trivial else ""
        yield Draft(
            acyl.acid,
            f"O{acyl.smiles}",
            f"{kind} fatty acid",
            f"A straight-chain {kind} fatty acid with {carbons(acyl.size)}{also}."
            if not acyl.bonds
            else f"A straight-chain unsaturated fatty acid {acyl.words} ({acyl.shorthand}){also}.",
        )
    for chain, alcohol in product((*EVEN, *COMMON, *POLYENES[4:8]), ("methyl", "ethyl")):
        yield Draft(
            f"{alcohol} {chain.stem}oate",
            ("CO" if alcohol == "methyl" else "CCO") + chain.smiles,
            "fatty acid ester",
            f"The {alcohol} ester of {chain.acid}, a fatty acid {chain.words}.",
        )


def thioesters() -> Iterator[Draft]:
    """Yield acyl-CoA thioesters, with the four stages of one turn of beta-oxidation."""
    stages = (
        ("(2E)-{s}-2-enoyl", "C(=O)/C=C/{c}", "a trans-2-enoyl", "first"),
        ("(3S)-3-hydroxy{s}anoyl", "C(=O)C[C@@H](O){c}", "a (3S)-3-hydroxyacyl", "second"),
        ("3-oxo{s}anoyl", "C(=O)CC(=O){c}", "a 3-oxoacyl", "third"),
    )
    for acyl in (*(Acyl(size) for size in range(4, 27)), *COMMON[4:], *POLYENES[7:18:2]):
        yield Draft(
            f"{acyl.group}-CoA",
            COENZYME_A.format(acyl=acyl.smiles),
            "acyl-CoA",
            f"A fatty acyl-CoA: the thioester of coenzyme A with {acyl.acid}, "
            f"a fatty acid {acyl.words}.",
        )
    for size, (name, smiles, words, step) in product(range(4, 21, 2), stages):
        yield Draft(
            name.format(s=STEMS[size]) + "-CoA",
            COENZYME_A.format(acyl=smiles.format(c="C" * (size - 3))),
            "acyl-CoA",
            f"{words.capitalize()}-CoA with {carbons(size)} in its acyl chain, the product of the "
            f"{step} step of beta-oxidation.",
        )


def linked_lipids() -> Iterator[Draft]:
    """Yield one acyl chain on carnitine, cholesterol, sphingoid bases and ethanolamine."""
    for acyl in (*(Acyl(size) for size in range(3, 21)), *COMMON[4:]):
        yield Draft(
            f"O-{acyl.group}-L-carnitine",
            CARNITINE.format(acyl=acyl.smiles),
            "acylcarnitine",
            f"An O-acyl-L-carnitine, a zwitterion with a trimethylammonium group, in which "
            f"{acyl.acid} esterifies the hydroxy group.",
        )
    for acyl in LINKED:
        chain = f"{acyl.acid}, a fatty acid {acyl.words}"
        yield Draft(
            f"cholest-5-en-3beta-yl {acyl.stem}oate",
            CHOLESTEROL.format(acyl=acyl.smiles),
            "sterol ester",
            f"A cholesterol ester: the 3-hydroxy group of the sterol is esterified by {chain}.",
        )
        yield Draft(
            f"N-{acyl.group}ethanolamine",
            f"OCCN{acyl.smiles}",
            "N-acylethanolamine",
            f"An N-acylethanolamine: the amide of 2-aminoethanol with {chain}.",
        )
        for base, template in (("sphingosine", SPHINGOSINE), ("sphinganine", SPHINGANINE)):
            yield Draft(
                f"N-{acyl.group}{base}",
                template.format(acyl=acyl.smiles),
                "ceramide",
                f"A ceramide: the amino group of the C18 base {base} is acylated by {chain}.",
            )


def waxes() -> Iterator[Draft]:
    """Yield esters of even long-chain alcohols and acids."""
    for alcohol, acyl in product((12, 14, 16, 18), (Acyl(14), Acyl(16), Acyl(18), OLEOYL)):
        yield Draft(
            f"{STEMS[alcohol]}yl {acyl.stem}oate",
            f"{'C' * alcohol}O{acyl.smiles}",
            "wax ester",
            f"A wax ester: {STEMS[alcohol]}an-1-ol, a long-chain alcohol, joined to {acyl.acid}.",
        )


def enumerate_lipids() -> Iterator[Draft]:
    """Yield all drafts of this module in a fixed order."""
    yield from fatty_acids()
    yield from thioesters()
    yield from linked_lipids()
    yield from waxes()
