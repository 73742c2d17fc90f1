"""Answers of the engine that several pages ask for, remembered.

Layer: core.ui (may import core.retrieval, core.results). ``key`` is ``resources.engine_key``: it
tells answers of other weights and other libraries apart.
"""

from typing import TYPE_CHECKING

import streamlit as st

from core.results import Alignment, Description
from core.ui import resources

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine


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
