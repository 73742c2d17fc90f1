"""``benchmark``: what a search and an embedding cost, and what was measured of all models.

Layer: core.cli (may import all but core.ui).
"""

import argparse
import dataclasses
import functools
from typing import TYPE_CHECKING, Any, Final

from core.cli.command import (
    Command,
    add_checkpoint,
    add_data,
    add_json,
    add_library,
    add_progress,
    positive,
)
from core.cli.output import print_json, print_table, progress_bar
from core.cli.tables import add_ablations, add_models
from core.errors import CheckpointError, shorten

if TYPE_CHECKING:
    from core.evaluation.latency import Machine
    from core.retrieval.engine import RetrievalEngine


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    search = what.add_parser("search", help="time searches from the query to the hits")
    search.add_argument("-k", type=positive, default=20, help="hits (default: %(default)s)")
    search.add_argument(
        "--repeats", type=positive, default=5, help="rounds of all queries (default: %(default)s)"
    )
    search.add_argument(
        "--write-card",
        action="store_true",
        help="note the times, the machine and this command in the checkpoint's card.json",
    )
    search.set_defaults(measure=_measure, action=_search)
    ways = what.add_parser("rerank", help="time the ways to order the first hits")
    ways.add_argument(
        "--repeats", type=positive, default=3, help="rounds of all queries (default: %(default)s)"
    )
    ways.set_defaults(measure=_measure, action=_ways, write_card=False)
    embed = what.add_parser("embed", help="count the texts and molecules embedded in a second")
    embed.add_argument(
        "--limit", type=positive, default=1000, help="of each (default: %(default)s)"
    )
    embed.set_defaults(measure=_measure, action=_embed, write_card=False)
    for parser_of in (search, ways, embed):
        add_library(parser_of)
        add_checkpoint(parser_of)
        add_data(parser_of)
        add_json(parser_of)
        add_progress(parser_of)
    add_models(what)
    add_ablations(what)


def _measure(args: argparse.Namespace) -> None:
    import torch

    from core.evaluation.latency import describe_machine

    result: dict[str, Any] = args.action(args)
    machine = describe_machine(threads=torch.get_num_threads())
    if args.write_card:
        _note(args, {**result, "machine": dataclasses.asdict(machine)})
    if args.json:
        print_json({**result, "machine": dataclasses.asdict(machine)})
        return
    rows = result.get("rows", [result])
    print_table(tuple(rows[0]), [[_told(v) for v in row.values()] for row in rows])
    print(f"\n{_sentence(machine)}")


def _search(args: argparse.Namespace) -> dict[str, Any]:
    from core.evaluation.latency import QUERIES, measure_latency

    engine = _engine(args)
    latency = measure_latency(
        lambda query: engine.search(query, k=args.k), QUERIES, repeats=args.repeats
    )
    return {
        "library": engine.library.name,
        "molecules": len(engine.index),
        "calls": latency.calls,
        "p50_ms": latency.p50,
        "p95_ms": latency.p95,
        "slowest_ms": latency.slowest,
    }


def _ways(args: argparse.Namespace) -> dict[str, Any]:
    """Time a search of 20 hits by each way that the checkpoint can go."""
    from core.evaluation.latency import QUERIES, measure_latency
    from core.retrieval.rerank import WAYS

    engine, rows = _engine(args), []
    for way in WAYS:
        if way == "evidence" and engine.reranker is None:
            continue
        search = functools.partial(engine.search, rerank=way)
        latency = measure_latency(search, QUERIES, repeats=args.repeats)
        rows.append({"way": way, "p50_ms": latency.p50, "p95_ms": latency.p95})
    return {"library": engine.library.name, "rows": rows}


def _engine(args: argparse.Namespace) -> "RetrievalEngine":
    from core.retrieval.engine import RetrievalEngine

    with progress_bar("indexing", forced=args.progress) as progress:
        return RetrievalEngine.open(
            args.checkpoint, library=args.library, data=args.data, progress=progress
        )


def _embed(args: argparse.Namespace) -> dict[str, Any]:
    from core.evaluation.latency import measure_throughput
    from core.library.library import open_library
    from core.library.starter import known_names
    from core.models.encoder import Encoder
    from core.retrieval.engine import DEFAULT_CHECKPOINT

    library = open_library(args.library, data=args.data)
    encoder = Encoder.load(args.checkpoint or DEFAULT_CHECKPOINT, known_names=known_names())
    texts = [text for text in library.texts if text][: args.limit]
    molecules = library.smiles[: args.limit]
    measured = [("molecules", measure_throughput(encoder.encode_smiles, molecules))]
    if texts:
        measured.append(("texts", measure_throughput(encoder.encode_texts, texts)))
    rows = [{"what": what, **dataclasses.asdict(figures)} for what, figures in measured]
    return {"library": library.name, "rows": rows}


def _note(args: argparse.Namespace, figures: dict[str, Any]) -> None:
    """Put the times under "latency" into the card; all else stays."""
    from core.models.checkpoint import read_card, write_card
    from core.retrieval.engine import DEFAULT_CHECKPOINT

    folder = args.checkpoint or DEFAULT_CHECKPOINT
    named = "" if args.checkpoint is None else f" --checkpoint {folder.name}"
    if args.checkpoint is not None and not folder.is_absolute():
        named = f" --checkpoint {folder.as_posix()}"
    command = f"python -m core benchmark search --library {args.library} -k {args.k}{named}"
    try:
        write_card(folder, {**read_card(folder), "latency": {**figures, "command": command}})
    except OSError as error:
        raise CheckpointError(
            f"{shorten(folder)} cannot be written ({error.strerror or error}); free some space, "
            "or leave out --write-card."
        ) from error


def _told(value: object) -> str:
    return f"{value:,.1f}" if isinstance(value, float) else str(value)


def _sentence(machine: "Machine") -> str:
    return (
        f"Measured on {machine.processor}, {machine.cores} cores ({machine.threads} torch "
        f"threads), {machine.memory_gib:.0f} GiB, {machine.system}, Python {machine.python}."
    )


COMMAND: Final = Command(
    name="benchmark",
    summary="time searches, count what is embedded in a second, or compare all models",
    add_arguments=add_arguments,
    run=lambda args: args.measure(args),
)
