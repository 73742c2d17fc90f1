"""A notebook as one HTML page that needs nothing else: no script, no server, no font, no network.

Layer: core.view (may import core.notebook, core.errors). The page forbids itself scripts and
requests by a content security policy. Its data travel in it as JSON, which
``core.notebook.import_file`` reads back.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from string import Template
from typing import Final

from core.errors import MoleculeError
from core.notebook.document import document_values, script_safe
from core.notebook.entries import KINDS, Entry, Molecule, now, page_of
from core.notebook.import_file import SCRIPT_ID
from core.notebook.map_picture import MapPicture
from core.view.atlas_small import map_svg
from core.view.drawing import draw_svg
from core.view.markup import escape
from core.view.palette import PALETTES, Theme
from core.view.wording import score

Picture = Callable[[Molecule | MapPicture], str]
"""Makes the HTML of one drawing, of a molecule or of a map."""

_PAGE: Final = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>$name · MotifLens</title>
<style>$style</style>
</head>
<body>
<header><h1>$name</h1><p class="ml-quiet">$counted, saved $date. The Notebook page of MotifLens
reads this file back.</p></header>
<main>
$entries
</main>
<script type="application/json" id="$script">$data</script>
</body>
</html>
""")
_STYLE: Final = Template("""
:root { --surface: $surface; --ink: $ink; --quiet: $quiet; --line: $line; }
.ml-dark { display: none; }
@media (prefers-color-scheme: dark) {
  :root { --surface: $dark_surface; --ink: $dark_ink; --quiet: $dark_quiet; --line: $dark_line; }
  .ml-dark { display: block; }
  .ml-light { display: none; }
}
@media print {
  :root { --surface: $surface; --ink: $ink; --quiet: $quiet; --line: $line; }
  .ml-dark { display: none; }
  .ml-light { display: block; }
  article, figure { break-inside: avoid; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 3rem 2rem 5rem; max-width: 76rem; background: var(--surface);
  color: var(--ink); font: 1.1rem/1.55 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
h1 { font-size: 2.4rem; line-height: 1.2; letter-spacing: -.02em; margin: 0 0 .3rem; }
h2 { font-size: 1.6rem; line-height: 1.25; margin: .2rem 0 .6rem; }
h1, h2, p, li, figcaption { overflow-wrap: anywhere; }
article { border: 1px solid var(--line); border-radius: 1rem; padding: 1.6rem 1.8rem;
  margin: 1.8rem 0; }
.ml-quiet, .ml-kind { color: var(--quiet); margin: 0; }
.ml-kind b { color: var(--ink); }
.ml-note { font-size: 1.2rem; white-space: pre-line; max-width: 48rem; margin: 0 0 1rem; }
.ml-quote { border-left: .25rem solid var(--line); margin: 0 0 1rem; padding: .1rem 0 .1rem 1rem;
  white-space: pre-line; max-width: 56rem; }
.ml-strip { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
  gap: 1rem 1.2rem; }
.ml-strip figure { margin: 0; }
.ml-strip svg { width: 100%; height: auto; max-height: 17rem; }
.ml-strip figcaption { text-align: center; line-height: 1.35; }
.ml-strip figcaption b { color: var(--quiet); margin-right: .5rem; }
.ml-strip figcaption span { color: var(--quiet); display: block; }
.ml-map svg { width: 100%; height: auto; max-width: 60rem; margin: 0 0 1rem; }
.ml-links { margin: 1rem 0 0; padding-left: 1.2rem; }
footer { color: var(--quiet); font-size: .95rem; margin-top: 1rem; }
code { font-size: .95rem; overflow-wrap: anywhere; }
""")


def notebook_html(name: str, entries: Sequence[Entry]) -> bytes:
    """Return a notebook as a page that can be read in any browser, light and dark."""
    articles = (article_html(entry, place) for place, entry in enumerate(entries, start=1))
    page = _PAGE.substitute(
        name=escape(name),
        style=_style(),
        counted="1 entry" if len(entries) == 1 else f"{len(entries):,} entries",
        date=day(now()),
        entries="\n".join(articles),
        script=SCRIPT_ID,
        data=script_safe(document_values(name, entries)),
    )
    return page.encode()


