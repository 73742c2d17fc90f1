"""Untrusted text made harmless: HTML, Markdown, and addresses of embedded pictures.

Layer: core.view (imports nothing else of core). Names and texts come from files and queries; all
of them pass through here before they reach a page.
"""

import base64
import html
import re
from typing import Final

_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^&])")
_FORMULA: Final = re.compile(r"^(?P<atoms>[A-Za-z0-9.*]+?)(?P<charge>[+-]\d*)?$")


def escape(text: object) -> str:
    """Return ``text`` as HTML text or attribute value, control characters blanked."""
    plain = "".join(c if c.isprintable() else " " for c in str(text))
    return html.escape(plain, quote=True)


def escape_markdown(text: object) -> str:
    """Return ``text`` such that Markdown shows it as written."""
    plain = "".join(c if c.isprintable() else " " for c in str(text))
    return _MARKDOWN.sub(r"\\\1", plain)


def data_uri(picture: str | bytes, *, kind: str = "image/svg+xml") -> str:
    """Return the address of a picture that travels inside the page."""
    raw = picture.encode() if isinstance(picture, str) else picture
    return f"data:{kind};base64,{base64.b64encode(raw).decode()}"


def formula_html(formula: str) -> str:
    """Return a molecular formula (``C2H3O2-``) with subscripts and a superscript charge."""
    match = _FORMULA.match(formula)
    if match is None:
        return escape(formula)
    atoms = re.sub(r"(?<=[A-Za-z*])(\d+)", r"<sub>\1</sub>", escape(match["atoms"]))
    charge = match["charge"] or ""
    if not charge:
        return atoms
    sign = "−" if charge[0] == "-" else "+"
    return f"{atoms}<sup>{charge[1:]}{sign}</sup>"
