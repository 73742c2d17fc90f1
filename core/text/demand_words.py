"""Words and phrases that demand something of a structure, and the rules they stand for.

Layer: core.text (may import core.chem). Groups and rings come from ``core.chem.group_words``; here
stand counts, charges, chains, rings, elements, isotopes, stereo and sizes.
"""

from functools import lru_cache
from math import inf
from typing import Final

from core.chem.group_words import (
    ACID,
    AMINE,
    HYDROXY,
    PEPTIDE,
    RING_WORDS,
    SUGAR,
    group_pattern,
    singular,
)
from core.chem.rules import Rule

Meaning = tuple[str, tuple[Rule, ...]]
"""Kind of the demand, and the rules that must all hold."""

_HALOGEN: Final = "[F,Cl,Br,I]"
_ACYL: Final = Rule("has", "[CX3](=O)[O,N,S]")


def _element(symbol: str) -> Meaning:
    return "element", (Rule("element", symbol),)


def _charge(low: float, high: float) -> Meaning:
    return "charge", (Rule("charge", "", low, high),)


def _system(low: float, high: float = inf) -> Meaning:
    return "rings", (Rule("ring system", "", low, high),)


def _count(smarts: str, low: float, high: float = inf) -> Meaning:
    return "count", (Rule("match", smarts, low, high),)


def _chain(low: float, high: float = inf) -> Meaning:
    return "carbons", (Rule("acyl chain", "", low, high), _ACYL)


def _carbons(low: float, high: float = inf) -> Meaning:
    return "carbons", (Rule("element", "C", low, high),)


_ZWITTERION: Final = ("charge", (Rule("anions"), Rule("cations")))
_MACROCYCLE: Final = ("rings", (Rule("largest ring", "", 12),))

_ELEMENT_WORDS: Final = {
    "fluor": "F", "chlor": "Cl", "brom": "Br", "iod": "I",
}  # fmt: skip
ELEMENTS: Final = {
    "fluorine": "F", "chlorine": "Cl", "bromine": "Br", "iodine": "I", "sulfur": "S",
    "sulphur": "S", "phosphorus": "P", "selenium": "Se", "boron": "B", "silicon": "Si",
    "arsenic": "As", "tin": "Sn", "mercury": "Hg", "platinum": "Pt", "iron": "Fe", "copper": "Cu",
    "zinc": "Zn", "cobalt": "Co", "magnesium": "Mg", "nitrogen": "N", "oxygen": "O",
    "lithium": "Li", "sodium": "Na", "potassium": "K", "calcium": "Ca", "gold": "Au",
}  # fmt: skip

