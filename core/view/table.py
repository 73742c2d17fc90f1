"""Tables as HTML.

Layer: core.view (may import nothing else of core but core.view.markup).
"""

from collections.abc import Iterable, Sequence

from core.view.markup import escape


def table_html(heads: Sequence[str], rows: Iterable[Sequence[str]], *, label: str) -> str:
    """Return a table that scrolls by itself where it is wider than its place.

    Args:
        heads: What stands above the columns, plain; none leaves the line out.
        rows: Cells, as HTML: the caller escapes them. The first names its row.
        label: What the table tells, plain: for those who cannot see it.
    """
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join(
        f'<tr><th scope="row">{name}</th>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
        for name, *cells in rows
    )
    # With the focus on it, arrow keys scroll a table that is too wide.
    return (
        f'<div class="ml-wide" role="region" tabindex="0" aria-label="{escape(label)}">'
        f'<table class="ml-table">{f"<tr>{head}</tr>" if head else ""}{body}</table></div>'
    )
