"""``train-words``: fit the word head of a checkpoint.

Layer: core.cli (may import all but core.ui).
"""

import argparse
import sys
from pathlib import Path
from typing import Final

from core.cli.command import Command, add_data, add_json
from core.cli.output import print_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("checkpoint", type=Path, help="checkpoint folder; gains heads/words")
    parser.add_argument("--quiet", action="store_true", help="say nothing on stderr")
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> None:
    """Fit, write the head and the card, and print how well words are foretold."""
    from core.data.catalog import require_data
    from core.data.storage import cache_folder
    from core.models.checkpoint import fingerprint, read_card, read_config, write_card
    from core.training.words import CHECKED, fit_word_head

    def tell(step: str) -> None:
        if not args.quiet:
            print(f"{step} ...", file=sys.stderr, flush=True)

    data = require_data(explicit=args.data)
    config = read_config(args.checkpoint)
    fit = fit_word_head(config, data=data, cache=cache_folder() / "features", tell=tell)
    fit.head.save(args.checkpoint, weights=fingerprint(args.checkpoint))
    figures = {
        "molecules": fit.molecules,
        "words": len(fit.head.words),
        "validation_auc": None if fit.auc is None else round(fit.auc, 4),
        "validation_words": fit.checked,
    }
    write_card(args.checkpoint, {**read_card(args.checkpoint), "words": figures})
    if args.json:
        print_json(figures)
        return
    print(f"{len(fit.head.words):,} words of {fit.molecules:,} molecules.")
    if fit.auc is not None:
        print(
            f"A {CHECKED} validation molecule of a word scores above another in {fit.auc:.1%} of "
            f"cases (mean over {fit.checked:,} words)."
        )


COMMAND: Final = Command(
    name="train-words",
    summary="fit which words are said of which molecules, for queries of a few words",
    add_arguments=add_arguments,
    run=run,
)
