"""Many queries at once on the Search page: from the list to the answers and on to one of them."""

import pytest
from streamlit.testing.v1 import AppTest

from core.ui.batch_panel import FILE
from tests.ui.conftest import Start, html_of

LIST = "a penicillin with a benzyl side chain\n...\nCN1CCC[C@H]1c1cccnc1\n<b>an acid</b>"


def _finished(app: AppTest) -> AppTest:
    """Wait for the search under way, as a visitor does, and draw the page again."""
    work = app.session_state["batch-work"]
    assert work.wait(300)
    app.run()
    assert not app.exception, app.exception
    return app


def _searched(app: AppTest, text: str) -> AppTest:
    app.text_area(key="batch-text").set_value(text).run()
    app.button(key="batch-start").click().run()
    assert not app.exception, app.exception
    return _finished(app)


def test_the_way_there_and_back(start: Start) -> None:
    app = start()
    app.button(key="batch-open").click().run()
    assert "Many queries at once" in html_of(app)
    assert app.query_params["many"]
    app.button(key="batch-close").click().run()
    assert "Say what the molecule should be" in html_of(app)
    assert "many" not in app.query_params


def test_each_line_is_answered_or_says_why_not(start: Start) -> None:
    app = _searched(start(many="1"), LIST)
    page = html_of(app)
    assert "3 of 4 queries answered, 1 could not be read" in page
    assert "Read as a structure (SMILES)" in page
    assert len(app.error) == 1
    assert "no words to search for" in app.error[0].value
    assert page.count('class="ml-hits"') == 3
    assert page.count("<tr><td>3</td>") == 3  # three hits of each
    assert "<b>an acid" not in page
    keys = {button.key for button in app.get("download_button")}
    assert {"batch-csv", "batch-sdf"} <= keys


def test_a_row_opens_as_an_ordinary_search(start: Start) -> None:
    app = _searched(start(many="1"), LIST)
    app.button(key="batch-ask-2").click().run()
    assert not app.exception
    assert app.text_input(key="q").value == "CN1CCC[C@H]1c1cccnc1"
    assert "Read as a structure (SMILES)" in html_of(app)
    app.button(key="batch-open").click().run()
    assert "3 of 4 queries answered" in html_of(app)  # the answers are still there
    assert app.text_area(key="batch-text").value == LIST


def test_a_column_of_a_file_is_searched(start: Start) -> None:
    app = start(many="1")
    app.segmented_control(key="batch-way").set_value(FILE).run()
    content = "id,query\n1,caffeine\n2,an amino acid\n"
    app.file_uploader[0].upload("mine.csv", content.encode()).run()
    assert "2 queries" in html_of(app)
    column = next(box for box in app.selectbox if box.label == "Column with the queries")
    assert column.value == 1
    app.button(key="batch-start").click().run()
    assert "2 of 2 queries answered" in html_of(_finished(app))
    assert not app.error


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("a.txt", b"\n\n", "holds no query"), ("a.csv", b"\x00\x01\x02" * 50, "")],
)
def test_a_useless_file_is_told(start: Start, name: str, content: bytes, said: str) -> None:
    app = start(many="1")
    app.segmented_control(key="batch-way").set_value(FILE).run()
    app.file_uploader[0].upload(name, content).run()
    assert len(app.error) == 1
    assert said in app.error[0].value
    assert not app.exception
