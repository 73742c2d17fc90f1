"""Typed queries: what they demand stands first."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from rdkit import Chem
from rdkit.Chem import Descriptors

from core.data.evidence import read_evidence
from core.library.starter import starter_library
from core.models.encoder import Encoder
from core.models.word_head import WordHead
from core.retrieval.engine import RetrievalEngine
from core.retrieval.index import MoleculeIndex
from core.retrieval.query import Reading
from core.retrieval.rerank import HeadOrder
from core.retrieval.tables import LibraryTables
from core.retrieval.typed import (
    WHOLE,
    WIDE,
    depth,
    drawn,
    fulfilment,
    is_reordered,
    order,
    words_against,
    words_beside,
)
from core.text.terms import terms
from tests.small_head import small_head

TYPED = "alcohol without halogens, MW < 200"
LIKE = "like booze but more carbons"


@pytest.fixture(scope="module")
def engine(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> RetrievalEngine:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MOTIFLENS_CACHE", str(tmp_path_factory.mktemp("cache")))
        return RetrievalEngine.open(shipped)


def first(engine: RetrievalEngine, query: str, k: int = 10) -> list[Chem.Mol]:
    hits = engine.search(query, k=k).hits
    assert len(hits) == k
    return [Chem.MolFromSmiles(hit.smiles) for hit in hits]


def has(smarts: str) -> Callable[[Chem.Mol], bool]:
    query = Chem.MolFromSmarts(smarts)
    return lambda mol: mol.HasSubstructMatch(query)


def test_what_is_asked_for_is_there_and_what_is_not_is_not(engine: RetrievalEngine) -> None:
    for mol in first(engine, "sulfonamide without halogens"):
        assert has("S(=O)(=O)[#7]")(mol)
        assert not has("[F,Cl,Br,I]")(mol)


def test_counts_and_masses_are_kept(engine: RetrievalEngine) -> None:
    mols = first(engine, "fatty acids with exactly two double bonds under 300 g/mol", k=3)
    for mol in mols:
        assert has("C(=O)[OX2H,OX1-]")(mol)
        assert len(mol.GetSubstructMatches(Chem.MolFromSmarts("C=C"))) == 2
        assert Descriptors.MolWt(mol) < 300


def test_small_amines_are_small(engine: RetrievalEngine) -> None:
    for mol in first(engine, "amines, MW < 150"):
        assert has("[#7]")(mol)
        assert Descriptors.MolWt(mol) < 150


def test_a_name_of_a_ring_asks_for_it_and_that_of_a_molecule_does_not(
    engine: RetrievalEngine,
) -> None:
    assert engine.search("imidazo[1,2-a]pyridine", k=3).hits[0].name == "zolpidem"
    assert engine.search("1,4-benzodiazepine", k=3).checks
    assert engine.search("4-fluorobenzoic acid", k=3).checks == ()


def test_a_word_that_is_a_molecule_too_asks_for_its_ring(engine: RetrievalEngine) -> None:
    result = engine.search("tetrazole", k=5)
    assert result.kind == "name"
    ring = has("c1nnn[nH0,nH1]1")
    assert sum(ring(Chem.MolFromSmiles(hit.smiles)) for hit in result.hits) >= 4


@pytest.mark.parametrize("query", ["阿司匹林 amine", "amine " * 25, "MW < 0"])
def test_odd_queries_are_answered(engine: RetrievalEngine, query: str) -> None:
    assert len(engine.search(query, k=3).hits) == 3


def test_depth_follows_the_library() -> None:
    assert [depth(size) for size in (0, 1, WHOLE, WHOLE + 1)] == [0, 1, WHOLE, WIDE]


def test_order_puts_fulfilment_before_score_before_cosine() -> None:
    met = np.array([0.5, 1.0, 1.0, 0.5, 1.0])
    cosine = np.array([0.9, 0.1, 0.2, 0.8, 0.3])
    head = np.array([4, 2, 1])
    scores = np.array([0.0, 1.0, 2.0])
    assert order(met, cosine, head, scores).tolist() == [1, 2, 4, 0, 3]


def test_fulfilment_is_the_share_of_demands_met() -> None:
    text = read_evidence(["amine without halogens"], None)[0]
    found = fulfilment(text, ["CCN", "ClCCN", "CCCl", "no molecule"])
    assert found.tolist() == [1.0, 0.5, 0.0, 0.0]


def head_order(
    encoder: Encoder, smiles: tuple[str, ...], index: MoleculeIndex | None = None
) -> HeadOrder:
    tables = LibraryTables(smiles)
    index = index or MoleculeIndex(encoder.encode_smiles(smiles), "w")
    return HeadOrder(encoder, index, smiles, tables, small_head())


@pytest.mark.parametrize("text", [TYPED, LIKE])
@pytest.mark.parametrize("size", [0, 1, 30])
def test_small_libraries_are_ordered_whole(encoder: Encoder, text: str, size: int) -> None:
    smiles = starter_library().smiles[:size]
    vector = encoder.encode_texts([text])[0]
    ways = head_order(encoder, smiles)
    rows, cosine = ways.page(vector, 60, 0, way="evidence", text=text)
    assert sorted(rows) == list(range(size))
    assert len(cosine) == size
    assert ways.page(vector, 5, size, way="evidence", text=text)[0].tolist() == []


@pytest.mark.parametrize("text", [TYPED, LIKE])
def test_pages_join_across_the_ordered_hits(
    encoder: Encoder, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the limits of a large library brought near, so that all three stretches are there."""
    monkeypatch.setattr("core.retrieval.typed.WHOLE", 4)
    monkeypatch.setattr("core.retrieval.typed.WIDE", 24)
    monkeypatch.setattr("core.retrieval.rerank.DEPTH", 12)
    smiles = starter_library().smiles[:40]
    vector = encoder.encode_texts([text])[0]
    ways = head_order(encoder, smiles)
    whole = ways.page(vector, len(smiles), 0, way="evidence", text=text)[0].tolist()
    assert sorted(whole) == list(range(len(smiles)))
    pages = [
        ways.page(vector, 7, start, way="evidence", text=text)[0].tolist()
        for start in range(0, len(smiles), 7)
    ]
    assert [row for page in pages for row in page] == whole


