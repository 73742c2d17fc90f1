"""The Search page: one box, what it was read as, ranked drawings.

Layer: core.ui (may import core.results, core.view).
"""

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from core.results import SearchResult
from core.retrieval.refine import Narrowed
from core.ui import (
    answers,
    batch_panel,
    choice,
    downloads,
    examples,
    history,
    pin,
    resources,
    shortlist,
    standing,
    state,
)
from core.ui.cards import card_grid, read_strip
from core.ui.examples import Example
from core.ui.messages import problems_told
from core.ui.narrowing import LIKE, narrowed, panel, told
from core.view.export import file_stem
from core.view.markup import escape
from core.view.wording import checks_told, ranks_shown, read_as, unmet_told

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine
    from core.retrieval.ranked import Ranked

MOST_PAGES: Final = 50
EXAMPLES: Final = (
    (
        "a penicillin with a benzyl side chain",
        "CC1(C)S[C@@H]2[C@H](NC(=O)Cc3ccccc3)C(=O)N2[C@H]1C(=O)O",
    ),
    ("a catecholamine neurotransmitter", "NCCc1ccc(O)c(O)c1"),
    (
        "trimethylxanthine that is an adenosine receptor antagonist",
        "Cn1c(=O)c2c(ncn2C)n(C)c1=O",
    ),
    (
        "a steroid hormone with a ketone",
        "CC(=O)[C@H]1CC[C@H]2[C@@H]3CCC4=CC(=O)CC[C@]4(C)[C@H]3CC[C@]12C",
    ),
    ("an anthraquinone dye", "O=C1c2ccccc2C(=O)c2c1ccc(O)c2O"),
    ("nitrobenzene that carries a chlorine", "O=[N+]([O-])c1cccc(Cl)c1"),
    ("2-acetyloxybenzoic acid", "CC(=O)Oc1ccccc1C(=O)O"),
    ("CN1CCC[C@H]1c1cccnc1", "CN1CCC[C@H]1c1cccnc1"),
)
"""What to ask, and a drawing of what is meant; the answers are the model's own."""
KINDS: Final = ("Description",) * 6 + ("Name", "SMILES")


def show() -> None:
    """Draw the page: the box first, the engine behind it, then the answer."""
    choice.follow_link(state.QUERY)
    if batch_panel.wanted():
        batch_panel.show()
        return
    asked = st.session_state.get(state.QUERY) or st.query_params.get(state.QUERY, "")
    if not asked.strip():
        st.html(
            "<h1>Say what the molecule should be</h1>"
            '<p class="ml-lead">Describe it, name it or draw it as SMILES. MotifLens ranks the '
            "library by how well each structure fits your words, and shows which words go with "
            "which atoms.</p>"
        )
    else:
        st.html('<h1 class="ml-hidden">Search results</h1>')
    query = _box()
    with problems_told():
        library = st.session_state.get(state.LIBRARY) or "starter"
        opening = resources.start_engine(library)
        if not query.strip() and not (st.session_state.get(LIKE) or st.query_params.get(LIKE)):
            examples.grid(_tiles(), state.ask)
            if opening.wait(0.0):
                opening.result()  # a broken checkpoint is told before the first question
            return
        _answer(query, resources.wait_for_engine(library))


def _box() -> str:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        query = st.text_input(
            "Describe a molecule, or give a name, SMILES or InChI",
            key=state.QUERY,
            bind="query-params",
            type="search",
            icon=":material/search:",
            placeholder="Describe a molecule, or give a name, SMILES or InChI",
            label_visibility="collapsed",
            on_change=state.first_page,
            persist_state="session",
        )
        st.button("Search", key="go", type="primary")
        batch_panel.open_button()
    return query or ""


def _tiles() -> list[Example]:
    return [
        Example(text, smiles, (text,), kind)
        for (text, smiles), kind in zip(EXAMPLES, KINDS, strict=True)
    ]


