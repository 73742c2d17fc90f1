import gc
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.chem.names import NameResolver
from core.errors import CheckpointError, LibraryError, MoleculeError, QueryError
from core.library.library import Library
from core.models.encoder import Encoder
from core.retrieval.engine import RetrievalEngine
from core.retrieval.rerank import text_order
from tests.small_head import small_head, with_head


@pytest.fixture(scope="module")
def engine(
    encoder: Encoder, small_library: Library, tmp_path_factory: pytest.TempPathFactory
) -> RetrievalEngine:
    return RetrievalEngine(encoder, small_library, cache=tmp_path_factory.mktemp("cache"))


def test_a_text_ranks_by_cosine(engine: RetrievalEngine, encoder: Encoder) -> None:
    result = engine.search("a fatty acid that derives from hexadecanoic acid", k=12)
    text = engine.vector(result.query)
    rows = encoder.encode_smiles(engine.library.smiles)
    exact = rows.astype(np.float16).astype(np.float32) @ text  # as the index keeps them
    order = np.argsort(-exact, kind="stable")
    assert [hit.id for hit in result.hits] == [engine.library.ids[row] for row in order]
    assert [hit.score for hit in result.hits] == pytest.approx(exact[order].tolist(), abs=1e-5)
    assert [hit.rank for hit in result.hits] == list(range(1, 13))
    assert (result.kind, result.library, result.total) == ("text", "small", 12)
    assert [span.text for span in result.read_as] == ["hexadecanoic acid"]
    assert result.seconds > 0


@pytest.mark.parametrize(
    ("query", "kind", "name"),
    [
        ("OCC", "smiles", "ethanol"),
        ("InChI=1S/H2O/h1H2", "inchi", "water"),
        ("Caffeine", "name", "caffeine"),
        ("ethanoic acid", "name", "acetic acid"),
        ("N[C@@H](C)C(=O)O", "smiles", "L-alanine"),
    ],
)
def test_a_structure_finds_itself_first(
    engine: RetrievalEngine, query: str, kind: str, name: str
) -> None:
    result = engine.search(query, k=3)
    assert (result.kind, result.hits[0].name) == (kind, name)
    assert result.hits[0].score == pytest.approx(1, abs=5e-4)
    assert result.hits[0].score <= 1
    assert [span.smiles for span in result.read_as] == [result.hits[0].smiles]


def test_a_query_has_the_vector_that_a_search_uses(engine: RetrievalEngine) -> None:
    best = int((engine.index.vectors @ engine.vector("caffeine")).argmax())
    assert engine.library.names[best] == "caffeine"
    hit = engine.search("an alcohol", k=1, rerank="none").hits[0]
    cosines = engine.index.vectors @ engine.vector("an alcohol")
    assert hit.score == pytest.approx(float(cosines.max()), abs=1e-6)
    with pytest.raises(QueryError):
        engine.vector(" ")


def test_pages_join_to_the_whole_ranking(engine: RetrievalEngine) -> None:
    whole = engine.search("an arene", k=12).hits
    pages = [engine.search("an arene", k=5, offset=start).hits for start in (0, 5, 10, 15)]
    assert tuple(hit for page in pages for hit in page) == whole
    assert pages[-1] == ()


@pytest.fixture(scope="module")
def ordering(
    encoder: Encoder, small_library: Library, tmp_path_factory: pytest.TempPathFactory
) -> RetrievalEngine:
    cache = tmp_path_factory.mktemp("ordering")
    return RetrievalEngine(encoder, small_library, cache=cache, reranker=small_head())


def test_a_head_orders_descriptions_unless_told_otherwise(
    engine: RetrievalEngine, ordering: RetrievalEngine
) -> None:
    plain, best = engine.search("a fatty acid", k=12), ordering.search("a fatty acid", k=12)
    assert (plain.ordered_by, best.ordered_by) == ("none", "evidence")
    assert [hit.rank for hit in best.hits] == list(range(1, 13))
    assert {hit.id for hit in best.hits} == {hit.id for hit in plain.hits}
    undone = ordering.search("a fatty acid", k=12, rerank="none")
    assert (undone.hits, undone.ordered_by) == (plain.hits, "none")
    for way in ("hypothesis", "transport"):
        assert engine.search("a fatty acid", rerank=way).ordered_by == way


