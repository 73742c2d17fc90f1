"""Classes, kinds of rings, charges and elements that typed queries name by one word.

Layer: core.text (may import core.chem).
"""

from math import inf
from typing import Final

from core.chem.rules import Rule
from core.chem.typed_groups import TYPED_GROUPS
from core.text.demand_words import Meaning

_NO_HETERO: Final = Rule("has", "[!#6;!#1]", 0, 0)
_NO_MULTIPLE: Final = Rule("has", "[#6]=,#,:[#6]", 0, 0)
_HYDROCARBON: Final = (_NO_HETERO, Rule("element", "C"))
_BRANCH: Final = "[CX4;!R]([#6])([#6])[#6]"


def _has(smarts: str, *others: Rule) -> tuple[Rule, ...]:
    return (Rule("has", smarts), *others)


def _two(group: str) -> Meaning:
    return "count", (Rule("match", TYPED_GROUPS[group], 2, 2),)


_FUSED_AROMATIC: Final = _has("a(:a)(:a):a")


CLASSES: Final[dict[str, Meaning]] = {
    "diketone": _two("ketone"), "diamine": _two("amine"), "diester": _two("ester"),
    "aryl": ("rings", (Rule("aromatic rings"),)), "arene": ("rings", (Rule("aromatic rings"),)),
    "alkaloid": ("class", _has("[#7;R]", Rule("has", "[F,Cl,Br,I,#16,#15]", 0, 0))),
    "phospholipid": (
        "group", _has("[$([OX2][CX4][CX4]([OX2])[CX4][OX2]P),$([NX3][CX4][CX4][OX2]P)]", Rule(
            "chain", "", 8))),
    "glycerophospholipid": ("group", _has("[OX2][CX4][CX4]([OX2])[CX4][OX2]P", Rule(
        "chain", "", 6))),
    "terpene": ("class", (Rule("element", "C", 10), Rule("element", "N", 0, 0),
                          Rule("has", "[CH3,CH2][#6]([#6])~[#6]"), Rule("has", "[a]", 0, 0))),
    "cycloalkane": ("class", (*_HYDROCARBON, _NO_MULTIPLE, Rule("rings"))),
    "saturated hydrocarbon": ("class", (*_HYDROCARBON, _NO_MULTIPLE)),
    "unsaturated hydrocarbon": ("class", (*_HYDROCARBON, Rule("has", "[#6]=,#,:[#6]"))),
    "aromatic hydrocarbon": ("class", (*_HYDROCARBON, Rule("aromatic rings"))),
    "aliphatic hydrocarbon": ("class", (*_HYDROCARBON, Rule("has", "a", 0, 0))),
    "cyclic hydrocarbon": ("class", (*_HYDROCARBON, Rule("rings"))),
    "polycyclic aromatic hydrocarbon": ("class", (*_HYDROCARBON, Rule("has", "c1ccc2ccccc2c1"))),
    "polyaromatic hydrocarbon": ("class", (*_HYDROCARBON, Rule("has", "c1ccc2ccccc2c1"))),
    "pah": ("class", (*_HYDROCARBON, Rule("has", "c1ccc2ccccc2c1"))),
    "hydrocarbon": ("class", _HYDROCARBON), "paraffin": (
        "class", (*_HYDROCARBON, _NO_MULTIPLE, Rule("rings", "", 0, 0))),
    "haloalkane": ("class", (Rule("has", "[CX4][F,Cl,Br,I]"), Rule("has", "[!#6;!#1;!#9;!#17;!#35;"
                   "!#53]", 0, 0), _NO_MULTIPLE)),
    "inorganic": ("class", (Rule("element", "C", 0, 0),)),
    "carbon free": ("class", (Rule("element", "C", 0, 0),)),
    "fully saturated": ("carbons", (Rule("has", "[$(*=*),$(*#*),$(*:*)]", 0, 0),)),
    "completely saturated": ("carbons", (Rule("has", "[$(*=*),$(*#*),$(*:*)]", 0, 0),)),
    "unbranched": ("carbons", (Rule("has", _BRANCH, 0, 0),)),
    "straight chain": ("carbons", (Rule("has", _BRANCH, 0, 0), Rule("rings", "", 0, 0))),
    "linear": ("carbons", (Rule("has", _BRANCH, 0, 0), Rule("rings", "", 0, 0))),
    "branched": ("carbons", (Rule("match", _BRANCH),)),
    "branched chain": ("carbons", (Rule("match", _BRANCH),)),
    "chain branching": ("carbons", (Rule("match", _BRANCH),)),
    "monosaccharide": ("class", (Rule("element", "O", 4), Rule("element", "C", 3, 9),
                                 Rule("aromatic rings", "", 0, 0))),
    # rings
    "aliphatic": ("rings", (Rule("aromatic rings", "", 0, 0),)),
    "monocyclic": ("rings", (Rule("rings", "", 1, 1),)),
    "open chain": ("rings", (Rule("rings", "", 0, 0),)),
    "tricycle": ("rings", (Rule("ring system", "", 3, 3),)),
    "bicycle": ("rings", (Rule("ring system", "", 2, 2),)),
    "tetracycle": ("rings", (Rule("ring system", "", 4, 4),)),
    "polycycle": ("rings", (Rule("ring system", "", 3),)),
    "spirocycle": ("rings", (Rule("has", "[x4;R2]"),)),
    "spiro": ("rings", (Rule("has", "[x4;R2]"),)),
    "spirocyclic": ("rings", (Rule("has", "[x4;R2]"),)),
    "spiro compound": ("rings", (Rule("has", "[x4;R2]"),)),
    "spiro ring": ("rings", (Rule("has", "[x4;R2]"),)), "spiro centre": (
        "rings", (Rule("has", "[x4;R2]"),)), "spiro center": ("rings", (Rule("has", "[x4;R2]"),)),
    "bridged": ("rings", (Rule("bridgehead atoms"),)),
    "bridged bicyclic": ("rings", (Rule("bridgehead atoms"),)),
    "bridged bicycle": ("rings", (Rule("bridgehead atoms"),)),
    "bridged polycyclic": ("rings", (Rule("bridgehead atoms"),)),
    "bridgehead": ("rings", (Rule("bridgehead atoms"),)),
    "bridged ring": ("rings", (Rule("bridgehead atoms"),)),
    "cage": ("rings", (Rule("bridgehead atoms", "", 4),)),
    "fused": ("rings", (Rule("ring system", "", 2),)),
    "fused aromatic": ("rings", _has("[c,n;R2]")), "fused aromatic ring": (
        "rings", _has("[c,n;R2]")), "fused polycyclic": ("rings", (Rule("ring system", "", 3),)),
    "fused bicyclic": ("rings", (Rule("ring system", "", 2),)),
    "fused bicyclic aromatic": ("rings", _FUSED_AROMATIC),
    "bicyclic aromatic": ("rings", _FUSED_AROMATIC), "aromatic bicycle": (
        "rings", _FUSED_AROMATIC), "fused aromatic bicycle": ("rings", _FUSED_AROMATIC),
    "bicyclic heteroaromatic": ("rings", (*_FUSED_AROMATIC, Rule("has", "[n,o,s]"))),
    "fused heteroaromatic": ("rings", (*_FUSED_AROMATIC, Rule("has", "[n,o,s]"))),
    "carbocycle": ("rings", _has("[#6;R]", Rule("ring hetero atoms", "", 0, 0))),
    "carbocyclic": ("rings", _has("[#6;R]", Rule("ring hetero atoms", "", 0, 0))),
    "heteroaromatic": ("rings", _has("[n,o,s]")), "heteroaryl": ("rings", _has("[n,o,s]")),
    "aromatic heterocycle": ("rings", _has("[n,o,s]")), "heteroarene": ("rings", _has("[n,o,s]")),
    "heteroaromatic ring": ("rings", _has("[n,o,s]")),
    "saturated heterocycle": ("rings", _has("[N,O,S;R;!$(*~*=*)]([CX4;R])[CX4;R]")),
    "saturated ring": ("rings", _has("[CX4;R]@[CX4;R]")), "aliphatic ring": (
        "rings", _has("[CX4;R]")), "nonaromatic ring": ("rings", _has("[A;R]")),
    "non aromatic ring": ("rings", _has("[A;R]")), "small ring": ("rings", _has("[r3,r4]")),
    "strained ring": ("rings", _has("[r3,r4]")), "large ring": (
        "rings", (Rule("largest ring", "", 9),)), "medium ring": (
        "rings", (Rule("largest ring", "", 8, 11),)),
    # charge and stereo
    "radical": ("charge", (Rule("radicals"),)), "free radical": ("charge", (Rule("radicals"),)),
    "ion": ("charge", _has("[+,-]")), "ionic": ("charge", _has("[+,-]")),
    "optically active": ("stereo", (Rule("stereo", "centres"),)),
    "enantiopure": ("stereo", (Rule("stereo", "centres"),)),
    "stereocentre": ("stereo", (Rule("stereo", "centres"),)),
    "stereocenter": ("stereo", (Rule("stereo", "centres"),)),
    "chiral centre": ("stereo", (Rule("stereo", "centres"),)),
    "chiral center": ("stereo", (Rule("stereo", "centres"),)),
    "asymmetric carbon": ("stereo", (Rule("stereo", "centres"),)),
    "stereogenic centre": ("stereo", (Rule("stereo", "centres"),)),
    "stereogenic center": ("stereo", (Rule("stereo", "centres"),)),
    # amounts
    "drug like": ("property", (Rule("mass", "", 0, 500), Rule("logp", "", -inf, 5), Rule(
        "donors", "", 0, 5), Rule("acceptors", "", 0, 10))), "fragment like": (
        "property", (Rule("mass", "", 0, 300), Rule("logp", "", -inf, 3))),
    "lead like": ("property", (Rule("mass", "", 200, 350), Rule("logp", "", -inf, 3.5))),
    "rigid": ("property", (Rule("rotatable bonds", "", 0, 1),)), "flexible": (
        "property", (Rule("rotatable bonds", "", 8, inf),)), "non polar": (
        "property", (Rule("tpsa", "", 0, 40),)),
    "rule of five": ("property", (Rule("mass", "", 0, 500), Rule("logp", "", -inf, 5), Rule(
        "donors", "", 0, 5), Rule("acceptors", "", 0, 10))), "low polarity": (
        "property", (Rule("tpsa", "", 0, 40),)), "high polarity": (
        "property", (Rule("tpsa", "", 120, inf),)), "lipinski": (
        "property", (Rule("mass", "", 0, 500), Rule("logp", "", -inf, 5), Rule(
            "donors", "", 0, 5), Rule("acceptors", "", 0, 10))),
    "tiny": ("property", (Rule("mass", "", 0, 100),)), "very polar": (
        "property", (Rule("tpsa", "", 120, inf),)), "highly polar": (
        "property", (Rule("tpsa", "", 120, inf),)), "very lipophilic": (
        "property", (Rule("logp", "", 5, inf),)), "highly lipophilic": (
        "property", (Rule("logp", "", 5, inf),)), "very small": (
        "property", (Rule("mass", "", 0, 100),)), "very large": (
        "property", (Rule("mass", "", 800, inf),)), "very hydrophilic": (
        "property", (Rule("logp", "", -inf, -1),)), "very water soluble": (
        "property", (Rule("logp", "", -inf, -1),)), "water soluble": (
        "property", (Rule("logp", "", -inf, 1),)), "fat soluble": (
        "property", (Rule("logp", "", 3, inf),)),
}  # fmt: skip

MORE_ELEMENTS: Final[dict[str, str]] = {
    "carbon": "C", "hydrogen": "H", "aluminium": "Al", "aluminum": "Al", "silver": "Ag",
    "chromium": "Cr", "manganese": "Mn", "nickel": "Ni", "germanium": "Ge", "tellurium": "Te",
    "bismuth": "Bi", "titanium": "Ti", "antimony": "Sb", "palladium": "Pd", "barium": "Ba",
    "cadmium": "Cd", "strontium": "Sr", "ruthenium": "Ru", "rhodium": "Rh", "gadolinium": "Gd",
    "technetium": "Tc", "thallium": "Tl", "vanadium": "V", "molybdenum": "Mo", "cesium": "Cs",
}  # fmt: skip
"""Elements beside those of ``core.text.demand_words``."""
