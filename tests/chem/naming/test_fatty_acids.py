"""Unsaturated fatty acids: places of double bonds from the descriptors alone."""

import pytest

from core.chem.names import NameResolver
from core.chem.naming.fatty_acids import systematic_fatty


@pytest.mark.parametrize(
    ("name", "placed"),
    [
        ("(9Z)-octadecenoic acid", "(9Z)-octadec-9-enoic acid"),
        ("(9Z,12Z)-octadecadienoyl", "(9Z,12Z)-octadeca-9,12-dienoyl"),
        ("(2E)-2-methylhexadecenal", None),
        (
            "all-cis-icosa-8,11,14-trienoic acid",
            "(8Z,11Z,14Z)-icosa-8,11,14-trienoic acid",
        ),
        ("all-trans-octa-2,4-dienoic acid", "(2E,4E)-octa-2,4-dienoic acid"),
        ("15(S)-HETE", "(5Z,8Z,11Z,13E,15S)-15-hydroxyicosa-5,8,11,13-tetraenoic acid"),
        ("9-HODE", "(10E,12Z)-9-hydroxyoctadeca-10,12-dienoic acid"),
        ("5(S)-HPETE", "(6E,8Z,11Z,14Z,5S)-5-hydroperoxyicosa-6,8,11,14-tetraenoic acid"),
        ("20(S)-HETE", "(5Z,8Z,11Z,14Z)-20-hydroxyicosa-5,8,11,14-tetraenoic acid"),
        # More bonds than descriptors, an unknown place, names that need no help.
        ("(9Z)-octadecadienoic acid", None),
        ("7-HETE", None),
        ("15-ETE", None),
        ("(9Z)-octadec-9-enoic acid", None),
        ("hexadecanoic acid", None),
        ("", None),
    ],
)
def test_double_bonds_are_placed(name: str, placed: str | None) -> None:
    assert systematic_fatty(name) == placed


def test_the_resolver_reads_them() -> None:
    with NameResolver() as resolver:
        names = ["(9Z)-octadecenoic acid", "oleic acid", "13-HODE", "(11Z)-icosenoyl-CoA"]
        first, oleic, hode, coa = resolver.resolve_many(names)
    assert first == oleic == "CCCCCCCC/C=C\\CCCCCCCC(=O)O"
    assert hode == "CCCCCC(O)/C=C/C=C\\CCCCCCCC(=O)O"
    assert coa is not None
    assert coa.startswith("CCCCCCCC/C=C\\CCCCCCCCCC(=O)S")
