"""``train``: train a preset, perhaps changed, into a checkpoint folder.

Layer: core.cli (may import all but core.ui).
"""

import argparse
from pathlib import Path
from typing import Final

from core.cli.command import Command, add_data, add_json, positive
from core.cli.output import one_line, print_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--preset", default="motiflens", help="named run (default: %(default)s)")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        dest="settings",
        metavar="PATH=VALUE",
        help="change one setting of the preset, as in train.lr=3e-4; may be repeated",
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="folder of the checkpoint"
    )
    parser.add_argument(
        "--start",
        type=Path,
        metavar="DIR",
        help="checkpoint of the same sizes to train on, instead of random weights",
    )
    parser.add_argument("--resume", action="store_true", help="go on with a stopped run in --out")
    parser.add_argument("--limit", type=positive, metavar="N", help="use this many pairs only")
    parser.add_argument("--cpu", action="store_true", help="stay on the processor")
    parser.add_argument("--quiet", action="store_true", help="show no progress on stderr")
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> None:
    """Train and say where the checkpoint is."""
    from core.config import override
    from core.data.catalog import require_data
    from core.presets import preset

    config = override(preset(args.preset), args.settings)
    data = require_data(explicit=args.data)
    from core.training.ensemble import train

    folder = train(
        config,
        data=data,
        out=args.out,
        resume=args.resume,
        limit=args.limit,
        start=args.start,
        cpu=args.cpu,
        progress=not args.quiet,
    )
    if args.json:
        print_json({"checkpoint": str(folder)})
    else:
        print(f"The checkpoint is in {one_line(folder)}.")


def _stopped(args: argparse.Namespace) -> str:
    from core.training.ensemble import begun

    if begun(args.out):
        return "Stopped; the run is kept in --out, and the same command with --resume goes on."
    return "Stopped before the first step; run the same command again."


COMMAND: Final = Command(
    name="train",
    summary="train a model",
    add_arguments=add_arguments,
    run=run,
    stopped=_stopped,
)
