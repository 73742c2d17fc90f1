"""What a command prints: JSON or a table on stdout, progress on stderr.

Layer: core.cli (imports nothing of core).
"""

import contextlib
import json
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

Progress = Callable[[int, int], None]

_NARROWEST: Final = 12
"""Characters that the last column of a table keeps however small the terminal is."""


def print_json(value: Any) -> None:
    """Print a value as JSON; everything outside ASCII is escaped, so that any pipe takes it."""
    print(json.dumps(value, indent=2, allow_nan=False))


def one_line(text: object) -> str:
    """Return printable text on one line: a name must not move the cursor of a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())


def print_table(
    header: Sequence[str], rows: Sequence[Sequence[object]], *, numbers: Sequence[int] = ()
) -> None:
    """Print columns as wide as their content; the last one is wrapped to the terminal.

    Args:
        header: One title a column.
        rows: Cells.
        numbers: Columns set to the right.
    """
    cells = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in [list(header), *cells]) for i in range(len(header))]
    before = sum(widths[:-1]) + 2 * (len(widths) - 1)
    room = max(shutil.get_terminal_size((120, 24)).columns - before, _NARROWEST)
    widths[-1] = min(widths[-1], room)
    for row in [list(header), ["-" * width for width in widths], *cells]:
        # A SMILES must stay in one piece to be copied: long words are not broken.
        lines = textwrap.wrap(row[-1], widths[-1], break_long_words=False, break_on_hyphens=False)
        lead = "".join(
            _set(cell, width, right=i in numbers) + "  "
            for i, (cell, width) in enumerate(zip(row[:-1], widths[:-1], strict=True))
        )
        for number, line in enumerate(lines or [""]):
            last = _set(line, widths[-1], right=len(row) - 1 in numbers)
            print(((" " * len(lead) if number else lead) + last).rstrip())


def _set(text: str, width: int, *, right: bool) -> str:
    return text.rjust(width) if right else text.ljust(width)


@contextlib.contextmanager
def progress_bar(label: str, *, forced: bool = False) -> Iterator[Progress | None]:
    """Give a callback that draws a bar on stderr; None where stderr is no terminal.

    The bar appears with the first call, so that work that is already done draws nothing.
    """
    if not (forced or sys.stderr.isatty()):
        yield None
        return
    from tqdm import tqdm

    bar: tqdm | None = None

    def tell(done: int, total: int) -> None:
        nonlocal bar
        if bar is None:
            bar = tqdm(total=total, desc=label, file=sys.stderr, leave=False)
        bar.n = done
        bar.refresh()

    try:
        yield tell
    finally:
        if bar is not None:
            bar.close()