def _answer(query: str, engine: "RetrievalEngine") -> None:
    k = int(st.session_state.get(state.PAGE_SIZE) or state.PAGE_SIZES[0])
    asked, wishes = panel(engine)
    history.note(query)
    key = resources.engine_key(engine)
    ranked = (
        answers.whole(key, query, engine)
        if wishes.idle
        else answers.wished(key, query, wishes, engine)
    )
    left, said = Narrowed(ranked=ranked), None
    if not (asked.idle and wishes.idle):
        left = narrowed(ranked, asked, engine)
        said = told(asked, wishes, len(left.ranked), len(ranked))
    pages = max(1, min(MOST_PAGES, math.ceil(len(left.ranked) / k)))
    page = min(max(_page_asked(), 1), pages)
    result = left.ranked.cut(k, (page - 1) * k).answer(engine.library)
    result = replace(result, total=len(left.ranked))
    _head(result, said, ranked)
    if not result.hits:
        _nothing(said)
        return
    _cards(result, asked.pattern, engine, _notes(ranked, left, result))
    if pages > 1:
        with st.container(horizontal=True, horizontal_alignment="center"):
            st.pagination(pages, key=state.PAGE, bind="query-params", on_change=state.close_why)
    if wanted := state.asked_why():
        from core.ui.why import why_dialog  # Plotly: only where a plan is drawn

        why_dialog(result, ranked, wanted, engine)


def _lacks(result: SearchResult, engine: "RetrievalEngine") -> dict[str, str]:
    """Say of each hit what the query asks of it in vain."""
    if not result.checks:
        return {}
    smiles = tuple(hit.smiles for hit in result.hits)
    failed = answers.unmet(resources.engine_key(engine), result.query, smiles, engine)
    return {hit.id: unmet_told(own) for hit, own in zip(result.hits, failed, strict=True)}


def _notes(ranked: "Ranked", left: Narrowed, result: SearchResult) -> dict[str, str]:
    """Say of each hit how high its score is, and how many of its scaffold stand behind it."""
    said = standing.notes(ranked, result.hits)
    if left.alike is not None and result.hits:
        start = result.hits[0].rank - 1
        for hit, count in zip(result.hits, left.alike[start:].tolist(), strict=False):
            if count > 1:
                said[hit.id] += f" · and {count - 1:,} more hits with this scaffold"
    return said


def _nothing(said: str | None) -> None:
    why = (
        "this library holds no molecule to rank. Choose another library at the left."
        if said is None
        else "no molecule fulfils all that is asked. Widen a range, or take something off."
    )
    st.html(f'<div class="ml-empty">Nothing found: {why}</div>')


def _cards(
    result: SearchResult, pattern: str, engine: "RetrievalEngine", notes: dict[str, str]
) -> None:
    key = resources.engine_key(engine)
    texts = {
        hit.id: engine.library.texts[row]
        for hit in result.hits
        if (row := resources.row_of(key, hit.id, engine)) is not None
    }
    words = result.query.strip() != ""
    card_grid(
        result.hits,
        texts,
        library=engine.library.name,
        explain=words,
        pattern=pattern,
        notes=notes,
        lacks=_lacks(result, engine),
    )


def _page_asked() -> int:
    value = st.session_state.get(state.PAGE) or st.query_params.get(state.PAGE, "1")
    try:
        return int(value)
    except ValueError:
        return 1


def _head(result: SearchResult, narrowing: str | None, ranked: "Ranked") -> None:
    said, ranks = escape(read_as(result)), escape(ranks_shown(result))
    if result.read_as:
        st.html(f'<p class="ml-said">{said}</p>')
        read_strip(result.read_as)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.html(
            f'<p class="ml-quiet">{ranks}</p>'
            if result.read_as
            else f'<p class="ml-said">{said} <span>· {ranks}</span></p>'
        )
        if result.hits:
            standing.button(ranked, result.hits)
            files = downloads.of_hits(
                result.hits,
                query=result.query,
                library=result.library,
                what="the molecules on this page",
            )
            downloads.buttons(files, stem=file_stem(result.query), key="download")
            st.button(
                "Keep these",
                key="keep-all",
                icon=":material/bookmark_add:",
                on_click=shortlist.keep,
                args=(result.library, [hit.id for hit in result.hits]),
                help="Put the molecules on this page on the shortlist",
            )
            pin.pin_button(
                "search",
                result.query or read_as(result),
                parameters=st.query_params.to_dict(),
                snapshot=pin.search_snapshot(result),
                key="search",
            )
        history.button()
    if result.checks:
        checked = f"Checked on each structure: {checks_told(result.checks)}"
        st.html(f'<p class="ml-quiet">{escape(checked)}</p>')
    if narrowing is not None:
        st.html(f'<p class="ml-quiet">{escape(narrowing)}</p>')
