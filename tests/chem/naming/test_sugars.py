"""One residue: words and symbols of it give the same systematic name."""

import pytest

from core.chem.naming.sugars import Residue, read_residue


def residue(text: str) -> Residue:
    found = read_residue(text)
    assert found is not None
    assert found[1] == len(text), f"{text!r} was read up to {text[: found[1]]!r}"
    return found[0]


@pytest.mark.parametrize(
    ("written", "bound", "last"),
    [
        ("beta-D-galactose", "beta-D-galactopyranosyl", "beta-D-galactopyranose"),
        ("beta-D-Galp", "beta-D-galactopyranosyl", "beta-D-galactopyranose"),
        ("Galf", "D-galactofuranosyl", "D-galactofuranose"),
        ("fucosyl", "L-fucopyranosyl", "L-fucopyranose"),
        ("D-ribose", "D-ribofuranosyl", "D-ribofuranose"),
        (
            "N-acetyl-beta-D-glucosaminyl",
            "2-acetamido-2-deoxy-beta-D-glucopyranosyl",
            "2-acetamido-2-deoxy-beta-D-glucopyranose",
        ),
        (
            "beta-D-GlcpNAc",
            "2-acetamido-2-deoxy-beta-D-glucopyranosyl",
            "2-acetamido-2-deoxy-beta-D-glucopyranose",
        ),
        (
            "2-acetamido-beta-D-glucopyranose",
            "2-acetamido-2-deoxy-beta-D-glucopyranosyl",
            "2-acetamido-2-deoxy-beta-D-glucopyranose",
        ),
        (
            "alpha-L-FucNAc",
            "2-acetamido-2,6-dideoxy-alpha-L-galactopyranosyl",
            "2-acetamido-2,6-dideoxy-alpha-L-galactopyranose",
        ),
        (
            "beta-D-glucosyluronic acid",
            "beta-D-glucopyranuronosyl",
            "beta-D-glucopyranuronic acid",
        ),
        (
            "alpha-D-GlcNS6S",
            "6-O-sulfo-2-deoxy-2-(sulfoamino)-alpha-D-glucopyranosyl",
            "6-O-sulfo-2-deoxy-2-(sulfoamino)-alpha-D-glucopyranose",
        ),
        (
            "2,3-di-O-methyl-alpha-L-rhamnose",
            "2,3-di-O-methyl-alpha-L-rhamnopyranosyl",
            "2,3-di-O-methyl-alpha-L-rhamnopyranose",
        ),
        (
            "beta-KDN",
            "3-deoxy-D-glycero-beta-D-galacto-non-2-ulopyranonosyl",
            "3-deoxy-D-glycero-beta-D-galacto-non-2-ulopyranosonic acid",
        ),
    ],
)
def test_words_and_symbols_have_one_systematic_name(written: str, bound: str, last: str) -> None:
    assert (residue(written).name("yl"), residue(written).name("e")) == (bound, last)


@pytest.mark.parametrize(
    "written", ["N-acetyl-alpha-neuraminyl", "alpha-Neu5Ac", "alpha-N-acetylneuraminic acid"]
)
def test_sialic_acid_is_bound_by_its_second_carbon(written: str) -> None:
    assert residue(written) == residue("alpha-Neup5Ac")
    assert residue(written).anomeric == 2
    assert residue("beta-D-Xylp").anomeric == 1


def test_what_is_no_sugar_is_not_read() -> None:
    for text in ("glucagon", "Many", "Glycine", "manganese", "", "neural"):
        assert read_residue(text) is None, text


def test_a_told_anomer_is_not_overruled() -> None:
    assert residue("alpha-D-glucose").turned("beta").anomer == "alpha"
    assert residue("D-glucose").turned("beta").anomer == "beta"


def test_a_vaguer_name_fits_a_residue_but_not_another_sugar() -> None:
    own = residue("N-acetyl-beta-D-glucosamine")
    assert own.fits(residue("N-acetylglucosaminyl"))
    assert not own.fits(residue("N-acetyl-alpha-D-glucosamine"))
    assert not own.fits(residue("glucosyl"))
    assert not own.fits(residue("N-acetyl-beta-D-galactosamine"))