def test_a_structure_is_never_ordered_by_evidence(ordering: RetrievalEngine) -> None:
    result = ordering.search("CCO", rerank="evidence")
    assert (result.ordered_by, result.hits[0].name) == ("none", "ethanol")


def test_pages_of_ordered_hits_join(ordering: RetrievalEngine) -> None:
    whole = ordering.search("an arene", k=12).hits
    pages = [ordering.search("an arene", k=5, offset=start).hits for start in (0, 5, 10)]
    assert tuple(hit for page in pages for hit in page) == whole


def test_a_way_that_cannot_be_gone_is_told(engine: RetrievalEngine) -> None:
    with pytest.raises(QueryError, match="magic is no way to order hits"):
        engine.search("an acid", rerank="magic")
    with pytest.raises(QueryError, match="has no re-ranker"):
        engine.search("an acid", rerank="evidence")


def test_identities_are_made_once(ordering: RetrievalEngine) -> None:
    table = ordering.tables.identities()
    assert len(table) == len(ordering.library)
    assert ordering.tables.identities() is table
    assert list(ordering._cache.rglob("identities-*.npz"))


def test_threads_get_the_same_answers(engine: RetrievalEngine) -> None:
    queries = ["an arene", "CCO", "a sugar", "ethanoic acid"] * 5
    alone = [engine.search(query, k=5).hits for query in queries]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda query: engine.search(query, k=5).hits, queries))
    for one, other in zip(alone, together, strict=True):
        assert [hit.id for hit in one] == [hit.id for hit in other]


def test_texts_are_ranked_for_a_molecule(engine: RetrievalEngine, encoder: Encoder) -> None:
    found = engine.describe("ethanol", k=20)
    molecule = encoder.encode_smiles(["CCO"])[0]
    own = [text for text in engine.library.texts if text]
    exact = encoder.encode_texts(own) @ molecule
    order = np.argsort(-exact, kind="stable")
    assert [description.text for description in found] == [own[row] for row in order]
    assert [d.rank for d in found] == list(range(1, 12))
    by_id = dict(zip(engine.library.ids, engine.library.names, strict=True))
    assert all(by_id[d.id] == d.name for d in found)


def test_a_head_orders_the_first_texts(
    encoder: Encoder, small_library: Library, engine: RetrievalEngine, tmp_path: Path
) -> None:
    head = small_head()
    ordered = RetrievalEngine(encoder, small_library, cache=tmp_path, reranker=head)
    plain, found = (each.describe("ethanol", k=20) for each in (engine, ordered))
    texts = [description.text for description in plain]
    cosine = np.array([description.score for description in plain], np.float32)
    order = text_order(head, encoder, "CCO", texts, encoder.encode_texts(texts), cosine)
    assert [description.text for description in found] == [texts[place] for place in order]
    assert [description.rank for description in found] == list(range(1, 12))
    assert list(order) != sorted(order), "the head changed nothing"
    assert {d.id: d.score for d in found} == {d.id: d.score for d in plain}
    assert [d.id for d in ordered.describe("ethanol", k=3)] == [d.id for d in found[:3]]


def test_a_library_without_texts_describes_nothing(
    encoder: Encoder, small_library: Library, tmp_path: Path
) -> None:
    mute = replace(small_library, texts=("",) * 12)
    with pytest.raises(LibraryError, match="holds no texts"):
        RetrievalEngine(encoder, mute, cache=tmp_path).describe("CCO")


def test_alignment_is_the_encoders(engine: RetrievalEngine) -> None:
    alignment = engine.align("an arene with a nitro group", "nitrobenzene")
    assert alignment.smiles == "O=[N+]([O-])c1ccccc1"
    assert alignment.plan.sum() == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("query", ["", "🧪", "x" * 10_000])