@pytest.mark.parametrize("text", [TYPED, LIKE])
def test_vectors_that_are_no_numbers_stay_behind(encoder: Encoder, text: str) -> None:
    smiles = starter_library().smiles[:6]
    vectors = encoder.encode_smiles(smiles)
    vectors[2] = np.nan
    vector = encoder.encode_texts([text])[0]
    ways = head_order(encoder, smiles, MoleculeIndex(vectors, "w"))
    rows, cosine = ways.page(vector, 6, 0, way="evidence", text=text)
    assert sorted(rows) == list(range(6))
    assert (rows[-1], cosine[-1]) == (2, -np.inf)
    nothing = MoleculeIndex(np.full_like(vectors, np.nan), "w")
    ways = head_order(encoder, smiles, nothing)
    assert len(ways.page(vector, 4, 1, way="evidence", text=text)[0]) == 4


def test_without_names_demands_are_read_all_the_same(tiny_checkpoint: Path) -> None:
    encoder = Encoder.load(tiny_checkpoint, grounding=False)
    smiles = ("CCCl", "CCBr", "CCN", "ClCCN")
    vector = encoder.encode_texts(["amine"])[0]
    rows, _ = head_order(encoder, smiles).page(
        vector, 4, 0, way="evidence", text="amine without halogens"
    )
    assert rows.tolist()[:2] == [2, 3]


