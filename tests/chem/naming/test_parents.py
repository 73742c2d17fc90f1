"""Trivial parents: what they stand for, and sugars on their hydroxy groups."""

import pytest
from rdkit import Chem

from core.chem.names import NameResolver
from core.chem.naming.parents import AGLYCONES, STEROIDS, glycosylated, systematic_parent
from core.library.starter import known_names


def test_every_parent_is_read_and_agrees_with_the_built_in_library() -> None:
    known = {name.lower(): Chem.CanonSmiles(smiles) for name, smiles in known_names().items()}
    names = [*AGLYCONES, *STEROIDS]
    with NameResolver() as resolver:
        found = dict(zip(names, resolver.resolve_many(names), strict=True))
    assert all(found.values())
    both = [name for name in names if name.lower() in known]
    assert len(both) >= 15
    assert {name: found[name] for name in both} == {name: known[name.lower()] for name in both}


@pytest.mark.parametrize(
    ("name", "systematic"),
    [
        ("apigenin", "5,7,4'-trihydroxyflavone"),
        ("Apigenin", "5,7,4'-trihydroxyflavone"),
        ("(S)-naringenin", "(2S)-5,7,4'-trihydroxyflavanone"),
        ("(2S)-naringenin", "(2S)-5,7,4'-trihydroxyflavanone"),
        ("biochanin A", "5,7-dihydroxy-4'-methoxyisoflavone"),
        ("aspirin", None),
        ("", None),
    ],
)
def test_a_parent_has_its_systematic_name(name: str, systematic: str | None) -> None:
    assert systematic_parent(name) == systematic


def test_sugars_take_the_place_of_hydroxy_groups() -> None:
    assert glycosylated("chrysin", {"7": "beta-D-GlcpA"}) == (
        "7-[(beta-D-glucopyranuronosyl)oxy]-5-hydroxyflavone"
    )
    assert glycosylated("chrysin", {"6": "beta-D-glucosyl"}) is None
    assert glycosylated("chrysin", {"7": "methyl"}) is None
    assert glycosylated("glucose", {"7": "beta-D-glucosyl"}) is None
    found = glycosylated("luteolin", {"7": "2-O-(alpha-L-rhamnopyranosyl)-beta-D-glucopyranosyl"})
    with NameResolver() as resolver:
        smiles = resolver.resolve(str(found))
    assert smiles is not None
    assert Chem.MolFromSmiles(smiles).GetNumHeavyAtoms() == 42
