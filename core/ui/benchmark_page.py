"""The Benchmark page: what every model reaches, how it was made, and where it errs.

Layer: core.ui (may import core.evaluation, core.view).
"""

from collections.abc import Callable, Mapping
from typing import Final

import streamlit as st

from core.evaluation.model_table import COLUMNS as FIGURES
from core.evaluation.model_table import NONE, ModelTable, column_groups, model_table
from core.evaluation.model_table import shown as cells_shown
from core.ui import confusion_view, errors_browser, model_card, resources, state, training_view
from core.ui.messages import problems_told
from core.view.markup import escape
from core.view.model_chart import model_chart
from core.view.table import table_html

VIEWS: Final[Mapping[str, Callable[[], None]]] = {
    "Models": lambda: _models(),
    "Training": training_view.show,
    "Near-misses": confusion_view.show,
    "Errors": errors_browser.show,
    "Model card": model_card.show,
}
KEY: Final = "pcdes.text_to_molecule.hits_1"


def show() -> None:
    """Draw the page."""
    st.html("<h1>How good it is, and where it errs</h1>")
    first, *_ = VIEWS
    view = st.segmented_control(
        "View",
        list(VIEWS),
        default=first,
        required=True,
        key="view",
        bind="query-params",
        label_visibility="collapsed",
    )
    with problems_told():
        VIEWS[view or first]()


def _models() -> None:
    table = model_table(resources.SHIPPED.parent)
    choice = {
        f"{c.group}: {c.title}": place for place, c in enumerate(FIGURES) if c.group != "training"
    }
    labels = list(choice)
    first = next(n for n, c in enumerate(choice.values()) if FIGURES[c].key == KEY)
    asked = st.selectbox("Figure", labels, index=first, key="figure", bind="query-params")
    st.plotly_chart(
        model_chart(table, choice[asked], theme=state.theme()),
        theme=None,
        key="chart",
        config={"displayModeBar": False},
        alt=f"{asked} of every model, measured and published",
    )
    st.html(
        '<p class="ml-quiet">Filled: measured here, test split. Outlined: published figures, each '
        "by its own protocol and on its own training data, so no plain comparison.</p>"
    )
    for group, places in column_groups():
        _group(group, places, table)
    notes = "".join(
        f"<li><b>{escape(letter)}</b> {escape(note)}</li>"
        for letter, note in table.footnotes.items()
    )
    with st.expander("Protocols, training data and sources of published figures"):
        st.html(f'<ul class="ml-notes">{notes}</ul>')


def _group(group: str, places: list[int], table: ModelTable) -> None:
    rows = [cells_shown(row, places) for row in table.rows]
    rows = [row for row in rows if any(cell != NONE for cell in row[1:])]
    if not rows:
        return
    heads = ("model", *(FIGURES[p].title for p in places))
    cells = [[escape(cell) for cell in row] for row in rows]
    st.html(f'<h2 class="ml-head">{escape(group)}</h2>{table_html(heads, cells, label=group)}')
