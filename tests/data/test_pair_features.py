"""Each column says what its name says."""

import numpy as np
import pytest

from core.data.evidence import RELATION_GROUPS, NameEvidence, TextEvidence, read_evidence
from core.data.identities import IdentityTable
from core.data.pair_features import DEMAND_KINDS, FEATURES, compared, pair_features

MOLECULES = ("CC(=O)O", "CC(=O)[O-]", "C[C@H](N)C(=O)O", "C[C@@H](N)C(=O)O", "c1ccccc1")
COSINE = np.array([0.5, 0.4, 0.3, 0.2, 0.1], np.float32)
CROWD = np.array([[0.6, 0.45], [0.2, 0.1], [0.4, 0.4], [0.1, 0.1], [0, 0]], np.float32)


def features(text: TextEvidence, judged: np.ndarray | None = None) -> dict[str, list[float]]:
    """Columns by name."""
    spelled = [name.spelled[0] for name in text.names if name.spelled]
    listed = sorted({name.smiles for name in text.names} | set(spelled))
    rows = {smiles: row for row, smiles in enumerate(listed)}
    if judged is None:
        judged = np.zeros((len(MOLECULES), len(text.demands)), np.float32)
    found = pair_features(
        text,
        COSINE,
        IdentityTable.build(MOLECULES),
        np.arange(len(MOLECULES)),
        IdentityTable.build(listed),
        rows,
        judged,
        CROWD,
    )
    assert found.shape == (len(MOLECULES), len(FEATURES))
    assert found.dtype == np.float32
    assert np.isfinite(found).all()
    return {name: found[:, place].tolist() for place, name in enumerate(FEATURES)}


def told(text: str, *names: NameEvidence) -> TextEvidence:
    plain = read_evidence([text], None)[0]
    return TextEvidence(
        names=names,
        cues=plain.cues,
        charge=plain.charge,
        labels=plain.labels,
        demands=plain.demands,
        length=plain.length,
    )


def named(smiles: str, group: str = "self", **more: object) -> NameEvidence:
    place = list(RELATION_GROUPS).index(group)
    values = {"delta": None, "spelled": (), **more}
    return NameEvidence(smiles=smiles, group=place, **values)


def test_names_of_columns_are_distinct() -> None:
    # The charge stands twice: as it is, and as one of the numbers, on a logarithmic scale.
    assert {name for name in FEATURES if FEATURES.count(name) > 1} == {"charge"}
    assert FEATURES[0] == "cosine"


def test_a_text_that_says_nothing_leaves_the_cosine() -> None:
    found = features(told(""))
    assert found["cosine"] == pytest.approx(COSINE.tolist())
    assert found["behind the best"] == pytest.approx([0, -0.1, -0.2, -0.3, -0.4], abs=1e-6)
    assert found["similarity to any name"] == [0] * 5
    assert found["demands met"] == found["weakest demand"] == [1] * 5
    assert found["demands"] == found["demands missed"] == [0] * 5
    assert found["self: present"] == [0] * 5
    assert found["self: atoms apart"] == [6] * 5


def test_charges_are_compared() -> None:
    found = features(told("an anion, acetate(1-)"))
    assert found["neutral"] == [1, 0, 1, 1, 1]
    assert found["stated charge met"] == [0, 1, 0, 0, 0]
    assert found["stated charge missed"] == [1, 0, 1, 1, 1]
    assert found["anion x charge"] == [0, -1, 0, 0, 0]
    assert features(told("an acid"))["stated charge missed"] == [0] * 5


def test_labels_and_twins_are_counted() -> None:
    found = features(told("(2R)-2-aminopropanoic acid"))
    assert found["stated label R"] == [1] * 5
    assert found["no label"] == [1, 1, 0, 0, 1]
    assert sorted(found["labels apart"][2:4]) == [0, 2]
    assert found["labels equal in number"] == [0, 0, 1, 1, 0]
    assert found["twins"] == [0, 0, 0.25, 0.25, 0]


def test_names_are_held_against_each_candidate() -> None:
    found = features(told("alanine", named("C[C@H](N)C(=O)O")))
    assert found["self: same whole"] == [0, 0, 1, 0, 0]
    assert found["self: same mirror"] == [0, 0, 0, 1, 0]
    assert found["self: same flat"] == [0, 0, 1, 1, 0]
    assert found["self: stereo apart"][2:4] == [0, 2]
    assert found["self: atoms apart"][2] == 0 < found["self: atoms apart"][0]
    assert found["self: best"][2] == 0 > found["self: best"][4]
    assert found["behind the most similar"] == found["self: best"]
    assert found["base: present"] == [0] * 5


