"""What a command is, and the options several commands share.

Layer: core.cli (may import core.errors).
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command: its name, its arguments, and what it does with them."""

    name: str
    summary: str
    """One line of ``--help``."""
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], None]
    description: str = ""
    """The opening of the command's own help; ``summary`` if empty."""
    stopped: Callable[[argparse.Namespace], str] = lambda _: "Stopped."
    """Says what Ctrl-C leaves behind."""


def add_json(parser: argparse.ArgumentParser, *, again: bool = False) -> None:
    """Add ``--json``; ``again`` for an action of a command that has it already."""
    parser.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS if again else False,
        help="print JSON in place of a table",
    )


def add_data(parser: argparse.ArgumentParser, *, again: bool = False) -> None:
    """Add ``--data DIR``; ``again`` for an action of a command that has it already."""
    parser.add_argument(
        "--data",
        type=Path,
        default=argparse.SUPPRESS if again else None,
        metavar="DIR",
        help="data folder (default: MOTIFLENS_DATA, else data/ in the project)",
    )


def add_checkpoint(parser: argparse.ArgumentParser) -> None:
    """Add ``--checkpoint DIR``."""
    parser.add_argument(
        "--checkpoint",
        type=Path,
        metavar="DIR",
        help="checkpoint folder (default: the one that ships)",
    )


def add_library(parser: argparse.ArgumentParser, *, default: str = "starter") -> None:
    """Add ``--library NAME``."""
    parser.add_argument(
        "--library",
        default=default,
        metavar="NAME",
        help="library to search; `python -m core library list` names them (default: %(default)s)",
    )


def add_progress(parser: argparse.ArgumentParser) -> None:
    """Add ``--progress``."""
    parser.add_argument(
        "--progress",
        action="store_true",
        help="show progress on stderr even where that is no terminal",
    )


def positive(text: str) -> int:
    """Read a whole number of at least 1 (for ``type=``)."""
    try:
        value = int(text)
    except ValueError:
        value = 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return value


def natural(text: str) -> int:
    """Read a whole number of at least 0 (for ``type=``)."""
    try:
        value = int(text)
    except ValueError:
        value = -1
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 0")
    return value


def what_is_indexed_is_kept(_: argparse.Namespace) -> str:
    """Say what Ctrl-C leaves of an index in the making (for ``stopped=``)."""
    return "Stopped; what is indexed so far is kept, and the next time goes on from there."