_WORDS: Final[dict[str, Meaning]] = {
    # charge
    "anion": _charge(-inf, -1), "oxoanion": _charge(-inf, -1), "cation": _charge(1, inf),
    "monoanion": _charge(-1, -1), "dianion": _charge(-2, -2), "trianion": _charge(-3, -3),
    "tetraanion": _charge(-4, -4), "dication": _charge(2, 2), "trication": _charge(3, 3),
    "monocation": _charge(1, 1), "organic cation": _charge(1, inf),
    "ammonium ion": _charge(1, inf), "ammonium ion derivative": _charge(1, inf),
    "iminium ion": _charge(1, inf), "quaternary ammonium ion": (
        "charge", (Rule("has", "[NX4+]([#6])([#6])([#6])[#6]"),)),
    "neutral": _charge(0, 0), "uncharged": _charge(0, 0), "zwitterion": _ZWITTERION,
    "amino acid zwitterion": _ZWITTERION, "ammonium betaine": _ZWITTERION,
    "zwitterionic": _ZWITTERION, "charged": ("charge", (Rule("has", "[+,-]"),)),
    "anionic": _charge(-inf, -1), "cationic": _charge(1, inf),
    # parts
    "salt": ("parts", (Rule("fragments", "", 2),)),
    "hydrochloride": ("parts", (Rule("fragments", "", 2), Rule("element", "Cl"))),
    "hydrobromide": ("parts", (Rule("fragments", "", 2), Rule("element", "Br"))),
    "organic sodium salt": ("parts", (Rule("element", "Na"),)),
    "sodium salt": ("parts", (Rule("element", "Na"),)),
    "potassium salt": ("parts", (Rule("element", "K"),)),
    "hydrate": ("parts", (Rule("has", "[OX2H2]"),)),
    # rings
    "acyclic": ("rings", (Rule("rings", "", 0, 0),)), "ring": ("rings", (Rule("rings"),)),
    "cyclic": ("rings", (Rule("rings"),)), "monocyclic": _system(1, 1),
    "bicyclic": _system(2, 2), "tricyclic": _system(3, 3), "tetracyclic": _system(4, 4),
    "pentacyclic": _system(5, 5), "hexacyclic": _system(6, 6), "polycyclic": _system(2),
    "heterobicyclic": _system(2), "heterotricyclic": _system(3), "heterotetracyclic": _system(4),
    "heteropentacyclic": _system(5), "carbobicyclic": _system(2), "carbotricyclic": _system(3),
    "macrocycle": _MACROCYCLE, "macrocyclic": _MACROCYCLE, "azamacrocycle": (
        "rings", (Rule("largest ring", "", 9), Rule("element", "N"))),
    "heterocycle": ("rings", (Rule("ring hetero atoms"),)),
    "heterocyclic": ("rings", (Rule("ring hetero atoms"),)),
    "aromatic": ("rings", (Rule("aromatic rings"),)),
    "arene": ("rings", (Rule("aromatic rings"),)),
    "heteroaromatic": ("rings", (Rule("has", "[n,o,s]"),)),
    "aromatic ring": ("rings", (Rule("aromatic rings"),)),
    "fused ring": _system(2), "spiro": ("rings", (Rule("spiro atoms"),)),
    # carbon chains and saturation
    "unsaturated": ("carbons", (Rule("has", "[#6]=,#,:[#6]"),)),
    "saturated": ("carbons", (
        Rule("has", "[#6]=,#[#6]", 0, 0), Rule("has", "c1ccccc1", 0, 0))),
    "monounsaturated": ("carbons", (Rule("alkenes", "", 1, 1),)),
    "polyunsaturated": ("carbons", (Rule("alkenes", "", 2),)),
    "fatty acid": _chain(4), "long-chain fatty acid": _chain(12, 24),
    "medium-chain fatty acid": _chain(6, 12), "short-chain fatty acid": _chain(1, 5),
    "very long-chain fatty acid": _chain(20), "ultra-long-chain fatty acid": _chain(28),
    "long-chain fatty acyl-coa": _chain(13, 22), "medium-chain fatty acyl-coa": _chain(6, 12),
    "short-chain fatty acyl-coa": _chain(1, 5), "very long-chain fatty acyl-coa": _chain(23),
    "ultra-long-chain fatty acyl-coa": _chain(28),
    "long chain": ("carbons", (Rule("chain", "", 10),)),
    "long alkyl chain": ("carbons", (Rule("chain", "", 10),)),
    "long-chain": ("carbons", (
        Rule("chain", "", 13),)), "medium-chain": ("carbons", (Rule("chain", "", 6, 12),)),
    "fatty alcohol": ("carbons", (Rule("chain", "", 6), Rule("has", "[CX4][OX2H]"))),
    "triglyceride": _count("C(=O)O[#6]", 3), "diglyceride": _count("C(=O)O[#6]", 2),
    "monoglyceride": _count("C(=O)O[#6]", 1),
    # Terpenoids: where nearly all described ones lie, esters and glycosides among them.
    "icosanoid": _carbons(18, 30), "docosanoid": _carbons(20, 32), "octadecanoid": _carbons(18),
    "monoterpenoid": _carbons(10, 34), "monoterpene": _carbons(10, 20),
    "sesquiterpenoid": _carbons(13, 36), "sesquiterpene": _carbons(15, 36),
    "diterpenoid": _carbons(18, 54), "diterpene": _carbons(18, 46),
    "triterpenoid": _carbons(22, 80), "triterpene": _carbons(27, 41),
    "sesterterpenoid": _carbons(24), "tetraterpenoid": _carbons(38), "terpenoid": _carbons(9),
    "hydrocarbon": ("class", (Rule("has", "[!#6;!#1]", 0, 0),)),
    "alkane": ("class", (Rule("has", "[!#6;!#1]", 0, 0), Rule("has", "[#6]=,#,:[#6]", 0, 0),
                         Rule("rings", "", 0, 0))),
    # counts
    "aromatic amine": ("group", (Rule("aromatic rings"), Rule("match", AMINE))),
    "amino acid": ("group", (Rule("has", "[NX3,NX4+]"), Rule("has", "[C,S,P](=O)[OX2H,OX1-]"))),
    "phospholipid": ("group", (Rule("has", "[PX4](=O)[OX2][#6]"), Rule("chain", "", 8))),
    "diol": _count(HYDROXY, 2), "triol": _count(HYDROXY, 3), "tetrol": _count(HYDROXY, 4),
    "polyol": _count(HYDROXY, 3),
    "polyphenol": _count("c[OX2H,OX1-,$([OX2][#6])]", 2), "diamine": _count("[#7X3,#7X4+]", 2),
    "diester": _count("[#6](=O)O[#6]", 2), "diketone": _count("[#6]=O", 2),
    "beta-diketone": _count("[#6]=O", 2), "alpha-diketone": _count("[#6](=O)[#6](=O)", 1),
    "dinitro": _count("[NX3+](=O)[O-]", 2),
    "peptide": _count(PEPTIDE, 1), "oligopeptide": _count(PEPTIDE, 2),
    "dipeptide": _count(PEPTIDE, 1, 2), "tripeptide": _count(PEPTIDE, 2, 3),
    "tetrapeptide": _count(PEPTIDE, 3, 4), "pentapeptide": _count(PEPTIDE, 4, 5),
    "cyclic peptide": ("class", (Rule("has", PEPTIDE), Rule("largest ring", "", 6))),
    "disaccharide": _count(SUGAR, 2, 2),
    "trisaccharide": _count(SUGAR, 3, 3), "tetrasaccharide": _count(SUGAR, 4, 4),
    "pentasaccharide": _count(SUGAR, 5, 5), "hexasaccharide": _count(SUGAR, 6, 6),
    "heptasaccharide": _count(SUGAR, 7, 7), "octasaccharide": _count(SUGAR, 8, 8),
    "oligosaccharide": _count(SUGAR, 2), "polyether": _count("[#6][OX2][#6]", 2),
    "monohalogenated": _count(_HALOGEN, 1, 1), "polychlorinated": _count("Cl", 2),
    "halogen": ("element", (Rule("match", _HALOGEN),)),
    "halogenated": ("element", (Rule("match", _HALOGEN),)),
    "organohalogen": ("element", (Rule("match", _HALOGEN),)),
    "halide": ("element", (Rule("match", _HALOGEN),)),
    "heteroatom": ("element", (Rule("match", "[!#6;!#1]"),)),
    "metal": ("element", (Rule("has", "[!#1;!#2;!#5;!#6;!#7;!#8;!#9;!#10;!#14;!#15;!#16;!#17;!#18"
                                      ";!#33;!#34;!#35;!#36;!#52;!#53;!#54;!#85;!#86]"),)),
    # isotopes
    "deuterated": ("isotope", (Rule("isotope", "2H"),)),
    "deuterium": ("isotope", (Rule("isotope", "2H"),)),
    "tritiated": ("isotope", (Rule("isotope", "3H"),)),
    "tritium": ("isotope", (Rule("isotope", "3H"),)),
    "isotopically labelled": ("isotope", (Rule("isotope", "any"),)),
    "isotopically labeled": ("isotope", (Rule("isotope", "any"),)),
    "radiolabelled": ("isotope", (Rule("isotope", "any"),)),
    "radiolabeled": ("isotope", (Rule("isotope", "any"),)),
    # stereo
    "racemate": ("stereo", (Rule("stereo", "centres", 0, 0),)),
    "chiral": ("stereo", (Rule("stereo", "centres"),)),
    "achiral": ("stereo", (Rule("stereo", "centres", 0, 0),)),
    "l-alpha-amino acid": ("stereo", (Rule("has", "[N;!$(N=*)][C@@H]([#6])C(=O)"),)),
    "d-alpha-amino acid": ("stereo", (Rule("has", "[N;!$(N=*)][C@H]([#6])C(=O)"),)),
    "non-proteinogenic l-alpha-amino acid": (
        "stereo", (Rule("has", "[N;!$(N=*)][C@@H]([#6])C(=O)"),)),
}  # fmt: skip

