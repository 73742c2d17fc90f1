"""``search``: rank the molecules of a library for a query.

Layer: core.cli (may import all but core.ui).
"""

import argparse
import dataclasses
from typing import Any, Final

from core.cli.command import (
    Command,
    add_checkpoint,
    add_data,
    add_json,
    add_library,
    add_progress,
    natural,
    positive,
    what_is_indexed_is_kept,
)
from core.cli.output import one_line, print_json, print_table, progress_bar
from core.results import SearchResult

WAYS: Final = ("none", "evidence", "hypothesis", "transport")
"""Same as core.retrieval.rerank, which must not be loaded for ``--help``."""
_KINDS: Final = {
    "text": "a description",
    "smiles": "a SMILES",
    "inchi": "an InChI",
    "name": "the name of a molecule",
}

_ORDERS: Final = {
    "none": "score is cosine similarity.",
    "evidence": "score is cosine similarity; the first hits are ordered by names, charges, stereo "
    "and groups too.",
    "hypothesis": "score is cosine similarity; the first hits are ordered by likeness to the "
    "named structures too.",
    "transport": "score is cosine similarity; the first hits are ordered by transport score too.",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("query", help="description, name, SMILES or InChI")
    parser.add_argument("-k", type=positive, default=20, help="hits (default: %(default)s)")
    parser.add_argument(
        "--offset", type=natural, default=0, metavar="N", help="hits of the ranking to skip"
    )
    parser.add_argument(
        "--rerank",
        choices=WAYS,
        help="how the first 100 hits of a description are ordered (default: evidence where the "
        "checkpoint has a re-ranker, else none)",
    )
    add_library(parser)
    add_checkpoint(parser)
    add_data(parser)
    add_json(parser)
    add_progress(parser)


def run(args: argparse.Namespace) -> None:
    """Search and print."""
    from core.retrieval.query import clean_query

    clean_query(args.query)  # before torch is loaded and an index made
    from core.retrieval.engine import RetrievalEngine

    with progress_bar("indexing", forced=args.progress) as progress:
        engine = RetrievalEngine.open(
            args.checkpoint, library=args.library, data=args.data, progress=progress
        )
    result = engine.search(args.query, k=args.k, offset=args.offset, rerank=args.rerank)
    if args.json:
        print_json(as_json(result))
    else:
        _print(result)


def as_json(result: SearchResult) -> dict[str, Any]:
    """Return what ``--json`` prints."""
    return {
        "query": result.query,
        "kind": result.kind,
        "library": result.library,
        "seconds": round(result.seconds, 4),
        "hits": [dataclasses.asdict(hit) for hit in result.hits],
    }


def _print(result: SearchResult) -> None:
    from core.view.wording import checks_told

    print(f"Understood as {_KINDS[result.kind]}.")
    for span in result.read_as:
        print(f"Read {one_line(span.text)} as {span.smiles}")
    if result.checks:
        print(f"Checked on each structure: {one_line(checks_told(result.checks))}")
    if not result.hits:
        print(f"The ranking of the {result.total:,} molecules in {result.library} ends before.")
        return
    print()
    print_table(
        ("rank", "score", "name", "id", "SMILES"),
        [(hit.rank, f"{hit.score:.3f}", hit.name, hit.id, hit.smiles) for hit in result.hits],
        numbers=(0, 1),
    )
    print(
        f"\n{len(result.hits)} of {result.total:,} molecules in {result.library}, "
        f"{result.seconds * 1000:.0f} ms; {_ORDERS[result.ordered_by]}"
    )


COMMAND: Final = Command(
    name="search",
    summary="rank molecules for a description, name, SMILES or InChI",
    add_arguments=add_arguments,
    run=run,
    stopped=what_is_indexed_is_kept,
)
