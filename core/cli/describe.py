"""``describe``: rank the texts of a library for a molecule.

Layer: core.cli (may import all but core.ui).
"""

import argparse
import dataclasses
from typing import Final

from core.cli.command import (
    Command,
    add_checkpoint,
    add_data,
    add_json,
    add_library,
    add_progress,
    positive,
    what_is_indexed_is_kept,
)
from core.cli.output import print_json, print_table, progress_bar


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("molecule", help="SMILES, InChI or name")
    parser.add_argument("-k", type=positive, default=10, help="texts (default: %(default)s)")
    add_library(parser)
    add_checkpoint(parser)
    add_data(parser)
    add_json(parser)
    add_progress(parser)


def run(args: argparse.Namespace) -> None:
    """Rank texts and print them."""
    from core.retrieval.query import clean_query

    clean_query(args.molecule)
    from core.retrieval.engine import RetrievalEngine

    with progress_bar("indexing", forced=args.progress) as progress:
        engine = RetrievalEngine.open(
            args.checkpoint, library=args.library, data=args.data, progress=progress
        )
    with progress_bar("reading texts", forced=args.progress) as progress:
        engine.texts(progress=progress)
    found = engine.describe(args.molecule, k=args.k)
    if args.json:
        print_json(
            {
                "molecule": args.molecule,
                "library": engine.library.name,
                "descriptions": [dataclasses.asdict(text) for text in found],
            }
        )
        return
    print_table(
        ("rank", "score", "of", "text"),
        [(text.rank, f"{text.score:.3f}", text.name, text.text) for text in found],
        numbers=(0, 1),
    )


COMMAND: Final = Command(
    name="describe",
    summary="rank the texts of a library for a molecule",
    add_arguments=add_arguments,
    run=run,
    stopped=what_is_indexed_is_kept,
)
