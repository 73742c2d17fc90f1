"""Kinds to choose from and pages to turn, in an app of a few words."""

from streamlit.testing.v1 import AppTest

from tests.ui.conftest import html_of


def _app() -> None:
    from types import SimpleNamespace

    import streamlit as st

    from core.ui.paged import choose_kind, show_page

    words = [("salt", n) for n in range(5)] + [("<b>", n) for n in range(2)]
    items = [SimpleNamespace(kind=kind, text=f"{kind} {n}") for kind, n in words]
    chosen = choose_kind(items, "Kind", key="kind")
    show_page(
        chosen,
        lambda item: st.html(f"<p>{item.text.replace('<', '&lt;')}</p>"),
        size=3,
        pages="pages",
        card="card",
    )


def shown(app: AppTest) -> list[str]:
    return [line for line in html_of(app).replace("</p>", "").split("<p>") if line.strip()]


def test_all_kinds_stand_on_pages_of_one_size() -> None:
    app = AppTest.from_function(_app).run()
    assert app.selectbox(key="kind").options == ["all 7", "salt: 5", "<b>: 2"]
    assert [line.strip() for line in shown(app)] == ["salt 0", "salt 1", "salt 2"]
    app.session_state["pages"] = 2
    app.run()
    assert [line.strip() for line in shown(app)] == ["salt 3", "salt 4", "&lt;b> 0"]


def test_a_kind_on_one_page_has_no_page_numbers() -> None:
    app = AppTest.from_function(_app).run()
    app.selectbox(key="kind").select("<b>").run()
    assert [line.strip() for line in shown(app)] == ["&lt;b> 0", "&lt;b> 1"]
    assert "pages" not in app.session_state
