"""Renaming and deleting: asked once, refused in a sentence, done wholly."""

from pathlib import Path

from core.library.store import ABOUT, own_libraries
from core.library.writer import LibraryWriter
from core.retrieval.atlas_library import make_atlas
from core.ui import resources
from core.ui.library_dialogs import delete
from tests.ui.conftest import Start, html_of
from tests.ui.test_libraries_page import PAGE, home, keep, messages

__all__ = ["home"]


def test_renaming_and_its_refusals(start: Start) -> None:
    keep()
    app = start(PAGE)
    app.button(key="rename-own-my-set").click().run()
    app.text_input(key="new-title-own-my-set").input("Starter library").run()
    app.button(key="rename-now").click().run()
    assert "already" in messages(app)
    app.text_input(key="new-title-own-my-set").input("<i>Other</i>").run()
    app.button(key="rename-now").click().run()
    assert not app.exception
    assert own_libraries()[0].title == "<i>Other</i>"
    page = html_of(app)
    assert "&lt;i&gt;Other&lt;/i&gt;" in page
    assert "<i>Other" not in page


def test_deleting_asks_once_and_leaves_nothing(start: Start, home: Path) -> None:
    about = keep()
    engine = resources.wait_for_engine(about.name)
    engine.tables.identities()
    engine.tables.prints()
    cache = Path(engine._cache) / "indexes"
    kept = [*cache.glob(f"{about.structures[:20]}*"), *cache.glob(f"*{about.joined[:20]}*")]
    assert len(kept) == 3
    make_atlas(engine)
    kept += [*cache.glob(f"atlas-*{about.content[:20]}*")]
    kept += [*(cache.parent / "libraries").glob(f"properties-*{about.content[:20]}*")]
    assert len(kept) == 5
    app = start(PAGE, library=about.name)
    assert app.selectbox(key="library").value == about.name
    app.button(key="delete-own-my-set").click().run()
    assert own_libraries()
    app.button(key="delete-now").click().run()
    assert not app.exception
    assert list(home.iterdir()) == []
    assert not any(path.exists() for path in kept)
    assert "My set" not in html_of(app)
    assert app.selectbox(key="library").value == "starter"


def test_a_name_that_is_given_again_means_the_new_library(start: Start) -> None:
    about = keep(molecules=3)
    first = resources.wait_for_engine(about.name)
    delete(about)
    with LibraryWriter("My set", source="b.csv") as writer:
        for smiles in ("O", "N", "S"):
            writer.add(smiles, smiles, smiles, "")
        again = writer.finish()
    assert again.name == about.name
    second = resources.wait_for_engine(again.name)
    assert second.library.smiles == ("O", "N", "S")
    assert resources.engine_key(second) != resources.engine_key(first)


def test_a_damaged_library_is_told_and_can_be_deleted(start: Start) -> None:
    about = keep()
    (about.folder / ABOUT).write_text("{", encoding="utf-8")
    app = start(PAGE)
    assert "is damaged" in messages(app)
    app.button(key=f"delete-{about.name}").click().run()
    app.button(key="delete-now").click().run()
    assert own_libraries() == ()
