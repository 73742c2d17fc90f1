"""A pinned map brings its view back and keeps a picture of it."""

from pathlib import Path

import pytest

from core.notebook.store import NotebookStore
from core.retrieval.engine import RetrievalEngine
from core.ui.atlas_chart import Wishes
from core.ui.atlas_pin import caption
from tests.ui.atlas_samples import COUNT, kept, mapped, small_engine
from tests.ui.conftest import Start, html_of
from tests.ui.own_notebook import own_store

__all__ = ["kept", "mapped", "small_engine"]

PAGE = "pages/atlas.py"


@pytest.fixture
def store(environment: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> NotebookStore:
    return own_store(monkeypatch, tmp_path)


def test_a_map_is_pinned_shown_and_opened_again(
    start: Start, mapped: RetrievalEngine, store: NotebookStore
) -> None:
    ids = mapped.library.ids
    app = start(PAGE, q="an alcohol", colour="Rings", pick=f"{ids[5]},{ids[9]}")
    app.button(key="pin-go-atlas").click().run()
    assert not app.exception
    (entry,) = store.entries(store.notebooks()[0].id)
    assert (entry.kind, entry.title, entry.library) == ("map", "an alcohol", "starter")
    assert entry.parameters["colour"] == "Rings"
    assert entry.parameters["pick"] == f"{ids[5]},{ids[9]}"
    assert entry.snapshot.map is not None
    assert len(entry.snapshot.map.dots) == COUNT
    assert len(entry.snapshot.map.rings) == 2
    assert entry.snapshot.map.star is not None
    names = [mapped.library.names[row] for row in (5, 9)]
    assert [molecule.name for molecule in entry.snapshot.molecules] == names
    book = start("pages/notebook.py")
    assert 'alt="Map of the molecules, coloured by Rings"' in html_of(book)
    book.button(key=f"open-{entry.id}").click().run()
    assert not book.exception


def test_the_caption_says_what_is_to_be_seen() -> None:
    wishes = Wishes(query="a <b>", colour="Class", texts=False, beside="momu")
    said = caption("My set", wishes, 3)
    assert said == (
        "Map of My set, coloured by Class. The star is the query “a <b>”. Compared with the map "
        "by momu. 3 molecules are chosen."
    )
    plain = Wishes(query="", colour="Class", texts=False, beside="")
    assert caption("My set", plain, 0) == "Map of My set, coloured by Class."
