"""The Libraries page: the list, the form, the work under way, and what follows."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.library.store import OwnLibrary, own_libraries
from core.library.writer import LibraryWriter
from core.ui import resources
from core.ui.desk import Indexing, desk
from core.ui.import_form import PASTE, PATH
from core.ui.index_state import map_kept
from core.ui.library_dialogs import delete
from core.ui.resources import Opening
from tests.ui.conftest import Start, html_of

PAGE = "pages/libraries.py"
CSV = b"smiles;name;text\nCCO;<script>x</script>;A fuel.\nOCC;again;\nC(;=1+1;\nc1ccccc1;benzene;\n"


@pytest.fixture(autouse=True)
def home(environment: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home and a free desk, before and after."""
    monkeypatch.setenv("MOTIFLENS_HOME", str(tmp_path / "home"))
    desk.clear()
    yield tmp_path / "home" / "libraries"
    for about in own_libraries():
        delete(about)
    desk.clear()


def keep(title: str = "My set", molecules: int = 3) -> OwnLibrary:
    with LibraryWriter(title, source="a.csv") as writer:
        for number in range(1, molecules + 1):
            writer.add(str(number), f"alkane {number}", "C" * number, "")
        return writer.finish(rejected=[(9, "=x(", "broken")])


def finish(app: AppTest) -> AppTest:
    """Wait for the work under way, as a visitor does, and draw the page again."""
    at = desk()
    if at.job is not None:
        assert at.job.wait(300)
    if at.indexing is not None:
        assert at.indexing.wait(300)
    app.run()
    assert not app.exception, app.exception
    return app


def add(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader[0].upload(name, content).run()
    assert not app.exception, app.exception
    return app


def messages(app: AppTest) -> str:
    return "\n".join(block.value for block in (*app.error, *app.warning, *app.info))


def test_the_built_in_library_is_listed_and_cannot_be_deleted(start: Start) -> None:
    app = start(PAGE)
    page = html_of(app)
    assert "Starter library" in page
    assert re.search(r"4,\d\d\d molecules, all with a text", page)
    keys = {button.key for button in app.button}
    assert {"search-starter", "index-starter"} <= keys
    assert not {key for key in keys if key and key.startswith(("delete", "rename"))}
    assert not app.error


def test_a_dropped_table_is_previewed_with_its_guess(start: Start) -> None:
    app = add(start(PAGE), "my <b>set.csv", CSV)
    assert [box.value for box in app.selectbox if box.label in ("Structure", "Name", "Text")] == [
        0,
        1,
        2,
    ]
    page = html_of(app)
    assert "The first 4 rows: 3 are structures, 1 would be rejected" in page
    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert "<script>" not in page
    assert 'alt="Structure of benzene"' in page
    assert app.text_input[0].value == "my <b>set"
    assert "4 rows in the file" in page
    assert own_libraries() == ()


def test_adding_reads_indexes_and_tells_what_came_of_it(start: Start) -> None:
    app = add(start(PAGE), "set.csv", CSV)
    app.button(key="import-start").click().run()
    app = finish(app)
    page = html_of(app)
    assert "set is ready" in page
    assert "<b>2</b> molecules of 4 rows · 1 known already, kept once · 1 rejected" in page
    assert "<td>4</td><td><code>C(</code></td><td>not a valid structure at character 2" in page
    (about,) = own_libraries()
    assert f"Indexed by {resources.checkpoint_folder().name}, the model in use" in page
    assert map_kept(about.content, resources.checkpoint_folder())
    assert about.name in resources.libraries()
    assert resources.wait_for_engine(about.name).library.names == ("<script>x</script>", "benzene")
    assert not app.file_uploader[0].value  # the form is empty again
    app.button(key="work-close").click().run()
    assert "is ready" not in html_of(app)


def test_searching_it_chooses_it_at_the_left(start: Start) -> None:
    keep()
    app = start(PAGE)
    app.button(key="search-own-my-set").click().run()
    assert not app.exception
    assert app.selectbox(key="library").value == "own-my-set"
    assert app.query_params["library"] == "own-my-set"
    assert app.text_input(key="q").value == ""


def test_pasted_lines_need_a_title(start: Start) -> None:
    app = start(PAGE)
    app.segmented_control(key="import-way").set_value(PASTE).run()
    app.text_area[0].input("CCO ethanol\nC methane").run()
    app.button(key="import-start").click().run()
    assert "title is empty" in messages(app)
    assert app.text_area[0].value == "CCO ethanol\nC methane"
    app.text_input[0].input("Two").run()
    app.button(key="import-start").click().run()
    assert "Two is ready" in html_of(finish(app))
    assert own_libraries()[0].molecules == 2


def test_a_path_is_read_where_it_lies(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "alkanes.smi"
    path.write_text("CC\nCCC\n", encoding="utf-8")
    app = start(PAGE)
    app.segmented_control(key="import-way").set_value(PATH).run()
    app.text_input[0].input(str(tmp_path / "none.smi")).run()
    assert "There is no file" in messages(app)
    app.text_input[0].input(str(path)).run()
    app.button(key="import-start").click().run()
    finish(app)
    assert own_libraries()[0].title == "alkanes"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"smiles,name\n", "holds no row"),
        ("a.smi", b"\0\1\2\0" * 99, "is no text file"),
        ("a.zip", b"PK\3\4 cut", "damaged or cut off"),
        ("a.csv", b"name,mass\nethanol,46\nwater,18\n", "No column reads as structures"),
        ("a.csv", "smiles,name\nCCO,\xe4\n".encode("cp1252"), "not UTF-8"),
    ],
)
def test_bad_files_are_told_in_a_sentence(
    start: Start, name: str, content: bytes, said: str
) -> None:
    assert said in messages(add(start(PAGE), name, content)).replace("\\", "")


