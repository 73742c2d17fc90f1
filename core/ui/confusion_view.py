"""What wins instead of the right molecule: the kinds of near-misses, model by model.

Layer: core.ui (may import core.evaluation, core.view). The reports come from the cards, so no
data are needed; where the card of the model in use holds none and the data are here, it is made.
"""

from collections import Counter
from typing import Any, Final

import streamlit as st

from core.evaluation.confusion import KINDS, count_kinds, report_from
from core.results import ConfusionReport
from core.ui import errors_browser, resources, state
from core.ui.model_card import all_cards
from core.view.markup import escape
from core.view.model_chart import confusion_chart
from core.view.table import table_html

MEANINGS: Final = {
    "identical": "the same molecule, listed twice",
    "salt": "the same main part with other counter-ions or solvent",
    "charge": "the same skeleton in another protonation state",
    "isotope": "the same with other isotope labels",
    "stereo": "the same but for stereo",
    "tautomer": "hydrogens or double bonds in other places",
    "chain length": "the same with more or fewer CH₂ in its chains",
    "regio": "the same groups and rings in other places",
    "substituent": "the same scaffold with other groups on it",
    "related": "another structure, alike by Tanimoto similarity, at least 0.5",
    "other": "none of these",
    "unreadable": "one of the two structures cannot be read",
}


def show() -> None:
    """Draw the view."""
    cards = all_cards()
    known = {name: _reports(cards, name) for name in errors_browser.SETS}
    here = errors_browser.sets_here()
    sets = [name for name, reports in known.items() if reports or name in here]
    if not sets:
        st.html(
            '<div class="ml-empty">No card holds a confusion report. With the data folder, '
            "<code>python -m core evaluate checkpoints/motiflens --confusion --write-card</code> "
            "puts one there.</div>"
        )
        return
    first = next((n for n, name in enumerate(sets) if known[name]), 0)
    name = st.selectbox("Evaluation set", sets, index=first, key="near", bind="query-params")
    reports = known[name]
    used = resources.checkpoint_folder().name
    if used not in reports and name in here:
        reports = {used: _made(name)} | reports
    st.plotly_chart(
        confusion_chart(reports, theme=state.theme()),
        theme=None,
        key="confusion",
        config={"displayModeBar": False},
        alt=f"Kinds of wrong molecules at rank 1, {name}: "
        + "; ".join(map(_told, reports.items())),
    )
    st.html(_table(reports, name))


def _reports(cards: dict[str, dict[str, Any]], name: str) -> dict[str, ConfusionReport]:
    """Return the reports that cards hold of an evaluation set, by model."""
    key = " ".join(errors_browser.SETS[name])
    found = {}
    for model, card in cards.items():
        metrics = card.get("metrics")
        values = metrics.get(key) if isinstance(metrics, dict) else None
        report = report_from(values.get("confusion")) if isinstance(values, dict) else None
        if report is not None:
            found[model] = report
    return found


def _made(name: str) -> ConfusionReport:
    engine = resources.wait_for_engine("starter")
    misses, queries = errors_browser.misses_of(name, engine)
    return count_kinds(Counter(miss.kind for miss in misses), queries=queries)


def _told(pair: tuple[str, ConfusionReport]) -> str:
    model, report = pair
    most = sorted(report.kinds, key=lambda kind: -kind.count)[:3]
    listed = ", ".join(f"{kind.kind} {kind.share:.0f} %" for kind in most if kind.count)
    return f"{model} {listed or 'none'}"


def _table(reports: dict[str, ConfusionReport], name: str) -> str:
    rows = [
        (kind, escape(MEANINGS[kind]), *(_cell(report, kind) for report in reports.values()))
        for kind in KINDS
    ]
    sums = (f"{r.misses:,} <small>of {r.queries:,} texts</small>" for r in reports.values())
    table = table_html(
        ("kind", "how the winner differs", *reports),
        [*rows, ("all", "another molecule came first", *sums)],
        label=f"Kinds of wrong molecules at rank 1, {name}",
    )
    return (
        f'{table}<p class="ml-quiet">Text to molecule, by cosine similarity. The kinds are tried '
        "from the top, and each forgets what those above it compare: a stereoisomer that is "
        "charged as well counts as stereo. The view Errors shows them one by one.</p>"
    )


def _cell(report: ConfusionReport, kind: str) -> str:
    (found,) = (entry for entry in report.kinds if entry.kind == kind)
    return f"{found.count:,} <small>{found.share:.1f} %</small>" if found.count else "–"