def test_of_several_names_the_best_counts() -> None:
    found = features(told("two", named("CC(=O)O"), named("c1ccccc1")))
    assert found["self: same whole"] == [1, 0, 0, 0, 1]
    assert found["self: atoms apart"][0] == found["self: atoms apart"][4] == 0
    assert found["self: charge difference"] == [0, -1, 0, 0, 0]


def test_spelled_structures_and_stated_changes_are_met() -> None:
    name = named("CC(=O)O", "base", delta={"H": -1}, spelled=("CC(=O)[O-]",))
    found = features(told("conjugate base of acetic acid", name))
    assert found["base: spelled out"] == [0, 1, 0, 0, 0]
    assert found["base: spelled similarity"][1] == pytest.approx(1, abs=1e-4)
    assert found["base: same uncharged"] == [1, 1, 0, 0, 0]
    assert found["base: delta stated"] == [1] * 5
    assert found["base: delta met"][1] == 1 > found["base: delta met"][0]
    assert found["base: charge difference"][1] == -1


def test_demands_are_averaged_by_kind() -> None:
    text = told("a nitro group and a benzene ring")
    assert len(text.demands) == 2
    judged = np.array([[1, 0], [0, 0], [1, 1], [0.5, 1], [0, 1]], np.float32)
    found = features(text, judged)
    assert found["demands"] == pytest.approx([np.log(3)] * 5)
    assert found["demands met"] == [0.5, 0, 1, 0.75, 0.5]
    assert found["demands missed"] == [1, 2, 0, 0.5, 1]
    assert found["weakest demand"] == [0, 0, 1, 0.5, 0]
    kinds = {demand.kind for demand in text.demands}
    for kind in DEMAND_KINDS:
        assert found[f"demand {kind} stated"] == [float(kind in kinds)] * 5
        if kind not in kinds:
            assert found[f"demand {kind} met"] == [1] * 5


def test_a_cosine_is_held_against_the_crowd_around_it() -> None:
    found = features(told(""))
    above = [-0.025, 0.25, -0.1, 0.1, 0.1]
    assert found["above the crowd"] == pytest.approx(above, abs=1e-6)
    assert found["behind the best above it"] == pytest.approx([a - 0.25 for a in above], abs=1e-6)
    nearer = np.log1p([1, 0, 2, 0, 0]).tolist()
    assert found["nearer in the bank"] == pytest.approx(nearer, abs=1e-6)


def test_the_crowd_is_the_ten_nearest() -> None:
    crowd = np.linspace(0.9, 0.1, 40, dtype=np.float32)[None]
    place = FEATURES.index("above the crowd")
    found = pair_features(
        told(""),
        COSINE[:1],
        IdentityTable.build(MOLECULES),
        np.array([0]),
        IdentityTable.build([]),
        {},
        np.zeros((1, 0), np.float32),
        crowd,
    )
    assert found[0, place] == pytest.approx(0.5 - crowd[0, :10].mean())


def test_one_candidate_is_enough() -> None:
    text = told("an acid", named("CC(=O)O"))
    found = pair_features(
        text,
        COSINE[:1],
        IdentityTable.build(MOLECULES),
        np.array([0]),
        IdentityTable.build(["CC(=O)O"]),
        {"CC(=O)O": 0},
        np.zeros((1, len(text.demands)), np.float32),
        CROWD[:1],
    )
    assert found.shape == (1, len(FEATURES))
    assert np.isfinite(found).all()


def test_texts_of_one_molecule_are_compared_with_each_other() -> None:
    found = np.zeros((2, len(FEATURES)), np.float32)
    found[:, 0] = 0.25, 0.75
    found[:, FEATURES.index("self: similarity")] = 1, 0.5
    found[:, FEATURES.index("above the crowd")] = 0.5, 0.25
    before = found.copy()
    seen = compared(found)
    assert (found == before).all()
    assert seen[:, FEATURES.index("behind the best")].tolist() == [-0.5, 0]
    assert seen[:, FEATURES.index("self: best")].tolist() == [0, -0.5]
    assert seen[:, FEATURES.index("behind the best above it")].tolist() == [0, -0.25]
