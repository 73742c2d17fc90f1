"""The shortlist in the sidebar of every page."""

import csv
import io
from collections.abc import Iterator

import pytest

from core.library.starter import starter_library
from core.library.store import OwnLibrary, delete_own
from core.library.writer import LibraryWriter
from core.ui.shortlist_panel import kept_hits
from core.view.export import hits_csv
from tests.ui.conftest import Start, html_of

LIBRARY = starter_library()
KEPT = ",".join(f"starter:{identifier}" for identifier in LIBRARY.ids[:3])


@pytest.fixture
def own_library() -> Iterator[OwnLibrary]:
    """A library whose first molecule has the identifier of the built-in one's first."""
    with LibraryWriter("Mine", source="a.csv") as writer:
        writer.add(LIBRARY.ids[0], "namesake", "CCCCO", "")
        kept = writer.finish(rejected=[])
    yield kept
    delete_own(kept.name)


def test_nothing_kept_shows_nothing(start: Start) -> None:
    assert not [b for b in start("pages/about.py").button if b.label == "Empty the shortlist"]


def test_kept_molecules_stand_in_the_sidebar_and_can_go(start: Start) -> None:
    app = start("pages/about.py", keep=KEPT)
    assert all(f'alt="Structure of {name}"' in html_of(app) for name in LIBRARY.names[:3])
    app.button(key=f"drop-starter-{LIBRARY.ids[1]}").click().run()
    assert f'alt="Structure of {LIBRARY.names[1]}"' not in html_of(app)
    assert LIBRARY.ids[1] not in app.query_params["keep"].replace("starter:", "").split(",")
    next(b for b in app.button if b.label == "Empty the shortlist").click().run()
    assert "keep" not in app.query_params


def test_libraries_that_share_an_identifier_are_told_apart(
    start: Start, own_library: OwnLibrary
) -> None:
    shared = LIBRARY.ids[0]
    app = start("pages/about.py", keep=f"starter:{shared},{own_library.name}:{shared}")
    page = html_of(app)
    assert f'alt="Structure of {LIBRARY.names[0]}"' in page
    assert 'alt="Structure of namesake"' in page
    app.button(key=f"drop-{own_library.name}-{shared}").click().run()
    assert not app.exception
    assert 'alt="Structure of namesake"' not in html_of(app)
    assert f'alt="Structure of {LIBRARY.names[0]}"' in html_of(app)


def test_what_a_link_names_and_is_not_here_is_told(start: Start) -> None:
    app = start("pages/about.py", keep=f"{KEPT},elsewhere:1,starter:nobody")
    assert "2 of them are in a library that is not here" in app.caption[0].value
    assert not app.exception


def test_a_file_of_the_shortlist_has_no_scores(start: Start) -> None:
    start("pages/about.py")
    from core.results import Hit

    hits = [Hit(rank=1, id="a", name="n", smiles="CCO", score=float("nan"))]
    raw = hits_csv(hits, query="shortlist", library="").decode("utf-8-sig")
    assert next(csv.DictReader(io.StringIO(raw)))["cosine_similarity"] == ""
    assert kept_hits() == ()