def test_bad_queries_are_refused_everywhere(engine: RetrievalEngine, query: str) -> None:
    for ask in (engine.search, engine.describe, engine.interpret):
        with pytest.raises(QueryError):
            ask(query)
    with pytest.raises(QueryError):
        engine.align(query, "CCO")
    with pytest.raises(QueryError):
        engine.align("an acid", query)


def test_broken_structures_are_refused(engine: RetrievalEngine) -> None:
    with pytest.raises(MoleculeError):
        engine.search("c1ccccc")
    with pytest.raises(MoleculeError):
        engine.align("an acid", "CC(C)(C)(C)C")


def test_words_that_nothing_knows_are_told(engine: RetrievalEngine) -> None:
    with pytest.raises(QueryError, match="Nothing of 苯酚 is known to this model"):
        engine.search("苯酚")


@pytest.mark.parametrize(("k", "offset"), [(0, 0), (-1, 0), (5, -1)])
def test_a_page_outside_the_ranking_is_refused(
    engine: RetrievalEngine, k: int, offset: int
) -> None:
    with pytest.raises(QueryError, match="must"):
        engine.search("an acid", k=k, offset=offset)


def test_weights_that_are_no_numbers_are_told(
    tiny_checkpoint: Path, small_library: Library, tmp_path: Path
) -> None:
    encoder = Encoder.load(tiny_checkpoint, grounding=False)
    for parameter in encoder.model.parameters():
        parameter.data.fill_(float("nan"))
    engine = RetrievalEngine(encoder, small_library, cache=tmp_path)
    with pytest.raises(CheckpointError, match="not numbers"):
        engine.search("an acid")


def test_without_grounding_a_text_is_read_as_words_alone(
    tiny_checkpoint: Path, small_library: Library, tmp_path: Path
) -> None:
    encoder = Encoder.load(tiny_checkpoint, grounding=False)
    engine = RetrievalEngine(encoder, small_library, cache=tmp_path)
    assert engine.search("an ester of hexadecanoic acid").read_as == ()
    assert engine.search("hexadecanoic acid").kind == "name"


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOTIFLENS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_open_makes_the_index_once(
    tiny_checkpoint: Path, small_data: Path, own_cache: Path
) -> None:
    told: list[tuple[int, int]] = []
    for _ in range(2):
        engine = RetrievalEngine.open(
            tiny_checkpoint,
            library="pcdes",
            data=small_data,
            progress=lambda *step: told.append(step),
        )
    assert told == [(len(engine.library), len(engine.library))]
    assert list(own_cache.rglob("vectors.npy"))


def test_open_takes_the_head_of_the_checkpoint(
    tiny_checkpoint: Path, small_data: Path, own_cache: Path, tmp_path: Path
) -> None:
    folder = with_head(tiny_checkpoint, tmp_path / "model")
    engine = RetrievalEngine.open(folder, library="pcdes", data=small_data)
    assert engine.search("a fatty acid").ordered_by == "evidence"
    assert list(own_cache.rglob("identities-*.npz"))


def test_a_dropped_engine_stops_the_reader_of_names(
    tiny_checkpoint: Path, small_data: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = threading.Event()
    stop = NameResolver.close

    def close(self: NameResolver) -> None:
        stop(self)
        stopped.set()

    monkeypatch.setattr(NameResolver, "close", close)
    engine = RetrievalEngine.open(tiny_checkpoint, library="pcdes", data=small_data)
    limit = time.monotonic() + 60
    while (process := engine.encoder.resolver._opsin._process) is None:
        assert time.monotonic() < limit, "the engine must start OPSIN before it is asked for a name"
        time.sleep(0.01)
    assert not stopped.is_set()
    del engine
    gc.collect()
    assert stopped.wait(60)
    assert process.wait(60) is not None


def test_open_says_what_is_missing(tmp_path: Path, own_cache: Path) -> None:
    with pytest.raises(CheckpointError):
        RetrievalEngine.open(tmp_path / "none")
    with pytest.raises(LibraryError, match="starter"):
        RetrievalEngine.open(library="nope")
