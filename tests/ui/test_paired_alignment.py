"""Two alignments on one scale; a word for both, or one of each."""

from streamlit.testing.v1 import AppTest

from tests.ui.conftest import html_of


def _script(texts: list[str], weights: list[float]) -> None:
    import numpy as np

    from core.results import Alignment, MotifPart, Word
    from core.ui.messages import problems_told
    from core.ui.paired_alignment import Side, show_sides

    def alignment(text: str, share: float) -> Alignment:
        words = text.split()
        places = np.cumsum([0, *(len(word) + 1 for word in words)])
        plan = np.full((len(words), 2), 0.5)
        plan[:1] = (share, 1 - share)
        return Alignment(
            text=text,
            smiles="CO",
            words=tuple(
                Word(text=word, start=int(at), end=int(at) + len(word))
                for word, at in zip(words, places, strict=False)
            ),
            motifs=(MotifPart(label="C", atoms=(0,)), MotifPart(label="O", atoms=(1,))),
            plan=plan,
            atom_weights=plan,
            cosine=0.5,
            score=0.25,
            held=np.zeros((len(words), 2), bool),
        )

    with problems_told():
        show_sides(
            [
                Side(name=f"<b>{number}", alignment=alignment(text, share))
                for number, (text, share) in enumerate(zip(texts, weights, strict=True))
            ],
            links=False,
        )


def _run(*texts: str) -> AppTest:
    app = AppTest.from_function(_script, kwargs={"texts": list(texts), "weights": [0.9, 0.6]})
    app.run()
    assert not app.exception
    return app


def test_one_text_has_one_word_for_both() -> None:
    app = _run("methyl alcohol methyl", "methyl alcohol methyl")
    (words,) = app.get("button_group")
    options = [option.content for option in words.proto.options]
    assert options == ["methyl", "alcohol", "methyl \\(2\\)"]
    page = html_of(app)
    assert page.count("“methyl” points at") >= 2
    assert "<b>0" not in page


def test_two_texts_have_a_word_each() -> None:
    words = _run("methyl alcohol", "water").get("button_group")
    assert [len(group.proto.options) for group in words] == [2, 1]


def test_a_text_without_words_is_told() -> None:
    assert "no words to align" in _run("methyl", "").error[0].value
