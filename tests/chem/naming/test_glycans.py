"""Oligosaccharides: chains and branches become names that OPSIN reads."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.chem.names import NameResolver
from core.chem.naming.glycans import read_glycan, systematic_glycan

LACTOSE = "OC[C@H]1O[C@@H](O[C@H]2[C@H](O)[C@@H](O)C(O)O[C@@H]2CO)[C@H](O)[C@@H](O)[C@H]1O"
MALTOSE = "OC[C@H]1O[C@H](O[C@H]2[C@H](O)[C@@H](O)C(O)O[C@@H]2CO)[C@H](O)[C@@H](O)[C@@H]1O"


@pytest.fixture(scope="module")
def resolver() -> Iterator[NameResolver]:
    with NameResolver() as one:
        yield one


@pytest.mark.parametrize(
    ("symbols", "systematic"),
    [
        (
            "alpha-L-Fucp-(1->3)-[beta-D-Galp-(1->4)]-D-GlcpNAc",
            "alpha-L-fucopyranosyl-(1->3)-[beta-D-galactopyranosyl-(1->4)]-"
            "2-acetamido-2-deoxy-D-glucopyranose",
        ),
        (
            "alpha-Neu5Ac-(2->3)-beta-D-Gal-(1→4)-D-Glc",
            "5-acetamido-3,5-dideoxy-D-glycero-alpha-D-galacto-non-2-ulopyranonosyl-(2->3)-"
            "beta-D-galactopyranosyl-(1->4)-D-glucopyranose",
        ),
        (
            "Man-alpha(1->6)-[Man-alpha(1->3)]-Man",
            "alpha-D-mannopyranosyl-(1->6)-[alpha-D-mannopyranosyl-(1->3)]-D-mannopyranose",
        ),
    ],
)
def test_symbols_become_a_systematic_name(symbols: str, systematic: str) -> None:
    assert systematic_glycan(symbols) == systematic


@pytest.mark.parametrize(
    "name",
    [
        *("glucose", "beta-D-Galp", "", "a->b", "[beta-D-Galp-(1->4)", "alpha-D-Glcp-(1->4)-"),
        *("alpha-D-Glcp-(1->4)-thing", "alpha-D-Glcp-(1->4)-beta-D-Glcp extra"),
    ],
)
def test_what_is_not_read_whole_is_not_translated(name: str) -> None:
    assert systematic_glycan(name) is None


def test_the_resolver_reads_symbols_as_opsin_reads_the_long_name(resolver: NameResolver) -> None:
    assert resolver.resolve("beta-D-Galp-(1->4)-D-Glcp") == LACTOSE
    assert resolver.resolve("alpha-D-glucosyl-(1->4)-D-glucose") == MALTOSE
    assert resolver.resolve("Beta-D-Gal-(1->4)-D-Glc") == LACTOSE


def test_brackets_without_end_are_no_glycan() -> None:
    deep = "[" * 5000
    assert read_glycan(deep) is None
    assert systematic_glycan(f"{deep}alpha-D-Glcp-(1->4)-D-Glcp") is None


@given(st.text("[]{}()->1246 -alphbetDLGcMnNAsyloc,.", max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    systematic_glycan(text)
    found = read_glycan(text)
    assert found is None or 0 < found[1] <= len(text)