def test_words_draw_a_query_as_much_as_its_vector() -> None:
    rng = np.random.default_rng(0)
    cosine = rng.normal(size=500).astype(np.float32)
    words = 1000 * rng.normal(size=500).astype(np.float32)
    cosine[7] = -np.inf
    pull = drawn(cosine, words)
    held = np.isfinite(cosine)
    for one in (cosine, words):
        assert 0.6 < np.corrcoef(pull[held], one[held])[0, 1] < 0.8
    assert pull[7] == -np.inf
    assert not np.isfinite(drawn(np.full(3, -np.inf), np.ones(3))).any()
    assert np.isfinite(drawn(np.ones(1), np.ones(1))).all(), "one molecule has no spread"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("weed killers", "herbicide"),
        ("opioid with a phenol", "opioid"),
        ("a phenol without nitrogen", ""),
        ("antifungal", "antifungal"),
    ],
)
def test_words_that_no_demand_checks_are_said_as_in_descriptions(query: str, words: str) -> None:
    assert words in words_beside(query)
    assert not {"weed", "killer", "phenol", "nitrogen"} & set(terms(words_beside(query)))


def test_hits_are_drawn_to_what_their_words_point_at(encoder: Encoder, tmp_path: Path) -> None:
    smiles = ("CCO", "c1ccccc1", "CC(=O)O", "CCN", "CCCCCC")
    vectors = encoder.encode_smiles(smiles)
    index = MoleculeIndex(vectors, encoder.fingerprint)
    tables = LibraryTables(smiles, cache=tmp_path)
    towards = tables.prints().dense()[3]
    words = WordHead(
        words=("frobnicator",),
        weight=np.round(127 * towards)[None].astype(np.int8),
        scale=np.ones((1, 1), np.float32),
        worth=np.full(1, 100, np.float32),
    )
    text = "a frobnicator"
    vector = encoder.encode_texts([text])[0]
    plain = HeadOrder(encoder, index, smiles, tables, small_head())
    drawn = HeadOrder(encoder, index, smiles, tables, small_head(), words)
    rows, cosine = drawn.page(vector, 5, 0, way="evidence", text=text)
    before, _ = plain.page(vector, 5, 0, way="evidence", text=text)
    assert sorted(rows) == sorted(before) == [0, 1, 2, 3, 4]
    assert list(rows).index(3) <= list(before).index(3)
    np.testing.assert_allclose(cosine, vectors[rows] @ vector, rtol=1e-4)
    unknown, _ = drawn.page(vector, 5, 0, way="evidence", text="a gizmo")
    assert unknown.tolist() == before.tolist()


@pytest.mark.parametrize(
    ("kind", "text", "asked"),
    [
        ("name", "tetrazole", True),
        ("name", "indoline", True),
        ("name", "caffeine", False),
        ("smiles", "CCO", False),
        ("text", "an opioid", True),
    ],
)
def test_a_name_that_is_a_class_asks_for_all_that_hold_it(
    kind: Literal["name", "smiles", "text"], text: str, asked: bool
) -> None:
    assert is_reordered(Reading(kind=kind, text=text, smiles="", read_as=())) is asked


def test_words_that_are_not_wanted_push_away() -> None:
    cosine, words = np.array([0.4, 0.3, 0.2, 0.1]), np.array([1.0, 1.0, 0.0, 0.0])
    against = np.array([1.0, 0.0, 1.0, 0.0])
    pull = drawn(cosine, words, against)
    assert pull[1] > pull[0]
    assert pull[3] > pull[2]
    np.testing.assert_allclose(drawn(cosine, words, words), drawn(cosine, words), atol=1e-5)
    assert np.isneginf(drawn(np.array([-np.inf, 0.1]), None, np.array([0.0, 1.0]))[0])


def test_a_role_can_be_excluded(engine: RetrievalEngine) -> None:
    assert words_against("antidepressant that is not an SSRI")
    names = {hit.name for hit in engine.search("antidepressant that is not an SSRI", k=10).hits}
    assert not names & {"citalopram", "escitalopram", "sertraline", "paroxetine", "fluoxetine"}
    names = {hit.name for hit in engine.search("lipid lowering drug, not a statin", k=10).hits}
    assert not any(name.endswith("vastatin") for name in names)
