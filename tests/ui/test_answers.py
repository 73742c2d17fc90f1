"""Remembered answers are those of the engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from core.library.library import Library
from core.models.encoder import Encoder
from core.retrieval.engine import RetrievalEngine
from core.ui import answers

LIBRARY = Library(
    name="own",
    title="",
    ids=("a", "b", "c"),
    names=("ethanol", "benzene", "ethanol again"),
    smiles=("CCO", "c1ccccc1", "CCO"),
    texts=("An alcohol.", "An arene.", ""),
)


@pytest.fixture
def engine(tiny_checkpoint: Path, tmp_path: Path) -> Iterator[RetrievalEngine]:
    st.cache_data.clear()
    st.cache_resource.clear()
    yield RetrievalEngine(Encoder.load(tiny_checkpoint), LIBRARY, cache=tmp_path)
    st.cache_data.clear()
    st.cache_resource.clear()


def test_a_structure_is_found_under_its_first_name(engine: RetrievalEngine) -> None:
    assert answers.row_of_structure("k", "CCO", engine) == 0
    assert answers.row_of_structure("k", "CCC", engine) is None
    assert answers.called("k", "CCO", "C(O)C", engine) == "ethanol"
    assert answers.called("k", "CCC", " propane ", engine) == "propane"


def test_answers_are_the_engines_own(engine: RetrievalEngine) -> None:
    told = answers.descriptions("k", "CCO", 5, engine)
    assert told == engine.describe("CCO", k=5)
    assert {one.id for one in told} == {"a", "b"}
    found = answers.sentences("k", "An alcohol. A drink.", "CCO", engine)
    assert [end - start for start, end, _ in found] == [11, 8]
    assert 0 <= answers.standing("k", "An alcohol.", "CCO", engine) <= 1
