"""Words that names and descriptions are made of: numbers, chains, amino acids.

Layer: core.chem (imports nothing of core).
"""

from typing import Final

_NUMBERS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)
NUMBERS: Final = {word: number for number, word in enumerate(_NUMBERS)}
"""Number words from zero to twelve and what they say."""
COUNTS: Final = {word: number for word, number in NUMBERS.items() if number}
"""Those that count something."""

STEMS: Final = (
    *("", "meth", "eth", "prop", "but", "pent", "hex", "hept", "oct", "non"),
    *("dec", "undec", "dodec", "tridec", "tetradec", "pentadec", "hexadec", "heptadec"),
    *("octadec", "nonadec", "icos", "henicos", "docos", "tricos", "tetracos", "pentacos"),
    *("hexacos", "heptacos", "octacos", "nonacos", "triacont", "hentriacont", "dotriacont"),
    *("tritriacont", "tetratriacont"),
)
"""Stem of a chain's name, by its number of carbon atoms."""

AMINO_ACIDS: Final = {
    "Ala": ("alanine", "alanyl"),
    "Arg": ("arginine", "arginyl"),
    "Asn": ("asparagine", "asparaginyl"),
    "Asp": ("aspartic acid", "alpha-aspartyl"),
    "Cys": ("cysteine", "cysteinyl"),
    "Gln": ("glutamine", "glutaminyl"),
    "Glu": ("glutamic acid", "alpha-glutamyl"),
    "Gly": ("glycine", "glycyl"),
    "His": ("histidine", "histidyl"),
    "Hyp": ("4-hydroxyproline", "4-hydroxyprolyl"),
    "Ile": ("isoleucine", "isoleucyl"),
    "Leu": ("leucine", "leucyl"),
    "Lys": ("lysine", "lysyl"),
    "Met": ("methionine", "methionyl"),
    "Orn": ("ornithine", "ornithyl"),
    "Phe": ("phenylalanine", "phenylalanyl"),
    "Pro": ("proline", "prolyl"),
    "Ser": ("serine", "seryl"),
    "Thr": ("threonine", "threonyl"),
    "Trp": ("tryptophan", "tryptophyl"),
    "Tyr": ("tyrosine", "tyrosyl"),
    "Val": ("valine", "valyl"),
}
"""Acid and acyl group of each three-letter code, without the series."""


def with_series(series: str, name: str, code: str) -> str:
    """Return the name of a residue with D or L in front; glycine has no series."""
    return name if code == "Gly" else f"{series}-{name}"
