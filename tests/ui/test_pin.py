"""Pin: a note, a notebook, and nothing typed is lost."""

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.notebook.entries import Entry, snapshot_from
from core.notebook.map_picture import MapPicture
from core.notebook.place import URL_VARIABLE
from core.notebook.store import NotebookStore
from core.results import Alignment, Hit, MotifPart, SearchResult, Word
from core.ui import pin
from tests.notebook.conftest import EVIL
from tests.ui.own_notebook import AWAY, own_store

_SCRIPT = """
from core.ui import pin

pin.pin_button(
    "molecule",
    {title!r},
    parameters={{"id": "7", "library": "pcdes"}},
    snapshot=pin.molecule_snapshot("aspirin", "CC(=O)Oc1ccccc1C(=O)O"),
    key="here",
)
"""


@pytest.fixture
def store(environment: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> NotebookStore:
    return own_store(monkeypatch, tmp_path)


Open = Callable[..., AppTest]


@pytest.fixture
def open_page(tmp_path: Path) -> Open:
    """Open an app of one page with the pin, and the notebook's page that it links to."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "notebook.py").write_text("", encoding="utf-8")

    def run(title: str = "aspirin") -> AppTest:
        script = tmp_path / "app.py"
        script.write_text(_SCRIPT.format(title=title), encoding="utf-8")
        app = AppTest.from_file(str(script), default_timeout=60).run()
        assert not app.exception
        return app

    return run


def _pinned(store: NotebookStore) -> list[Entry]:
    return [entry for book in store.notebooks() for entry in store.entries(book.id)]


def _press(app: AppTest) -> AppTest:
    app.button(key="pin-go-here").click().run()
    assert not app.exception
    return app


def test_no_database_is_asked_before_something_is_pinned(
    store: NotebookStore, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL_VARIABLE, AWAY)
    app = open_page("x")
    assert not app.error


def test_a_view_is_pinned_with_its_note(store: NotebookStore, open_page: Open) -> None:
    app = open_page()
    app.text_area[0].set_value("why it matters")
    _press(app)
    (entry,) = _pinned(store)
    assert (entry.kind, entry.title, entry.note) == ("molecule", "aspirin", "why it matters")
    assert (entry.parameters, entry.library) == ({"id": "7"}, "pcdes")
    assert entry.snapshot.molecules[0].smiles == "CC(=O)Oc1ccccc1C(=O)O"
    assert app.toast[0].value == "Pinned to Notebook"
    assert app.text_area[0].value == ""  # ready for the next
    _press(app)
    assert len(_pinned(store)) == 2


def test_the_title_can_be_changed_and_an_empty_one_is_the_offered_one(
    store: NotebookStore,
    open_page: Open,
) -> None:
    app = open_page(EVIL)
    assert app.text_input[0].value == EVIL
    app.text_input[0].set_value("mine")
    _press(app)
    app.text_input[0].set_value("")
    _press(app)
    assert [entry.title for entry in _pinned(store)] == ["mine", EVIL]


def test_a_view_goes_to_the_notebook_looked_at_last(store: NotebookStore, open_page: Open) -> None:
    other = store.create("Steroids & co")
    app = open_page()
    app.session_state["notebook"] = other
    _press(app)
    assert len(store.entries(other)) == 1
    assert app.toast[0].value == "Pinned to Steroids \\& co"
    assert len(_pinned(store)) == 1


def test_a_database_that_is_away_keeps_the_note(
    store: NotebookStore, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page()
    monkeypatch.setenv(URL_VARIABLE, AWAY)
    app.text_area[0].set_value("a long thought")
    _press(app)
    assert "cannot be reached" in app.error[0].value
    assert app.text_area[0].value == "a long thought"
    assert not app.toast
    monkeypatch.delenv(URL_VARIABLE)
    _press(app)
    assert not app.error
    assert _pinned(store)[0].note == "a long thought"


def test_a_missing_checkpoint_is_told_and_keeps_the_note(
    store: NotebookStore, open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MOTIFLENS_CHECKPOINT", str(tmp_path / "none"))
    app = open_page()
    app.text_area[0].set_value("thought")
    _press(app)
    assert "no checkpoint" in app.error[0].value
    assert app.text_area[0].value == "thought"


def test_a_search_keeps_its_first_hits() -> None:
    hits = tuple(
        Hit(rank=n, id=f"i{n}", name="" if n == 1 else f"n{n}", smiles="C", score=0.123456)
        for n in range(1, 40)
    )
    result = SearchResult(query="q", kind="text", library="starter", seconds=0.0, hits=hits)
    snapshot = snapshot_from(pin.search_snapshot(result))
    assert [m.name for m in snapshot.molecules[:2]] == ["i1", "n2"]
    assert len(snapshot.molecules) == pin.KEPT_HITS
    assert snapshot.molecules[0].score == 0.1235


def test_an_alignment_keeps_text_molecule_and_links() -> None:
    alignment = Alignment(
        text="an ester ring",
        smiles="CC(=O)OC1CC1",
        words=(Word(text="ester", start=3, end=8), Word(text="ring", start=9, end=13)),
        motifs=(
            MotifPart(atoms=(0, 1, 2, 3), label="COC=O"),
            MotifPart(atoms=(4, 5, 6), label="C1CC1"),
        ),
        plan=np.array([[0.4, 0.1], [0.1, 0.4]], dtype=np.float32),
        atom_weights=np.zeros((2, 7), dtype=np.float32),
        score=0.5,
        cosine=0.25,
        held=np.zeros((2, 2), dtype=bool),
    )
    snapshot = snapshot_from(pin.alignment_snapshot("x", alignment))
    assert snapshot.text == "an ester ring"
    assert snapshot.molecules[0].score == 0.25
    assert snapshot.links[0] == "“ester” points at motif 1 (COC=O), 1.6 × an even spread"


def test_maps_and_comparisons_keep_captions_and_molecules() -> None:
    shown = MapPicture(title="Class", names=("sugar",), scale=False, dots=((1, 2, 0),))
    snapshot = snapshot_from(pin.map_snapshot("the sugars", shown, [("glucose", "OCC")]))
    assert (snapshot.text, snapshot.molecules[0].name) == ("the sugars", "glucose")
    assert snapshot.map == shown
    snapshot = snapshot_from(pin.comparison_snapshot([("a", "C"), ("b", "CC")], "alike"))
    assert ([m.name for m in snapshot.molecules], snapshot.text) == (["a", "b"], "alike")


def test_a_score_that_is_no_number_is_left_out() -> None:
    assert pin.molecule_values("x", "C", math.nan)["score"] is None
