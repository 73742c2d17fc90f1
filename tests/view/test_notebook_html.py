"""The stand-alone page: everything inside, nothing that runs, nothing that is asked for."""

import re
from html.parser import HTMLParser

import pytest

from core.notebook.entries import Entry
from core.notebook.rows import entry_from
from core.view.notebook_html import body_html, figure_html, notebook_html, origin
from core.view.palette import PALETTES
from tests.notebook.conftest import EVIL, make_pin


def _entry(title: str = "a penicillin", **values: object) -> Entry:
    return entry_from(make_pin(title, **values))


class _Tags(HTMLParser):
    """Lists tags with their attributes, and the text that is shown."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.shown = ""
        self._hidden = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._hidden = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False

    def handle_data(self, data: str) -> None:
        self.shown += "" if self._hidden else data


def _evil_page() -> str:
    snapshot = {
        "molecules": [{"name": EVIL, "smiles": "CCO"}, {"name": "x", "smiles": EVIL}],
        "text": EVIL,
        "links": [EVIL],
    }
    entries = [_entry(EVIL, note=f"{EVIL}\n{EVIL}", library=EVIL, snapshot=snapshot)]
    return notebook_html(EVIL, entries).decode()


def test_hostile_texts_are_shown_as_written() -> None:
    seen = _Tags(_evil_page())
    assert not [tag for tag, _ in seen.tags if tag in ("img", "iframe", "a", "object", "link")]
    scripts = [attributes for tag, attributes in seen.tags if tag == "script"]
    assert [attributes["type"] for attributes in scripts] == ["application/json"]
    assert not [name for _, attrs in seen.tags for name in attrs if name.startswith("on")]
    assert seen.shown.count(EVIL) >= 7


def test_nothing_is_asked_for_from_outside() -> None:
    page = _evil_page()
    seen = _Tags(page)
    asking = {"src", "href", "srcset", "action", "data", "xlink:href"}
    assert not [attrs for _, attrs in seen.tags if asking & set(attrs)]
    assert "url(" not in page
    assert "@import" not in page
    policy = next(a["content"] for t, a in seen.tags if a.get("http-equiv"))
    assert policy
    assert "default-src 'none'" in policy
    assert "script" not in policy


def test_drawings_are_inside_for_both_themes() -> None:
    page = notebook_html("n", [_entry()]).decode()
    assert page.count("<svg") == 4  # two molecules, light and dark
    assert 'aria-label="Structure of aspirin"' in page
    assert PALETTES["dark"].ink in page
    assert "prefers-color-scheme: dark" in page
    assert re.search(r"<b>1</b>aspirin<span>0.812</span>", page)
    assert "−0.250" in page


@pytest.mark.parametrize(("count", "said"), [(0, "0 entries"), (1, "1 entry,"), (3, "3 entries,")])
def test_entries_are_numbered_and_counted(count: int, said: str) -> None:
    page = notebook_html("n", [_entry()] * count).decode()
    assert said in page
    assert re.findall(r'ml-kind"><b>(\d+)</b>', page) == [str(n + 1) for n in range(count)]


def test_hits_of_a_later_page_keep_their_ranks() -> None:
    entry = _entry(parameters={"q": "x", "k": "24", "page": "2"})
    assert re.findall(r"<b>(\d+)</b>", body_html(entry, lambda _: "")) == ["25", "26"]
    assert body_html(entry, lambda _: "", most=1).count("<figure>") == 1


def test_molecules_of_other_kinds_have_no_rank() -> None:
    assert "<b>" not in body_html(_entry(kind="comparison"), lambda _: "")


def test_a_structure_that_cannot_be_drawn_is_shown_as_written() -> None:
    page = notebook_html(
        "n", [_entry(snapshot={"molecules": [{"name": "x", "smiles": "CC("}]})]
    ).decode()
    assert "<code>CC(</code>" in page


def test_other_words_may_stand_for_the_score() -> None:
    (molecule, _) = make_pin().snapshot.molecules
    figure = figure_html(molecule, lambda _: "", before="3", after="gone, was rank 3")
    assert "0.812" not in figure
    assert "<span>gone, was rank 3</span>" in figure


def test_the_origin_names_library_and_checkpoint() -> None:
    told = origin(_entry())
    assert "library starter" in told
    assert "checkpoint 0123456789ab" in told
    assert "library" not in origin(_entry(library="", fingerprint=""))


def test_a_map_is_drawn_for_both_themes_and_its_names_are_only_names() -> None:
    shown = {"title": EVIL[:60], "names": [EVIL[:60]], "dots": [[5, 5, 0], [9, 9, -1]]}
    entry = _entry("a map", kind="map", snapshot={"map": shown, "text": "all of it"})
    page = notebook_html("x", [entry]).decode()
    article = page[page.index("<article>") : page.index("</article>")]
    assert article.count("<svg") == 2
    assert PALETTES["dark"].ink in article
    assert "<img" not in article
    assert "all of it" in article
