"""Lipids told as a class with its acyl groups."""

import pytest

from core.chem.names import NameResolver
from core.chem.naming.lipid_prose import read_lipids

DPPC = "CCCCCCCCCCCCCCCC(=O)OC[C@H](COP(=O)([O-])OCC[N+](C)(C)C)OC(=O)CCCCCCCCCCCCCCC"
CERAMIDE = "CCCCCCCCCCCCC/C=C/[C@@H](O)[C@H](CO)NC(=O)CCCCCCCCCCCCCCC"


@pytest.fixture(scope="module")
def resolver():  # noqa: ANN201  # a generator fixture
    with NameResolver() as one:
        yield one


def structures(resolver: NameResolver, sentence: str) -> list[str | None]:
    return resolver.resolve_many([reading.name for reading in read_lipids(sentence)])


@pytest.mark.parametrize(
    ("sentence", "smiles"),
    [
        (
            "It is a phosphatidylcholine 32:0 in which both phosphatidyl acyl groups are "
            "specified as palmitoyl (hexadecanoyl).",
            DPPC,
        ),
        (
            "It is a 1,2-diacyl-sn-glycero-3-phosphocholine in which the acyl groups at "
            "positions 1 and 2 are hexadecanoyl and palmitoyl respectively.",
            DPPC,
        ),
        (
            "It is a 1-acyl-sn-glycero-3-phosphoethanolamine in which the acyl group is "
            "specified as stearoyl.",
            "CCCCCCCCCCCCCCCCCC(=O)OC[C@@H](O)COP(=O)(O)OCCN",
        ),
        ("It is a ceramide in which the N-acyl group is specified as hexadecanoyl.", CERAMIDE),
        (
            "It is an N-acylsphingosine in which the acyl group has 16 carbons and 0 double bonds.",
            CERAMIDE,
        ),
        (
            "It is a ceramide 1-phosphate(2-) in which the N-acyl group is specified as palmitoyl.",
            "CCCCCCCCCCCCC/C=C/[C@@H](O)[C@H](COP(=O)([O-])[O-])NC(=O)CCCCCCCCCCCCCCC",
        ),
        (
            "It is an O-acyl-L-carnitine in which the acyl group specified is octanoyl.",
            "CCCCCCCC(=O)O[C@H](CC(=O)[O-])C[N+](C)(C)C",
        ),
        (
            "It is an N-acylglycine in which the acyl group is specified as hexanoyl.",
            "CCCCCC(=O)NCC(=O)O",
        ),
    ],
)
def test_the_class_is_filled_in(resolver: NameResolver, sentence: str, smiles: str) -> None:
    assert structures(resolver, sentence) == [smiles]


def test_a_sugar_on_a_long_chain_base_is_read(resolver: NameResolver) -> None:
    (found,) = structures(
        resolver,
        "It is a beta-D-galactosyl-(1->4)-beta-D-glucosyl-(1<->1')-N-acylsphinganine in which the "
        "acyl group specified is octanoyl.",
    )
    assert found == (
        "CCCCCCCCCCCCCCC[C@@H](O)[C@H](CO[C@@H]1O[C@H](CO)[C@@H](O[C@@H]2O[C@H](CO)[C@H](O)[C@H](O)"
        "[C@H]2O)[C@H](O)[C@H]1O)NC(=O)CCCCCCC"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "It is a phosphatidylcholine in which the acyl groups are long.",
        "It is an N-acylsphingosine in which the acyl groups are acetyl and hexanoyl.",
        "It is a wax in which the acyl group is hexanoyl and odd.",
        "It is an acyl-CoA(4-) in which the acyl group is specified as octanoyl.",
        "It is a triacylglycerol in which all three acyl groups are hexanoyl.",
        "It is a 1,2-diacyl-sn-glycerol in which the 2-acyl and the 1-acyl groups are hexanoyl and "
        "octanoyl.",
        "It is an N-acylsphingosine in which the acyl group has 0 carbons and 0 double bonds.",
        "Acyl groups are common.",
    ],
)
def test_what_does_not_fit_together_is_left_alone(sentence: str) -> None:
    assert read_lipids(sentence) == []
