"""Untrusted text cannot become a tag, an attribute or a link."""

import base64
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from core.view.markup import data_uri, escape, escape_markdown, formula_html


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def _read(markup: str) -> _Tags:
    parser = _Tags()
    parser.feed(markup)
    parser.close()
    return parser


@given(st.text(max_size=80))
def test_escaped_text_is_text_and_nothing_else(text: str) -> None:
    page = _read(f'<p title="{escape(text)}">{escape(text)}</p>')
    assert page.tags == ["p"]
    assert [name for name, _ in page.attributes] == ["title"]
    shown = "".join(c if c.isprintable() else " " for c in text)
    assert page.text == shown
    assert page.attributes[0][1] == shown


def test_a_script_stays_visible_as_written() -> None:
    assert escape("<script>alert(1)</script>") == "&lt;script&gt;alert(1)&lt;/script&gt;"


def test_markdown_signs_lose_their_meaning() -> None:
    text = "[x](http://a.b) *b* `c` <i> $y$ :red[z] # h"
    escaped = escape_markdown(text)
    assert escaped.replace("\\", "") == text
    for sign in "[]()*`<>$:#":
        assert f"\\{sign}" in escaped


def test_a_picture_travels_inside_its_address() -> None:
    uri = data_uri("<svg>é</svg>")
    assert uri.startswith("data:image/svg+xml;base64,")
    assert base64.b64decode(uri.split(",")[1]).decode() == "<svg>é</svg>"
    assert data_uri(b"\x89PNG", kind="image/png").startswith("data:image/png;base64,")


def test_formulas_get_subscripts_and_a_charge() -> None:
    assert formula_html("C9H8O4") == "C<sub>9</sub>H<sub>8</sub>O<sub>4</sub>"
    assert formula_html("C2H3O2-") == "C<sub>2</sub>H<sub>3</sub>O<sub>2</sub><sup>−</sup>"
    assert formula_html("Mg+2") == "Mg<sup>2+</sup>"
    assert formula_html("<b>") == "&lt;b&gt;"
