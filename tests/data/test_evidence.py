"""What a text says is read: names and their use, charges, stereo labels, words that weigh."""

import numpy as np
import pytest

from core.chem.names import NameResolver
from core.data.evidence import (
    CUES,
    GROUP_OF,
    MOST_NAMES,
    RELATION_GROUPS,
    TextEvidence,
    read_evidence,
    read_query,
)
from core.text.demands import read_demands
from core.text.relations import RELATIONS

KNOWN = {"ethanol": "CCO", "acetate": "CC(=O)[O-]", "benzene": "c1ccccc1"}


def read(text: str) -> TextEvidence:
    return read_evidence([text], None)[0]


def test_each_relation_has_one_group() -> None:
    listed = [relation for names in RELATION_GROUPS.values() for relation in names]
    assert sorted(listed) == sorted(RELATIONS)
    assert len(GROUP_OF) == len(RELATIONS)


@pytest.mark.parametrize(
    ("text", "charge"),
    [
        ("a citrate(3-) of interest", -3),
        ("calcium(2+)", 2),
        ("citrate(3-), also written citrate(3-)", -3),
        ("iron(2+) citrate(3-)", None),
        ("a fatty acid", None),
        (f"nonsense({'9' * 1900}+)", None),
    ],
)
def test_the_stated_charge_is_read_where_there_is_one(text: str, charge: int | None) -> None:
    assert read(text).charge == charge


def test_stereo_labels_are_counted() -> None:
    assert read("(2R,3S)-2-amino-3-hydroxy and (2E,4Z)-hexadienal").labels.tolist() == [1, 1, 1, 1]
    assert read("(R)-carvone").labels.tolist() == [1, 0, 0, 0]
    assert read("RNA and SEZ").labels.tolist() == [0, 0, 0, 0]


def test_cues_are_found_in_any_case() -> None:
    found = read("The CONJUGATE BASE, a racemate; cis.").cues
    assert found.dtype == np.float32
    assert [i for i, cue in enumerate(found) if cue] == [
        CUES.index(cue) for cue in (CUES[0], "racem", r"\bcis\b")
    ]


def test_demands_and_length_come_with_it() -> None:
    found = read("a fatty acid with a nitro group")
    assert "nitro" in " ".join(demand.text for demand in found.demands)
    assert found.length == len("a fatty acid with a nitro group")
    assert found.names == ()


def test_empty_and_long_texts_are_read() -> None:
    empty, long = read_evidence(["", "(R,S," * 400], None)
    assert (empty.length, empty.demands, empty.charge) == (0, (), None)
    assert long.length == 2000
    assert read_evidence([], None) == []


def test_names_come_with_their_use() -> None:
    with NameResolver(known=KNOWN) as resolver:
        base, plain = read_evidence(
            ["The molecule is a conjugate base of ethanol.", "A solvent like " + "ethanol. " * 20],
            resolver,
        )
    (name,) = base.names
    assert (name.smiles, list(RELATION_GROUPS)[name.group]) == ("CCO", "base")
    assert "CC[O-]" in name.spelled
    assert 0 < len(plain.names) <= MOST_NAMES


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("an acid with benzene", []),
        ("an acid without benzene", []),
        ("like ethanol, with benzene", ["CCO"]),
        ("The molecule is an acid that derives from benzene.", ["c1ccccc1"]),
    ],
)
def test_a_name_that_a_query_demands_is_no_molecule_to_be_like(text: str, names: list[str]) -> None:
    found = read_evidence([text], NameResolver(known=KNOWN))[0]
    assert [name.smiles for name in found.names] == names


def test_a_typed_query_is_read_in_the_words_of_chemists() -> None:
    resolver = NameResolver(known={"quinuclidone": "O=C1CN2CCC1CC2"})
    query = read_query("quinuclidone core with a diaryl ether", resolver)
    assert [demand.text for demand in query.demands] == ["quinuclidone core", "diaryl ether"]
    assert query.names == ()


def test_benchmark_texts_are_not_read_as_typed() -> None:
    text = "aryl iodide with a hydantoin ring"
    assert read_evidence([text], None)[0].demands == read_demands(text)
    assert read_query(text, None).demands != read_demands(text)
