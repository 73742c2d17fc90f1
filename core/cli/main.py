"""The command line: chooses the command, and says in one line what went wrong.

Layer: core.cli (may import core.errors; a command loads what it needs when it runs, so that
``--help`` is quick). Exit codes: 0 done, 2 a problem the user can mend, 130 stopped by Ctrl-C,
141 the reader of the output went away.
"""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from typing import Final

from core.cli import (
    align,
    benchmark,
    data,
    describe,
    evaluate,
    library,
    search,
    train,
    train_rerank,
    train_words,
)
from core.cli.command import Command
from core.errors import CoreError

COMMANDS: Final[tuple[Command, ...]] = (
    search.COMMAND,
    describe.COMMAND,
    align.COMMAND,
    train.COMMAND,
    train_rerank.COMMAND,
    train_words.COMMAND,
    evaluate.COMMAND,
    data.COMMAND,
    library.COMMAND,
    benchmark.COMMAND,
)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="python -m core",
        description="Search molecules by what is said of them; see which words mean which part.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        own = commands.add_parser(
            command.name,
            help=command.summary,
            description=command.description or command.summary,
            allow_abbrev=False,
        )
        command.add_arguments(own)
        own.set_defaults(run=command.run, stopped=command.stopped)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    args = build_parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal may lack the characters of a name
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_OneLine())
    logging.getLogger().addHandler(handler)
    try:
        return _run(args)
    finally:
        logging.getLogger().removeHandler(handler)


class _OneLine(logging.Formatter):
    """A warning in the manner of an error: its level and its text, on one line."""

    def format(self, record: logging.LogRecord) -> str:
        return f"{record.levelname.lower()}: {' '.join(record.getMessage().split())}"


def _run(args: argparse.Namespace) -> int:
    try:
        args.run(args)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _say(args.stopped(args), 130)
    except CoreError as error:
        return _say(" ".join(str(error).split()), 2)
    except BrokenPipeError:
        _drop_output()
        return 141
    except OSError as error:
        # Not about a file the product knows, which gives a CoreError: stdout on a full disk.
        _drop_output()
        return _say(f"The output cannot be written: {error.strerror or error}.", 2)
    return 0


def _say(message: str, code: int) -> int:
    try:
        print(message if code == 130 else f"error: {message}", file=sys.stderr, flush=True)
    except OSError:
        return code
    return code


def _drop_output() -> None:
    """Send what is left in the buffer nowhere: closing stdout must not fail once more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
