"""Substituted benzenes, pyridines and naphthalenes, and hydroxylation patterns of flavonoids.

Layer: core.library (may import core.chem and all that stands before it).
"""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final, NamedTuple

from core.library.rows import Draft, article, count_word


class Parent(NamedTuple):
    """A benzene with its principal group: name, SMILES before the ring, words, category."""

    name: str
    smiles: str
    group: str
    category: str


class Group(NamedTuple):
    """A substituent named as a prefix."""

    prefix: str
    smiles: str
    rank: int = 0
    """0: always a prefix; else only on parents that stand before it in PARENTS."""

    @property
    def head(self) -> str:
        """The group as SMILES that ends at the atom which bears the ring."""
        return "O=[N+]([O-])" if self.prefix == "nitro" else self.smiles


PARENTS: Final = (
    Parent("benzoic acid", "OC(=O)", "carboxy group", "benzoic acid"),
    Parent("benzenesulfonic acid", "OS(=O)(=O)", "sulfo group", "sulfonic acid"),
    Parent("benzamide", "NC(=O)", "carbamoyl group", "benzamide"),
    Parent("benzonitrile", "N#C", "cyano group", "benzonitrile"),
    Parent("benzaldehyde", "O=C", "formyl group", "benzaldehyde"),
    Parent("phenol", "O", "hydroxy group", "phenol"),
    Parent("aniline", "N", "amino group", "aniline"),
    Parent("anisole", "CO", "methoxy group", "aryl ether"),
    Parent("toluene", "C", "methyl group", "alkylbenzene"),
)
GROUPS: Final = (
    Group("fluoro", "F"),
    Group("chloro", "Cl"),
    Group("bromo", "Br"),
    Group("iodo", "I"),
    Group("nitro", "[N+](=O)[O-]"),
    Group("methyl", "C"),
    Group("ethyl", "CC"),
    Group("methoxy", "OC"),
    Group("trifluoromethyl", "C(F)(F)F"),
    Group("cyano", "C#N", 3),
    Group("hydroxy", "O", 5),
    Group("amino", "N", 6),
)
DOUBLED: Final = ("fluoro", "chloro", "bromo", "nitro", "methyl", "methoxy", "hydroxy")
PLACES: Final = {2: "ortho", 3: "meta", 4: "para"}
HETERO: Final = (
    ("{l}-chloro{p}", "Cl", "a chlorine atom"),
    ("{l}-bromo{p}", "Br", "a bromine atom"),
    ("{l}-fluoro{p}", "F", "a fluorine atom"),
    ("{l}-iodo{p}", "I", "an iodine atom"),
    ("{l}-methyl{p}", "C", "a methyl group"),
    ("{l}-ethyl{p}", "CC", "an ethyl group"),
    ("{l}-methoxy{p}", "OC", "a methoxy group"),
    ("{l}-nitro{p}", "[N+](=O)[O-]", "a nitro group"),
    ("{e}-{l}-ol", "O", "a hydroxy group"),
    ("{e}-{l}-amine", "N", "an amino group"),
    ("{p}-{l}-carboxylic acid", "C(=O)O", "a carboxy group"),
    ("{p}-{l}-carbaldehyde", "C=O", "a formyl group"),
    ("{p}-{l}-carbonitrile", "C#N", "a cyano group"),
    ("{p}-{l}-carboxamide", "C(=O)N", "a carbamoyl group"),
    ("({p}-{l}-yl)methanol", "CO", "a hydroxymethyl group"),
)


def ring(head: str, substituents: Mapping[int, str]) -> str:
    """Return a benzene with ``head`` on position 1 and SMILES of groups on positions 2 to 6."""
    atoms = "".join(
        f"c({substituents[place]})" if place in substituents else "c" for place in range(2, 6)
    )
    return f"{head}c1{atoms}c1{substituents.get(6, '')}"


def allowed(parent: Parent, group: Group) -> bool:
    """Whether the group is named as a prefix on this parent."""
    if parent.name == "toluene" and group.prefix in {"methyl", "ethyl"}:
        return False  # xylenes and ethyltoluenes are named as benzenes
    if parent.name == "anisole" and group.prefix == "methoxy":
        return False
    return not group.rank or PARENTS.index(parent) < group.rank


def prefix_of(group: Group, number: int) -> str:
    """Return the prefix with its multiplier, in brackets where two words would run together."""
    if group.prefix == "trifluoromethyl":
        return "(trifluoromethyl)" if number == 1 else "bis(trifluoromethyl)"
    return ("" if number == 1 else "di") + group.prefix


def benzenes() -> Iterator[Draft]:
    """Yield benzenes with a principal group and one or two equal further groups."""
    for parent in PARENTS:
        for group in (g for g in GROUPS if allowed(parent, g)):
            for place, word in PLACES.items():
                yield Draft(
                    f"{place}-{prefix_of(group, 1)}{parent.name}",
                    ring(parent.smiles, {place: group.smiles}),
                    parent.category,
                    f"{parent.name.capitalize()} with {article(group.prefix)} substituent at "
                    f"position {place}, {word} to the {parent.group}.",
                )
    for parent in PARENTS[:1] + PARENTS[4:7]:
        for group in (g for g in GROUPS if g.prefix in DOUBLED and allowed(parent, g)):
            for places in combinations(range(2, 7), 2):
                if sum(places) > 8:
                    continue  # the mirror image has lower locants
                yield Draft(
                    f"{places[0]},{places[1]}-{prefix_of(group, 2)}{parent.name}",
                    ring(parent.smiles, dict.fromkeys(places, group.smiles)),
                    parent.category,
                    f"{parent.name.capitalize()} with two {group.prefix} groups, at positions "
                    f"{places[0]} and {places[1]}.",
                )