PROPERTIES: Final[dict[str, tuple[Rule, ...]]] = {
    "small": (Rule("mass", "", 0, 300),),
    "large": (Rule("mass", "", 500, inf),),
    "polar": (Rule("tpsa", "", 60, inf),),
    "apolar": (Rule("tpsa", "", 0, 40),),
    "nonpolar": (Rule("tpsa", "", 0, 40),),
    "lipophilic": (Rule("logp", "", 3, inf),),
    "hydrophobic": (Rule("logp", "", 3, inf),),
    "greasy": (Rule("logp", "", 3, inf),),
    "fat-soluble": (Rule("logp", "", 3, inf),),
    "hydrophilic": (Rule("logp", "", -inf, 1),),
    "water-soluble": (Rule("logp", "", -inf, 1),),
}
"""Sizes and properties, read in short queries only: mass of 300 and 500 g/mol; TPSA of 60 Å² (an
amide with a hydroxy group) and 40 Å²; logP of 3 and 1 (Wildman and Crippen)."""

# Words of the tables that are also used loosely, and words whose rule would say nothing.
_SKIPPED: Final = frozenset({"ring assembly", "carbohydrate", "glycerol"})


@lru_cache(maxsize=16384)
def meaning(phrase: str) -> Meaning | None:
    """Return what a lower-case phrase demands, in singular or plural; None for other words."""
    phrase = phrase.replace("sulph", "sulf")
    for form in dict.fromkeys((phrase, singular(phrase))):
        if form in _WORDS:
            return _WORDS[form]
        if form in ELEMENTS:
            return _element(ELEMENTS[form])
        if (found := _halogen(form)) is not None:
            return found
    smarts = "" if singular(phrase) in _SKIPPED else group_pattern(phrase)
    if not smarts:
        return None
    return ("ring" if singular(phrase) in RING_WORDS else "group"), (Rule("match", smarts),)


def _halogen(form: str) -> Meaning | None:
    """Read "organochlorine", "chlorinated", "chloride"-free stems of the four halogens."""
    for stem, symbol in _ELEMENT_WORDS.items():
        if form in (
            f"organo{stem}ine",
            f"{stem}inated",
            f"{stem}ated",
            f"organo{stem}ine compound",
        ):
            return _element(symbol)
    return _element("P") if form in ("organophosphorus", "organophosphate") else None


def acids(number: int) -> tuple[Rule, ...]:
    """Return the rules of a molecule with exactly ``number`` carboxylic acids or their anions."""
    return (Rule("match", ACID, number, number),)
