"""Errors one by one: the text, the right molecule, and the wrong one that won.

Layer: core.ui (may import core.evaluation, core.view). Short queries come with the project; the
texts of the benchmarks are in the data folder, and the view says so where there is none.
"""

import threading
from typing import TYPE_CHECKING, Final

import streamlit as st

from core.data.catalog import find_data, find_part
from core.data.storage import cache_folder
from core.ui import choice, resources, short_errors, state
from core.ui.cards import picture
from core.ui.paged import choose_kind, show_page
from core.view.markup import escape
from core.view.wording import score

if TYPE_CHECKING:
    from core.evaluation.misses import Miss
    from core.retrieval.engine import RetrievalEngine

SETS: Final = {
    "ChEBI-20, validation": ("chebi20", "validation"),
    "PCdes, validation": ("pcdes", "validation"),
    "ChEBI-20, test": ("chebi20", "test"),
    "PCdes, test": ("pcdes", "test"),
}
"""Benchmark and split of each evaluation set, by its name for people."""
PAGE: Final = 6
_LOCK: Final = threading.Lock()


def show() -> None:
    """Draw the view."""
    texts = sets_here()
    name = st.selectbox(
        "Evaluation set", [*texts, *short_errors.SETS], key="set", bind="query-params"
    )
    if not texts:
        st.html(
            '<p class="ml-quiet">The errors of the benchmarks can be looked at where their texts '
            "are: put the data folder's path into MOTIFLENS_DATA and start again.</p>"
        )
    if name in short_errors.SETS:
        short_errors.show(short_errors.SETS[name])
    else:
        _texts(name)


def _texts(name: str) -> None:
    engine = resources.wait_for_engine("starter")
    misses, queries = misses_of(name, engine)
    chosen = choose_kind(misses, "How the winner differs", key="kind")
    st.html(
        f'<p class="ml-said">{len(misses):,} of {queries:,} texts did not find their molecule '
        "first <span>· by cosine similarity, before the hits are put in order; the clearest "
        "errors first</span></p>"
    )
    show_page(chosen, _miss, size=PAGE, pages="errors", card="card-error")


def sets_here() -> list[str]:
    """Return the evaluation sets whose data are here."""
    root = find_data(None)
    return [
        name
        for name, (benchmark, split) in SETS.items()
        if root is not None and find_part(root, benchmark, split) is not None
    ]


def misses_of(name: str, engine: "RetrievalEngine") -> tuple[tuple["Miss", ...], int]:
    """Return the misses of an engine's model in one of ``SETS``, and how many texts were asked."""
    return _misses(engine.encoder.fingerprint, *SETS[name], engine)


@st.cache_resource(max_entries=4, show_spinner="Ranking the texts of this set (up to a minute) …")
def _misses(
    key: str, benchmark: str, split: str, _engine: "RetrievalEngine"
) -> tuple[tuple["Miss", ...], int]:
    from core.data.catalog import require_data
    from core.evaluation.misses import find_misses
    from core.evaluation.protocols import encode_benchmark, load_benchmark

    with _LOCK:
        pairs = load_benchmark(benchmark, data=require_data(benchmark), split=split)
        encoded = encode_benchmark(_engine.encoder, pairs, cache=cache_folder() / "features")
    return find_misses(encoded), len(encoded.queries)


def _miss(miss: "Miss") -> None:
    st.html(f'<p class="ml-said">{escape(miss.text)}</p>')
    for column, label, smiles, value in zip(
        st.columns(2, gap="large"),
        (f"Right, at rank {miss.rank:,}", f"Won instead ({miss.kind})"),
        (miss.right, miss.winner),
        (miss.right_score, miss.winner_score),
        strict=True,
    ):
        with column:
            if not smiles:
                continue
            source = picture(smiles, label, state.theme(), 420, 240)
            st.html(
                f'<p class="ml-label">{escape(label)}</p><figure class="ml-figure">'
                f'<img alt="{escape(label)}" src="{source}"></figure>'
                f'<p class="ml-quiet">cosine similarity {score(value)}</p>'
            )
            choice.link(
                "pages/alignment.py", "Alignment", icon=":material/join_inner:",
                text=miss.text, mol=smiles,
            )  # fmt: skip
