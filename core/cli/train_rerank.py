"""``train-rerank``: fit the re-ranker of a checkpoint.

Layer: core.cli (may import all but core.ui).
"""

import argparse
import sys
from pathlib import Path
from typing import Final

from core.cli.command import Command, add_data, add_json, natural, positive
from core.cli.output import print_json, print_table


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("checkpoint", type=Path, help="checkpoint folder; gains heads/rerank")
    parser.add_argument(
        "--benchmark",
        action="append",
        choices=("pcdes", "chebi20", "chebi20-full"),
        dest="benchmarks",
        help="learn from the validation split of this one; may be repeated (default: all three)",
    )
    parser.add_argument("--seed", type=natural, default=0, help="(default: %(default)s)")
    parser.add_argument(
        "--workers", type=positive, default=1, help="processes for molecules (default: 1)"
    )
    parser.add_argument("--quiet", action="store_true", help="say nothing on stderr")
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> None:
    """Fit, write the head and the card, and print what it brings."""
    from core.data.catalog import require_data
    from core.data.storage import cache_folder
    from core.library.starter import known_names
    from core.models.checkpoint import read_card, write_card
    from core.models.encoder import Encoder
    from core.training.rerank import BENCHMARKS, fit_reranker

    def tell(step: str) -> None:
        if not args.quiet:
            print(f"{step} ...", file=sys.stderr, flush=True)

    data = require_data(explicit=args.data)
    encoder = Encoder.load(args.checkpoint, known_names=known_names())
    fit = fit_reranker(
        encoder,
        data=data,
        cache=cache_folder() / "features",
        benchmarks=args.benchmarks or BENCHMARKS,
        seed=args.seed,
        workers=args.workers,
        tell=tell,
    )
    fit.reranker.save(args.checkpoint, weights=encoder.fingerprint)
    figures = {
        "seed": args.seed,
        "lists": fit.lists,
        "validation_hits_1_before": fit.before,
        "validation_hits_1_after_cross_fitted": fit.after,
    }
    write_card(args.checkpoint, {**read_card(args.checkpoint), "rerank": figures})
    if args.json:
        print_json(figures)
        return
    print(f"Fitted on {fit.lists:,} lists of the validation splits; Hits@1 there, cross-fitted:\n")
    rows = [(n, f"{fit.before[n]:.1f}", f"{fit.after[n]:.1f}") for n in fit.before]
    print_table(("benchmark", "cosine", "re-ranked"), rows, numbers=(1, 2))


COMMAND: Final = Command(
    name="train-rerank",
    summary="fit the network that orders the first hits by evidence",
    add_arguments=add_arguments,
    run=run,
)