def test_without_a_structure_column_nothing_begins(start: Start) -> None:
    app = add(start(PAGE), "a.csv", b"name,mass\nethanol,46\nwater,18\n")
    app.button(key="import-start").click().run()
    assert "No column holds structures" in messages(app)
    assert desk().job is None


def test_a_wrong_column_ends_with_the_rejected_rows(start: Start) -> None:
    app = add(start(PAGE), "a.csv", CSV)
    next(box for box in app.selectbox if box.label == "Structure").set_value(2).run()
    app.button(key="import-start").click().run()
    app = finish(app)
    assert "a was not added" in html_of(app)
    assert "choose another column" in messages(app)
    assert html_of(app).count("<tr><td>") == 4
    assert own_libraries() == ()


def test_another_import_waits(start: Start) -> None:
    app = add(start(PAGE), "long.smi", b"CCO\n" * 2_000_000)
    app.button(key="import-start").click().run()
    assert not app.exception
    assert "Reading long.smi" in html_of(app)
    other = add(start(PAGE), "b.smi", b"C\n")  # another visitor
    assert "Reading long.smi" in html_of(other)
    other.button(key="import-start").click().run()
    assert "Another library is being added" in messages(other)
    app.button(key="work-stop").click().run()
    app = finish(app)
    assert "Stopped; nothing was kept" in html_of(app)
    assert own_libraries() == ()


def test_an_index_of_another_model_is_told_and_made_anew(
    start: Start, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = keep(molecules=11)  # no other test's, whose index might still be there
    app = start(PAGE)
    assert "Not indexed yet" in html_of(app)
    app.button(key=f"index-{about.name}").click().run()
    assert "Indexed by tiny" in html_of(finish(app))
    monkeypatch.setenv(resources.CHECKPOINT_VARIABLE, str(shipped))
    page = html_of(start(PAGE))
    assert "Indexed by another model, not by motiflens. Their vectors are never mixed" in page


def test_the_card_says_what_is_being_indexed(start: Start) -> None:
    about = keep()
    go_on = threading.Event()
    at = desk()
    at.indexing = Indexing(about.name, Opening(lambda _: go_on.wait(60)))
    page = html_of(start(PAGE))
    assert page.count("Being indexed now") == 1
    go_on.set()
    assert at.indexing.wait(60)


def test_rebuilding_makes_the_index_anew(start: Start) -> None:
    about = keep()
    first = resources.wait_for_engine(about.name)
    app = start(PAGE)
    assert app.button(key=f"index-{about.name}").label == "Draw its map"
    app.button(key=f"index-{about.name}").click().run()
    app = finish(app)
    assert resources.wait_for_engine(about.name) is first
    assert app.button(key=f"index-{about.name}").label == "Rebuild index"
    app.button(key=f"index-{about.name}").click().run()
    app = finish(app)
    assert "My set is ready" in html_of(app)
    assert resources.wait_for_engine(about.name) is not first
