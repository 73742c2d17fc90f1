"""Two rankings side by side, of queries and of models."""

from tests.ui.conftest import Start, html_of

PAGE = "pages/compare.py"
WORDS = "Words and atoms"


def test_two_queries_share_some_hits(start: Start) -> None:
    app = start(PAGE, mode="Two queries", q1="an arylpropionic acid", q2="an arylpropionic acid")
    page = html_of(app)
    assert "10 of the first 10 are the same" in page
    assert page.count("same rank") == 10
    app.text_input(key="q2").set_value("a beta-lactam antibiotic").run()
    page = html_of(app)
    assert "new in the second" in page
    assert "gone in the second" in page


def test_both_queries_are_matched_to_one_molecule(start: Start) -> None:
    asked = {"mode": "Two queries", "q1": "an arylpropionic acid", "q2": "a thiol with an ester"}
    assert "transport score" not in html_of(start(PAGE, **asked))
    app = start(PAGE, **asked, show=WORDS)
    assert not app.error
    page = html_of(app)
    assert page.count("transport score") == 2
    assert "are the same" not in page
    assert "one scale of colour" in page
    words = app.get("button_group")[-2:]
    assert [[o.content for o in group.proto.options] for group in words] == [
        ["arylpropionic", "acid"],
        ["thiol", "ester"],
    ]
    box = app.selectbox(key="on")
    assert len(box.options) >= 10
    box.select_index(3).run()
    assert not app.error
    chosen = app.query_params["on"]
    again = start(PAGE, **asked, show=WORDS, on=chosen)
    assert again.selectbox(key="on").value == chosen


def test_a_structure_has_no_words_to_match(start: Start) -> None:
    app = start(PAGE, mode="Two queries", q1="CCO", q2="a thiol", show=WORDS)
    assert not app.error
    page = html_of(app)
    assert "A structure has no words" in page
    assert "transport score" not in page


def test_two_queries_are_asked_for(start: Start) -> None:
    assert "Type two queries" in html_of(start(PAGE, mode="Two queries", q1="a thiol"))


def test_bad_queries_are_told(start: Start) -> None:
    app = start(PAGE, mode="Two queries", q1="C1=CC=", q2="a thiol")
    assert "at character 6" in app.error[0].value.replace("\\", "")


def test_two_models_answer_one_query(start: Start) -> None:
    app = start(PAGE, mode="Two models", q="a beta-lactam antibiotic", m2="momu")
    assert not app.error
    page = html_of(app)
    assert "are the same" in page
    assert "momu" in page
    assert app.selectbox(key="m1").value != app.selectbox(key="m2").value
    app = start(PAGE, mode="Two models", q="a beta-lactam antibiotic", m2="momu", show=WORDS)
    assert html_of(app).count("transport score") == 2
    assert [o.content for o in app.get("button_group")[-1].proto.options][-1] == "antibiotic"
