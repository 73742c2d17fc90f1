"""Trivial names of parents whose places are numbered like those of a systematic name.

Layer: core.chem (imports core.chem.naming.glycans alone). "Quercetin substituted by a
beta-D-glucosyl residue at position 3" is a flavone with a sugar on its 3-hydroxy group; OPSIN knows
flavone and its numbering, but not quercetin. Structures: textbook flavonoids and steroids.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.chem.naming.glycans import read_glycan


@dataclass(frozen=True, slots=True, kw_only=True)
class Aglycone:
    """A flavonoid: its skeleton and the places of its hydroxy and methoxy groups."""

    skeleton: str
    hydroxy: tuple[str, ...]
    methoxy: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Systematic name."""
        return self.carrying({})

    def carrying(self, sugars: Mapping[str, str]) -> str:
        """Return the name with a glycosyl group on some of the hydroxy groups, by place."""
        stereo, _, skeleton = self.skeleton.rpartition(")-")
        parts = [f"{place}-[({sugar})oxy]" for place, sugar in sugars.items()]
        free = [place for place in self.hydroxy if place not in sugars]
        for places, group in ((free, "hydroxy"), (self.methoxy, "methoxy")):
            if places:
                times = ("", "", "di", "tri", "tetra", "penta", "hexa")[len(places)]
                parts.append(f"{','.join(places)}-{times}{group}")
        return f"{stereo}{')-' if stereo else ''}{'-'.join(parts)}{skeleton}"


def _flavonoids(skeleton: str, rows: str) -> dict[str, Aglycone]:
    """Read lines of "name: hydroxy places; methoxy places"."""
    found = {}
    for line in rows.split("\n"):
        name, _, places = line.strip().partition(": ")
        hydroxy, _, methoxy = places.partition("; ")
        found[name] = Aglycone(
            skeleton=skeleton,
            hydroxy=tuple(hydroxy.split()),
            methoxy=tuple(methoxy.split()),
        )
    return found


AGLYCONES: Final = {
    **_flavonoids(
        "flavone",
        """quercetin: 3 5 7 3' 4'
        kaempferol: 3 5 7 4'
        myricetin: 3 5 7 3' 4' 5'
        isorhamnetin: 3 5 7 4'; 3'
        rhamnetin: 3 5 3' 4'; 7
        tamarixetin: 3 5 7 3'; 4'
        syringetin: 3 5 7 4'; 3' 5'
        galangin: 3 5 7
        fisetin: 3 7 3' 4'
        morin: 3 5 7 2' 4'
        gossypetin: 3 5 7 8 3' 4'
        quercetagetin: 3 5 6 7 3' 4'
        patuletin: 3 5 7 3' 4'; 6
        luteolin: 5 7 3' 4'
        apigenin: 5 7 4'
        chrysin: 5 7
        baicalein: 5 6 7
        scutellarein: 5 6 7 4'
        wogonin: 5 7; 8
        chrysoeriol: 5 7 4'; 3'
        diosmetin: 5 7 3'; 4'
        acacetin: 5 7; 4'
        genkwanin: 5 4'; 7
        hispidulin: 5 7 4'; 6
        tricin: 5 7 4'; 3' 5'""",
    ),
    **_flavonoids(
        "isoflavone",
        """genistein: 5 7 4'
        daidzein: 7 4'
        orobol: 5 7 3' 4'
        formononetin: 7; 4'
        biochanin A: 5 7; 4'
        prunetin: 5 4'; 7
        glycitein: 7 4'; 6
        tectorigenin: 5 7 4'; 6""",
    ),
    **_flavonoids(
        "(2S)-flavanone",
        """naringenin: 5 7 4'
        eriodictyol: 5 7 3' 4'
        hesperetin: 5 7 3'; 4'
        pinocembrin: 5 7
        liquiritigenin: 7 4'
        butin: 7 3' 4'
        isosakuranetin: 5 7; 4'
        sakuranetin: 5 4'; 7""",
    ),
}
"""Flavonoids by their trivial names."""
STEROIDS: Final = {
    "testosterone": "17beta-hydroxyandrost-4-en-3-one",
    "androstenedione": "androst-4-ene-3,17-dione",
    "progesterone": "pregn-4-ene-3,20-dione",
    "pregnenolone": "3beta-hydroxypregn-5-en-20-one",
    "cortisol": "11beta,17,21-trihydroxypregn-4-ene-3,20-dione",
    "cortisone": "17,21-dihydroxypregn-4-ene-3,11,20-trione",
    "corticosterone": "11beta,21-dihydroxypregn-4-ene-3,20-dione",
    "estrone": "3-hydroxyestra-1,3,5(10)-trien-17-one",
    "17beta-estradiol": "estra-1,3,5(10)-triene-3,17beta-diol",
    "17alpha-estradiol": "estra-1,3,5(10)-triene-3,17alpha-diol",
    "cholesterol": "cholest-5-en-3beta-ol",
}
_BRANCHED: Final = re.compile(r"\d-O-\([\w-]+osyl\)-beta-D-[a-z]+pyranosyl")
_SIDE: Final = re.compile(r"^\((?:2?S)\)-")


def systematic_parent(name: str) -> str | None:
    """Return the systematic name of a trivial parent; None for names that are not known here."""
    plain = _SIDE.sub("", name)
    aglycone = AGLYCONES.get(plain) or AGLYCONES.get(plain.lower())
    return aglycone.name if aglycone else STEROIDS.get(name.lower())


def glycosylated(name: str, groups: Mapping[str, str]) -> str | None:
    """Return an aglycone with sugars on its hydroxy groups.

    Args:
        name: Trivial name of the aglycone.
        groups: Place -> glycosyl group, as a text has it.

    Returns:
        None where the name is not known, or a group is no sugar or not on a hydroxy group.
    """
    plain = _SIDE.sub("", name)
    aglycone = AGLYCONES.get(plain) or AGLYCONES.get(plain.lower())
    if aglycone is None or not set(groups) <= set(aglycone.hydroxy):
        return None
    sugars = {}
    for place, group in groups.items():
        found = read_glycan(group)
        if _BRANCHED.fullmatch(group):  # "2-O-(...)-beta-D-glucopyranosyl", as OPSIN reads it
            sugars[place] = group
        elif found is not None and found[1] == len(group):
            sugars[place] = found[0].name("yl")
        else:
            return None
    return aglycone.carrying(sugars)