def halobenzenes() -> Iterator[Draft]:
    """Yield benzenes with one or two groups that are all prefixes."""
    simple = [g for g in GROUPS if g.prefix in {"fluoro", "chloro", "bromo", "iodo", "nitro"}]
    for group in simple:
        yield Draft(
            f"{group.prefix}benzene",
            ring(group.head, {}),
            "benzene derivative",
            f"Benzene in which one hydrogen is replaced by {article(group.prefix)} group.",
        )
        for place, word in PLACES.items():
            yield Draft(
                f"1,{place}-di{group.prefix}benzene",
                ring(group.head, {place: group.smiles}),
                "benzene derivative",
                f"Benzene with two {group.prefix} groups {word} to each other.",
            )
    for pair in combinations(sorted(simple), 2):
        for place, word in PLACES.items():
            first, second = pair
            yield Draft(
                f"1-{first.prefix}-{place}-{second.prefix}benzene",
                ring(first.head, {place: second.smiles}),
                "benzene derivative",
                f"Benzene with {article(first.prefix)} and {article(second.prefix)} group "
                f"{word} to each other.",
            )


def heteroarenes() -> Iterator[Draft]:
    """Yield singly substituted pyridines, naphthalenes and quinolines."""
    systems = (
        ("pyridine", "a pyridine ring", {2: "n1c({})cccc1", 3: "n1cc({})ccc1", 4: "n1ccc({})cc1"}),
        ("naphthalene", "naphthalene", {1: "c1({})cccc2ccccc12", 2: "c1c({})ccc2ccccc12"}),
        (
            "quinoline",
            "a quinoline ring system",
            {
                2: "n1c({})ccc2ccccc12",
                3: "n1cc({})cc2ccccc12",
                4: "n1ccc({})c2ccccc12",
                6: "n1cccc2cc({})ccc12",
                8: "n1cccc2cccc({})c12",
            },
        ),
    )
    for parent, words, places in systems:
        for place, template in places.items():
            for name, smiles, group in HETERO:
                yield Draft(
                    name.format(l=place, p=parent, e=parent.removesuffix("e")),
                    template.format(smiles),
                    f"{parent} derivative",
                    f"{words.capitalize()} with {group} at position {place}.",
                )


class Flavonoid(NamedTuple):
    """A flavonoid skeleton: its name, SMILES with one field a position, positions, words."""

    name: str
    smiles: str
    places: tuple[str, ...]
    words: str


SKELETONS: Final = (
    Flavonoid(
        "flavone",
        "O=c1c{3}c(-c2cc{3'}c{4'}c{5'}c2)oc2cc{7}c{6}c{5}c12",
        ("3", "5", "6", "7", "3'", "4'", "5'"),
        "2-phenylchromen-4-one",
    ),
    Flavonoid(
        "isoflavone",
        "O=c1c(-c2cc{3'}c{4'}cc2)coc2c{8}c{7}c{6}c{5}c12",
        ("5", "6", "7", "8", "3'", "4'"),
        "3-phenylchromen-4-one",
    ),
    Flavonoid(
        "flavanone",
        "O=C1C[C@@H](c2cc{3'}c{4'}cc2)Oc2cc{7}cc{5}c12",
        ("5", "7", "3'", "4'"),
        "(2S)-2-phenyl-2,3-dihydrochromen-4-one",
    ),
)


def flavonoids() -> Iterator[Draft]:
    """Yield the hydroxylation patterns of flavone, isoflavone and (2S)-flavanone."""
    several = ("", "", "di", "tri", "tetra", "penta", "hexa", "hepta")
    for skeleton in SKELETONS:
        for number in range(1, min(len(skeleton.places), 6) + 1):
            for chosen in combinations(skeleton.places, number):
                if "5'" in chosen and "3'" not in chosen:
                    continue  # the phenyl ring turns, and 3' is the lower locant
                smiles = skeleton.smiles
                for place in skeleton.places:
                    smiles = smiles.replace(f"{{{place}}}", "(O)" if place in chosen else "")
                stereo = "(2S)-" if skeleton.name == "flavanone" else ""
                ending = "s" if number > 1 else ""
                yield Draft(
                    f"{stereo}{','.join(chosen)}-{several[number]}hydroxy{skeleton.name}",
                    smiles,
                    f"hydroxy{skeleton.name}",
                    f"A hydroxylated {skeleton.name} ({skeleton.words}) with "
                    f"{count_word(number)} hydroxy group{ending} at position{ending} "
                    f"{', '.join(chosen)}.",
                )


def enumerate_arenes() -> Iterator[Draft]:
    """Yield all drafts of this module in a fixed order."""
    yield from benzenes()
    yield from halobenzenes()
    yield from heteroarenes()
    yield from flavonoids()
