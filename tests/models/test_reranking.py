"""The head of a checkpoint: kept whole, refused where it does not fit, fed with real evidence."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from core.chem.names import NameResolver
from core.data.evidence import TextEvidence, read_evidence
from core.data.identities import IdentityTable
from core.data.pair_features import FEATURES
from core.errors import CheckpointError
from core.models.checkpoint import fingerprint
from core.models.reranking import (
    BANK,
    FILES,
    FORMAT,
    HEAD,
    NamedStructures,
    Reranker,
    evidence_features,
    features_digest,
    judged,
    require_reranker,
)
from tests.small_head import small_head, with_head

LIBRARY = ("CCO", "CC(=O)O", "C[C@H](N)C(=O)O", "c1ccccc1", "")


@pytest.fixture
def head() -> Reranker:
    return small_head()


@pytest.fixture
def folder(tiny_checkpoint: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_checkpoint, tmp_path / "tiny"))


@pytest.fixture
def saved(tiny_checkpoint: Path, tmp_path: Path) -> Path:
    return with_head(tiny_checkpoint, tmp_path / "saved")


@pytest.fixture(scope="module")
def resolver() -> NameResolver:
    return NameResolver(known={"booze": "CCO"})


def _lists(seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(3, 7, len(FEATURES))).astype(np.float32)


def _change(saved: Path, **values: object) -> None:
    path = saved / HEAD / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


def test_a_saved_head_scores_as_before(head: Reranker, saved: Path) -> None:
    loaded = Reranker.load(saved)
    assert loaded is not None
    lists = _lists()
    np.testing.assert_array_equal(loaded.scores(lists), head.scores(lists))
    np.testing.assert_array_equal(loaded.text_scores(lists), head.text_scores(lists))
    assert head.scores(lists).shape == (3, 7)
    np.testing.assert_allclose(loaded.bank.texts, head.bank.texts, atol=0.005)
    np.testing.assert_allclose(loaded.bank.molecules, head.bank.molecules, atol=0.005)
    assert np.abs(head.scores(lists) - head.text_scores(lists)).max() > 0.1
    assert sorted(p.name for p in (saved / HEAD).iterdir()) == sorted((*FILES, BANK, "config.json"))


def test_a_head_takes_the_place_of_another(head: Reranker, saved: Path) -> None:
    turned = Reranker(head.text_scorer, head.scorer, head.bank)
    turned.save(saved, weights=fingerprint(saved))
    loaded = require_reranker(saved)
    np.testing.assert_array_equal(loaded.scores(_lists()), head.text_scores(_lists()))


def test_a_checkpoint_without_a_head_is_told(folder: Path) -> None:
    assert Reranker.load(folder) is None
    with pytest.raises(CheckpointError, match=r"has no re-ranker; fit one with .*train-rerank"):
        require_reranker(folder)


def test_other_features_are_refused(saved: Path) -> None:
    _change(saved, features="0" * 16)
    with pytest.raises(CheckpointError, match="made for other features"):
        Reranker.load(saved)


def test_other_weights_are_refused(saved: Path) -> None:
    _change(saved, weights="0" * 64)
    with pytest.raises(CheckpointError, match="fitted for other weights; run `python -m core tr"):
        Reranker.load(saved)


def test_a_head_that_does_not_note_its_weights_is_damaged(saved: Path) -> None:
    config = {"format": FORMAT, "features": features_digest(), "hidden": 8}
    (saved / HEAD / "config.json").write_text(json.dumps(config))
    with pytest.raises(CheckpointError, match="is damaged"):
        Reranker.load(saved)


@pytest.mark.parametrize("name", [*FILES, BANK, "config.json"])
def test_damage_is_told(saved: Path, name: str) -> None:
    path = saved / HEAD / name
    path.write_bytes(path.read_bytes()[:20])
    with pytest.raises(CheckpointError, match="is damaged"):
        Reranker.load(saved)


@pytest.mark.parametrize("values", [{"hidden": 9}, {"hidden": None}])
def test_a_head_of_another_shape_is_damaged(saved: Path, values: dict[str, object]) -> None:
    _change(saved, **values)
    with pytest.raises(CheckpointError, match="is damaged"):
        Reranker.load(saved)


def test_a_folder_that_cannot_be_written_is_told(head: Reranker, folder: Path) -> None:
    (folder / "heads").write_text("in the way")
    with pytest.raises(CheckpointError, match="cannot be written"):
        head.save(folder, weights="")


def _evidence(text: str, resolver: NameResolver) -> tuple[TextEvidence, NamedStructures]:
    read = read_evidence([text], resolver)[0]
    return read, NamedStructures([read])


def test_evidence_knows_the_named_molecule(resolver: NameResolver) -> None:
    text, named = _evidence("The molecule is booze.", resolver)
    rows = np.array([3, 0, 1, 4])
    features = evidence_features(
        text,
        np.linspace(0.9, 0.1, 4, dtype=np.float32),
        IdentityTable.build(LIBRARY),
        rows,
        [LIBRARY[row] for row in rows],
        named,
        np.zeros((4, 1), np.float32),
    )
    assert (features.shape, features.dtype) == ((4, len(FEATURES)), np.float32)
    assert np.isfinite(features).all()
    similarity = features[:, FEATURES.index("similarity to any name")]
    assert similarity.argmax() == 1
    assert similarity[1] == pytest.approx(1, abs=1e-5)
    np.testing.assert_allclose(features[:, 0], [0.9, 0.6333, 0.3667, 0.1], atol=1e-3)


def test_demands_are_judged_and_no_molecule_fulfils_none() -> None:
    text = read_evidence(["a carboxylic acid with a benzene ring"], None)[0]
    assert len(text.demands) == 2
    assert judged(text, "OC(=O)c1ccccc1").tolist() == [1, 1]
    assert judged(text, "CCO").tolist() == [0, 0]
    assert judged(text, "").tolist() == [0, 0]
    silent = read_evidence(["something"], None)[0]
    assert judged(silent, "CCO").shape == (0,)


def test_named_structures_hold_each_structure_once(resolver: NameResolver) -> None:
    texts = read_evidence(["booze and booze", "an ester of booze", "nothing"], resolver)
    named = NamedStructures(texts)
    assert named.rows["CCO"] < len(named.table)
    assert sorted(named.rows.values()) == list(range(len(named.table)))
    assert len(NamedStructures([]).table) == 0