def article_html(entry: Entry, place: int) -> str:
    """Return one entry with its drawings for both themes."""
    return (
        f'<article><p class="ml-kind"><b>{place}</b> · {KINDS[entry.kind]}</p>'
        f"<h2>{escape(entry.title)}</h2>"
        f"{note_html(entry.note)}{body_html(entry, _both_themes)}"
        f"<footer>{escape(origin(entry))}</footer></article>"
    )


def note_html(note: str) -> str:
    """Return a note as a paragraph that keeps its line breaks; nothing for an empty one."""
    return f'<p class="ml-note">{_lines(note)}</p>' if note else ""


def body_html(entry: Entry, picture: Picture, *, most: int | None = None) -> str:
    """Return what the view showed: text, drawings, links.

    Args:
        entry: The entry.
        picture: Makes a drawing; a ``MoleculeError`` shows the SMILES instead.
        most: Drawings shown; None for all.
    """
    shown = entry.snapshot
    start = page_of(entry)[0] + 1
    parts = []
    if shown.map is not None:
        parts.append(f'<div class="ml-map">{picture(shown.map)}</div>')
    if shown.text:
        parts.append(f'<blockquote class="ml-quote">{_lines(shown.text)}</blockquote>')
    if shown.molecules:
        ranked = entry.kind == "search"
        figures = (
            figure_html(molecule, picture, before=f"{rank}" if ranked else "")
            for rank, molecule in enumerate(shown.molecules[:most], start=start)
        )
        parts.append(f'<div class="ml-strip">{"".join(figures)}</div>')
    if shown.links:
        items = "".join(f"<li>{escape(link)}</li>" for link in shown.links)
        parts.append(f'<ul class="ml-links">{items}</ul>')
    return "".join(parts)


def figure_html(molecule: Molecule, picture: Picture, *, before: str = "", after: str = "") -> str:
    """Return a drawing over the molecule's name; ``after`` stands in place of the score."""
    try:
        drawing = picture(molecule)
    except MoleculeError:
        drawing = f"<p><code>{escape(molecule.smiles)}</code></p>"
    rank = f"<b>{escape(before)}</b>" if before else ""
    told = after or (score(molecule.score) if molecule.score is not None else "")
    second = f"<span>{escape(told)}</span>" if told else ""
    return (
        f"<figure>{drawing}<figcaption>{rank}{escape(molecule.name)}{second}</figcaption></figure>"
    )


def origin(entry: Entry) -> str:
    """Say when an entry was pinned and from which library; plain text."""
    parts = [f"Pinned {day(entry.created)}"]
    if entry.library:
        parts.append(f"library {entry.library}")
    if entry.fingerprint:
        parts.append(f"checkpoint {entry.fingerprint[:12]}")
    return " · ".join(parts)


def day(time: datetime) -> str:
    """Return a date that is read alike everywhere."""
    local = time.astimezone()
    return f"{local.day} {local:%B %Y}"


def _lines(text: str) -> str:
    return "\n".join(escape(line) for line in text.split("\n"))


def _both_themes(shown: Molecule | MapPicture) -> str:
    """Return two drawings, of which the page's style shows the fitting one."""
    themes: tuple[Theme, ...] = ("light", "dark")
    return "".join(f'<div class="ml-{theme}">{_drawn(shown, theme)}</div>' for theme in themes)


def _drawn(shown: Molecule | MapPicture, theme: Theme) -> str:
    if isinstance(shown, MapPicture):
        return map_svg(shown, theme=theme)
    return draw_svg(shown.smiles, title=f"Structure of {shown.name}", theme=theme)


def _style() -> str:
    light, dark = PALETTES["light"], PALETTES["dark"]
    return _STYLE.substitute(
        surface=light.surface,
        ink=light.ink,
        quiet=light.quiet,
        line=light.line,
        dark_surface=dark.surface,
        dark_ink=dark.ink,
        dark_quiet=dark.quiet,
        dark_line=dark.line,
    )
