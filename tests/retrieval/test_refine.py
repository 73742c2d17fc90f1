"""Narrowed answers fulfil what is asked and keep their order; wishes move the ranking."""

from pathlib import Path

import numpy as np
import pytest

from core.errors import MoleculeError, QueryError
from core.library.library import Library
from core.library.starter import starter_library
from core.models.encoder import Encoder
from core.results import Hit
from core.retrieval.engine import RetrievalEngine
from core.retrieval.properties import SubstructureIndex, property_table
from core.retrieval.refine import AVOID, Narrowed, Narrowing, Wishes, narrow, wished
from core.retrieval.scaffolds import scaffold, scaffold_numbers

WHOLE = starter_library()
LIBRARY = Library(
    name="own",
    title="",
    **{column: getattr(WHOLE, column)[:80] for column in ("ids", "names", "smiles", "texts")},
)
TABLE = property_table(LIBRARY)


@pytest.fixture(scope="module")
def engine(tiny_checkpoint: Path, tmp_path_factory: pytest.TempPathFactory) -> RetrievalEngine:
    cache = tmp_path_factory.mktemp("cache")
    return RetrievalEngine(Encoder.load(tiny_checkpoint), LIBRARY, cache=cache)


def _narrowed(engine: RetrievalEngine, narrowing: Narrowing) -> tuple[tuple[Hit, ...], Narrowed]:
    ranked = engine.rank("an aromatic acid")
    held = SubstructureIndex(LIBRARY).rows(narrowing.pattern) if narrowing.pattern else None
    scaffolds = scaffold_numbers(LIBRARY) if narrowing.scaffolds else None
    found = narrow(ranked, narrowing, table=TABLE, held=held, scaffolds=scaffolds)
    return ranked.answer(LIBRARY).hits, found


def test_ranges_patterns_and_scores_are_fulfilled(engine: RetrievalEngine) -> None:
    asked = Narrowing(ranges=(("molar_mass", 150, 400), ("charge", 0, 0)), pattern="c", least=-0.5)
    whole, found = _narrowed(engine, asked)
    expected = [
        hit.id
        for hit in whole
        if 150 <= TABLE[LIBRARY.ids.index(hit.id), 0] <= 400
        and TABLE[LIBRARY.ids.index(hit.id), 7] == 0
        and "c" in hit.smiles
        and hit.score >= -0.5
    ]
    hits = found.ranked.answer(LIBRARY).hits
    assert [hit.id for hit in hits] == expected
    assert 0 < len(found.ranked) == len(expected) < 80
    assert [hit.rank for hit in hits] == list(range(1, len(expected) + 1))
    assert found.alike is None


def test_one_hit_of_each_scaffold_is_the_best(engine: RetrievalEngine) -> None:
    whole, found = _narrowed(engine, Narrowing(scaffolds=True, least=-0.9))
    hits = found.ranked.answer(LIBRARY).hits
    kinds = [scaffold(hit.smiles) for hit in hits]
    assert len(set(kinds)) == len(kinds) < len(whole)
    assert found.alike is not None
    for hit, count in zip(hits, found.alike.tolist(), strict=True):
        same = [h.id for h in whole if scaffold(h.smiles) == scaffold(hit.smiles)]
        assert same[0] == hit.id
        assert len(same) == count
    places = [[h.id for h in whole].index(hit.id) for hit in hits]
    assert places == sorted(places)


def test_idle_asks_for_nothing() -> None:
    assert Narrowing().idle
    assert Wishes(like=" ", avoid="").idle
    assert not Narrowing(least=0.0).idle
    assert not Wishes(avoid="steroid").idle


def test_a_molecule_of_full_weight_finds_itself(engine: RetrievalEngine) -> None:
    found = wished(engine, "anything", Wishes(like=LIBRARY.smiles[5], weight=1.0))
    assert found.rows[0] == 5
    assert found.scores[0] == pytest.approx(1.0, abs=1e-3)
    assert len(found) == len(LIBRARY)


def test_words_of_full_weight_rank_as_the_cosine_does(engine: RetrievalEngine) -> None:
    found = wished(engine, "an aromatic acid", Wishes(like="CCO", weight=0.0))
    plain = engine.rank("an aromatic acid", rerank="none")
    assert found.rows.tolist() == plain.rows.tolist()


def test_unwanted_words_push_down_what_fits_them(engine: RetrievalEngine) -> None:
    unwanted = engine.encoder.encode_texts(["an amino acid"])[0]

    def likeness(wishes: Wishes) -> float:
        rows = wished(engine, "an acid", wishes).rows[:10]
        return float(np.mean(engine.index.vectors[rows] @ unwanted))

    assert likeness(Wishes(avoid="an amino acid")) < likeness(Wishes(like="", avoid=""))


def test_bad_wishes_are_told(engine: RetrievalEngine) -> None:
    with pytest.raises(QueryError, match="nothing to search for"):
        wished(engine, " ", Wishes(avoid="steroid"))
    with pytest.raises(MoleculeError):
        wished(engine, "acid", Wishes(like="C1=CC="))
    with pytest.raises(QueryError, match="no SMILES or InChI"):
        wished(engine, "acid", Wishes(like="some thing unheard of"))


def test_a_name_among_wishes_is_the_structure_that_a_plain_search_takes(
    engine: RetrievalEngine,
) -> None:
    ranked = wished(engine, "ethanol", Wishes(avoid="an amino acid"))
    mixed = engine.vector("ethanol") - AVOID * engine.encoder.encode_texts(["an amino acid"])[0]
    cosines = engine.index.vectors[ranked.rows] @ (mixed / np.linalg.norm(mixed))
    np.testing.assert_allclose(ranked.scores, cosines, atol=1e-5)
