"""``evaluate``: measure a checkpoint on a retrieval benchmark.

Layer: core.cli (may import all but core.ui).
"""

import argparse
import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from core.cli.command import Command, add_data, add_json, add_progress, positive
from core.cli.output import print_json, print_table, progress_bar
from core.errors import ConfigError

if TYPE_CHECKING:
    from core.evaluation.protocols import EncodedBenchmark
    from core.models.encoder import Encoder
    from core.results import ConfusionReport, RetrievalReport
    from core.retrieval.engine import RetrievalEngine

BENCHMARKS: Final = ("pcdes", "chebi20", "chebi20-full", "momu-phy")
"""Same as core.evaluation.protocols, which must not be loaded for ``--help``."""
RULES: Final = ("hypothesis", "transport")
"""Same as core.evaluation.reordered."""
EVIDENCE: Final = "evidence"
SHORT_QUERIES: Final = "short-queries"
"""The benchmark over the built-in library, which needs no data folder."""
ALIGNMENT: Final = "alignment"
"""Whether words point at the atoms that they name."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("checkpoint", type=Path, help="checkpoint folder")
    parser.add_argument(
        "--benchmark",
        choices=(*BENCHMARKS, SHORT_QUERIES, ALIGNMENT),
        default="pcdes",
        help="(default: %(default)s)",
    )
    parser.add_argument(
        "--split",
        choices=("validation", "test", "development"),
        default="test",
        help="short-queries call validation development (default: %(default)s)",
    )
    parser.add_argument(
        "--no-grounding",
        action="store_true",
        help="measure without the structures that names in the texts stand for",
    )
    parser.add_argument(
        "--alone",
        action="store_true",
        help="measure the first model of an ensemble without the further ones",
    )
    parser.add_argument(
        "--rerank",
        nargs="?",
        const=EVIDENCE,
        choices=(EVIDENCE, *RULES),
        help="order the first 100 candidates, by evidence as the search does (default), or "
        "molecules by a rule",
    )
    parser.add_argument(
        "--confusion",
        action="store_true",
        help="also count which kinds of wrong molecules take rank 1 (text to molecule)",
    )
    parser.add_argument(
        "--write-card",
        action="store_true",
        help="note the figures, their protocol and this command in the checkpoint's card.json",
    )
    parser.add_argument(
        "--workers", type=positive, default=1, help="processes for molecule features"
    )
    add_data(parser)
    add_json(parser)
    add_progress(parser)


def run(args: argparse.Namespace) -> None:
    """Measure and print."""
    if args.confusion and args.benchmark not in BENCHMARKS:
        raise ConfigError(
            f"--confusion has no meaning for {args.benchmark}; choose --benchmark "
            f"{', '.join(BENCHMARKS)}, or leave it out."
        )
    if args.rerank and (args.confusion or args.benchmark not in BENCHMARKS):
        raise ConfigError(
            "--rerank has no meaning for the benchmarks short-queries and alignment, nor for "
            "--confusion, which counts misses by cosine; leave it out."
        )
    if args.alone and (args.rerank or args.benchmark == SHORT_QUERIES):
        raise ConfigError(
            "--alone leaves out models that the re-ranker was fitted for; leave out --rerank, and "
            f"choose another benchmark than {SHORT_QUERIES}."
        )
    if args.benchmark == SHORT_QUERIES:
        _run_short_queries(args)
        return
    if args.benchmark == ALIGNMENT:
        _run_alignment(args)
        return
    from core.data.catalog import require_data
    from core.data.storage import cache_folder
    from core.evaluation.protocols import encode_benchmark, load_benchmark
    from core.evaluation.report import as_json

    folder = require_data(explicit=args.data)
    encoder = _encoder(args)
    pairs = load_benchmark(args.benchmark, data=folder, split=args.split)
    with progress_bar(args.benchmark, forced=args.progress) as progress:
        encoded = encode_benchmark(
            encoder,
            pairs,
            cache=cache_folder() / "features",
            workers=args.workers,
            progress=progress,
        )
    report = _report(args, encoded, encoder)
    misses = _confusion(encoded) if args.confusion else None
    values = as_json(report) | ({"confusion": dataclasses.asdict(misses)} if misses else {})
    if args.write_card:
        _note(args, values)
    if args.json:
        print_json(values)
    else:
        _print(report, misses)


def _encoder(args: argparse.Namespace) -> "Encoder":
    from core.library.starter import known_names
    from core.models.encoder import Encoder

    return Encoder.load(
        args.checkpoint,
        known_names=known_names(),
        grounding=not args.no_grounding,
        ensemble=not args.alone,
    )


def _report(
    args: argparse.Namespace, encoded: "EncodedBenchmark", encoder: "Encoder"
) -> "RetrievalReport":
    from core.data.storage import cache_folder
    from core.evaluation.protocols import report_on
    from core.evaluation.reordered import reordered_report
    from core.evaluation.reranked import Evidence, reranked_report
    from core.models.reranking import require_reranker

    if args.rerank is None:
        return report_on(encoded)
    cache = cache_folder() / "features"
    if args.rerank != EVIDENCE:
        options = {"cache": cache, "workers": args.workers}
        return reordered_report(encoded, encoder, args.rerank, **options)
    reranker = require_reranker(args.checkpoint)
    evidence = Evidence(encoded, encoder.resolver, reranker.bank, cache=cache, workers=args.workers)
    return reranked_report(evidence, reranker)


def _confusion(encoded: "EncodedBenchmark") -> "ConfusionReport":
    from core.evaluation.confusion import confusion

    return confusion(encoded)


def _print(report: "RetrievalReport", misses: "ConfusionReport | None") -> None:
    from core.evaluation.report import (
        CONFUSION_HEADER,
        HEADER,
        batch_sentence,
        confusion_rows,
        rows,
    )

    print(f"{report.benchmark} {report.split}: {report.protocol}\n")
    print_table(HEADER, rows(report), numbers=range(1, len(HEADER)))
    if report.in_batch is not None:
        print(f"\n{batch_sentence(report.in_batch)}")
    if misses is not None:
        print(f"\n{misses.misses:,} of {misses.queries:,} texts have another molecule first:\n")
        print_table(CONFUSION_HEADER, confusion_rows(misses), numbers=(1, 2))


def _run_short_queries(args: argparse.Namespace) -> None:
    """Measure the search over the built-in library, as users get it, and print."""
    from core.evaluation.report import as_json
    from core.evaluation.short_queries import evaluate
    from core.retrieval.short_answers import truth_table

    engine = _engine(args.checkpoint, grounding=not args.no_grounding)
    place = {identifier: row for row, identifier in enumerate(engine.library.ids)}
    with progress_bar(args.benchmark, forced=args.progress) as progress:
        report = evaluate(
            lambda query, k: [place[hit.id] for hit in engine.search(query, k=k).hits],
            truth_table(),
            split="development" if args.split == "validation" else args.split,
            progress=progress,
        )
    values = as_json(report)
    if args.write_card:
        _note(args, {name: value for name, value in values.items() if name != "per_query"})
    if args.json:
        print_json(values)
        return
    print(f"{report.benchmark} {report.split}: {report.protocol}\n")
    cells = [*report.by_kind.items(), ("all", (report.queries, report.precision_10))]
    shown = [(kind, f"{number:,}", f"{mean:.3f}") for kind, (number, mean) in cells]
    print_table(("kind", "queries", "precision@10"), shown, numbers=(1, 2))


def _run_alignment(args: argparse.Namespace) -> None:
    """Measure where words point, and print."""
    from core.data.catalog import require_data
    from core.evaluation.faithfulness import evaluate_alignment
    from core.evaluation.report import as_json

    data = require_data(explicit=args.data)
    encoder = _encoder(args)
    with progress_bar(args.benchmark, forced=args.progress) as progress:
        report = evaluate_alignment(encoder, data=data, split=args.split, progress=progress)
    if args.write_card:
        _note(args, as_json(report))
    if args.json:
        print_json(as_json(report))
        return
    print(f"{report.benchmark} {report.split}: {report.protocol}\n")
    figures = (report.faithfulness, report.guided, report.chance)
    cells = (f"{report.words:,}", *(f"{value:.1f} %" for value in figures))
    print_table(("words", "learnt", "guided, as shown", "chance"), [cells], numbers=range(4))


def _engine(checkpoint: Path, *, grounding: bool) -> "RetrievalEngine":
    from core.library.starter import known_names, starter_library
    from core.models.encoder import Encoder
    from core.models.reranking import Reranker
    from core.retrieval.engine import RetrievalEngine

    if grounding:
        return RetrievalEngine.open(checkpoint)
    encoder = Encoder.load(checkpoint, known_names=known_names(), grounding=False)
    reranker = Reranker.load(checkpoint)
    return RetrievalEngine(encoder, starter_library(), shipped=checkpoint, reranker=reranker)


def _note(args: argparse.Namespace, report: dict[str, Any]) -> None:
    """Put a report under its name into the card's metrics; other figures stay."""
    from core.errors import CheckpointError, shorten
    from core.models.checkpoint import read_card, write_card

    grounding = " --no-grounding" if args.no_grounding else ""
    alone = " --alone" if args.alone else ""
    rule = f" {args.rerank}" if args.rerank not in (None, EVIDENCE) else ""
    rerank = f" --rerank{rule}" if args.rerank else ""
    confusion = " --confusion" if args.confusion else ""
    name = f"{report['benchmark']} {report['split']}"
    name += ", grounding off" if grounding else ""
    name += ", first model alone" if alone else ""
    name += f", re-ranked{rule and f' by{rule}'}" if rerank else ""
    # A relative path is right for everyone who stands in the project; another one is not told.
    folder = args.checkpoint.name if args.checkpoint.is_absolute() else args.checkpoint.as_posix()
    command = (
        f"python -m core evaluate {folder} --benchmark {report['benchmark']} "
        f"--split {report['split']}{grounding}{alone}{rerank}{confusion}"
    )
    card = read_card(args.checkpoint)
    metrics = {**card.get("metrics", {}), name: {**report, "command": command}}
    try:
        write_card(args.checkpoint, {**card, "metrics": metrics})
    except OSError as error:
        raise CheckpointError(
            f"{shorten(args.checkpoint)} cannot be written "
            f"({error.strerror or error}); free some space, or leave out --write-card."
        ) from error


COMMAND: Final = Command(
    name="evaluate",
    summary="measure a checkpoint on a retrieval benchmark",
    add_arguments=add_arguments,
    run=run,
)
