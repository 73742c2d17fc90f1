"""Answers of the engine that several pages ask for, remembered.

Layer: core.ui (may import core.retrieval, core.results, core.view). ``key`` is what
``resources.engine_key`` gives: it tells answers of other weights and other libraries apart.
"""

from typing import TYPE_CHECKING

import streamlit as st

from core.results import Alignment, Check, Description
from core.ui import resources
from core.view.palette import Theme

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from core.retrieval.engine import RetrievalEngine
    from core.retrieval.likeness import LikenessIndex
    from core.retrieval.properties import SubstructureIndex
    from core.retrieval.ranked import Ranked
    from core.retrieval.refine import Wishes


@st.cache_data(max_entries=64, show_spinner=False)
def sentences(
    key: str, text: str, molecule: str, _engine: "RetrievalEngine"
) -> tuple[tuple[int, int, float], ...]:
    """Return start, end and cosine similarity of each sentence of a text with a molecule."""
    from core.retrieval.explain import sentence_cosines

    return sentence_cosines(_engine.encoder, resources.align(key, text, molecule, _engine))


@st.cache_data(max_entries=64, show_spinner=False)
def standing(key: str, text: str, molecule: str, _engine: "RetrievalEngine") -> float:
    """Return the share of the library that fits a text less well than a molecule does."""
    from core.retrieval.explain import standing

    alignment: Alignment = resources.align(key, text, molecule, _engine)
    return standing(_engine.encoder, _engine.index, alignment.text, alignment.cosine)


@st.cache_data(max_entries=64, show_spinner=False)
def descriptions(
    key: str, molecule: str, k: int, _engine: "RetrievalEngine"
) -> tuple[Description, ...]:
    """Return the library's texts that suit a molecule best."""
    return _engine.describe(molecule, k=k)


@st.cache_resource(max_entries=16, show_spinner=False)
def whole(key: str, query: str, _engine: "RetrievalEngine") -> "Ranked":
    """Return the ranking of the whole library, of which pages are cut."""
    return _engine.rank(query)


@st.cache_data(max_entries=64, show_spinner=False)
def unmet(
    key: str, query: str, smiles: tuple[str, ...], _engine: "RetrievalEngine"
) -> list[tuple[Check, ...]]:
    """Return for each molecule what a typed query asks of it in vain."""
    from core.retrieval.asked import read_asked

    return read_asked(query, _engine.encoder.resolver).unmet(smiles)


@st.cache_resource(max_entries=16, show_spinner=False)
def wished(key: str, query: str, wishes: "Wishes", _engine: "RetrievalEngine") -> "Ranked":
    """Return the ranking of the whole library for words, a molecule, and words to avoid."""
    from core.retrieval.refine import wished

    return wished(_engine, query, wishes)


@st.cache_resource(max_entries=2, show_spinner="Working out the numbers of this library …")
def properties(key: str, _engine: "RetrievalEngine") -> "NDArray[np.float32]":
    """Return the properties of a library's molecules, kept on disk."""
    from core.data.storage import cache_folder
    from core.retrieval.properties import property_table

    return property_table(_engine.library, cache=cache_folder())


@st.cache_resource(max_entries=2, show_spinner="Reading the structures of this library …")
def substructures(key: str, _engine: "RetrievalEngine") -> "SubstructureIndex":
    """Return the substructure index of a library, made the first time it is asked for."""
    from core.retrieval.properties import SubstructureIndex

    return SubstructureIndex(_engine.library)


@st.cache_resource(max_entries=16, show_spinner=False)
def held(key: str, pattern: str, _engine: "RetrievalEngine") -> "NDArray[np.bool_]":
    """Return which molecules of a library hold a substructure."""
    return substructures(key, _engine).rows(pattern)


@st.cache_resource(max_entries=2, show_spinner="Finding the scaffolds of this library, once …")
def scaffolds(key: str, _engine: "RetrievalEngine") -> "NDArray[np.int32]":
    """Return the numbers of the scaffolds of a library's molecules, kept on disk."""
    from core.data.storage import cache_folder
    from core.retrieval.scaffolds import scaffold_numbers

    return scaffold_numbers(_engine.library, cache=cache_folder())


@st.cache_data(max_entries=256, show_spinner=False)
def structure(key: str, molecule: str, _engine: "RetrievalEngine") -> str:
    """Return the canonical SMILES of what must be one molecule."""
    return _engine.read_molecule(molecule).smiles


@st.cache_resource(max_entries=2, show_spinner=False)
def likeness(key: str, _engine: "RetrievalEngine") -> "LikenessIndex":
    """Return the fingerprints of a library, made the first time they are asked for."""
    from core.retrieval.likeness import LikenessIndex

    return LikenessIndex(_engine.library.smiles)


@st.cache_data(max_entries=256, show_spinner=False)
def tanimoto(one: str, other: str) -> float:
    """Return the Tanimoto similarity of two molecules' Morgan fingerprints, 0 to 1."""
    from core.retrieval.likeness import LikenessIndex

    return LikenessIndex([other]).nearest(one, 1)[1][0]


@st.cache_data(max_entries=32, show_spinner=False)
def space(smiles: str, name: str, theme: Theme, height: int) -> str:
    """Return the page that shows a molecule in space."""
    from core.view.space import space_page  # half a megabyte of script: only where wanted

    return space_page(smiles, name=name, theme=theme, height=height)


@st.cache_resource(max_entries=2, show_spinner=False)
def _names(key: str, _engine: "RetrievalEngine") -> dict[str, int]:
    return {smiles: row for row, smiles in reversed(list(enumerate(_engine.library.smiles)))}


def row_of_structure(key: str, smiles: str, engine: "RetrievalEngine") -> int | None:
    """Return the row of a canonical SMILES in the library, None where it is not there."""
    return _names(key, engine).get(smiles)


def called(key: str, smiles: str, asked: str, engine: "RetrievalEngine") -> str:
    """Return what to call a molecule: its name in the library, or what the visitor typed."""
    row = row_of_structure(key, smiles, engine)
    return engine.library.names[row] if row is not None else asked.strip()
