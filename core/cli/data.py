"""``data``: list the data sets that are at hand, and fetch those that are public.

Layer: core.cli (may import all but core.ui).
"""

import argparse
import dataclasses
import gzip
import os
import zlib
from pathlib import Path
from typing import Any, Final

from core.cli.command import Command, add_data, add_json, add_progress
from core.cli.output import one_line, print_json, print_table, progress_bar

_CHECKED: Final = {
    "published": "its published checksum",
    "recorded": "the checksum of the first download",
    "first": "nothing: first download, now recorded",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_data(parser)
    add_json(parser)
    parser.set_defaults(action=_list)
    actions = parser.add_subparsers(metavar="ACTION")
    listed = actions.add_parser("list", help="say what is found and how many rows it has")
    fetch = actions.add_parser("fetch", help="bring a data set from its public origin")
    fetch.add_argument("name", help="data set, as `list` names it")
    fetch.add_argument("--mirror", metavar="URL", help="folder that holds the files, by http(s)")
    add_progress(fetch)
    fetch.set_defaults(action=_fetch)
    for action in (listed, fetch):
        add_data(action, again=True)
        add_json(action, again=True)


def run(args: argparse.Namespace) -> None:
    """List or fetch."""
    args.action(args)


def _list(args: argparse.Namespace) -> None:
    from core.data.catalog import DATASETS, find_data, find_part

    root = find_data(args.data)
    found: list[dict[str, Any]] = []
    for dataset in DATASETS.values():
        for part in dataset.parts:
            path = None if root is None else find_part(root, dataset.name, part)
            rows = None if path is None else _count_rows(path)
            found.append(
                {
                    "name": dataset.name,
                    "part": part,
                    "rows": rows,
                    "file": None if path is None else str(path),
                    "fetchable": dataset.fetchable,
                }
            )
    if args.json:
        print_json({"folder": None if root is None else str(root), "parts": found})
        return
    where = "not found; name one with --data or MOTIFLENS_DATA" if root is None else one_line(root)
    print(f"Data folder: {where}\n")
    table = [(row["name"], row["part"], *_state(row)) for row in found]
    print_table(("data set", "part", "rows", "state"), table, numbers=(2,))


def _state(row: dict[str, Any]) -> tuple[str, str]:
    if row["file"] is None:
        cure = f"`python -m core data fetch {row['name']}`" if row["fetchable"] else "not public"
        return "", f"missing ({cure})"
    return ("?", "damaged") if row["rows"] is None else (f"{row['rows']:,}", "found")


def _count_rows(path: Path) -> int | None:
    """Return the lines after the header, None where the file is damaged."""
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rb") as stream:
            return max(sum(1 for _ in stream) - 1, 0)
    except (OSError, EOFError, zlib.error):
        return None


def _fetch(args: argparse.Namespace) -> None:
    from core.data.catalog import DATA_VARIABLE, PROJECT_ROOT
    from core.data.fetch import fetch

    folder = args.data or Path(os.environ.get(DATA_VARIABLE) or PROJECT_ROOT / "data")
    with progress_bar(args.name, forced=args.progress) as progress:
        files = fetch(args.name, folder, base_url=args.mirror, progress=progress)
    if args.json:
        print_json([{**dataclasses.asdict(file), "path": str(file.path)} for file in files])
        return
    rows = [(file.path.name, _CHECKED[file.checked], file.sha256) for file in files]
    print(f"{args.name} is in {one_line(folder / args.name)}.\n")
    print_table(("file", "checked against", "SHA-256"), rows)


COMMAND: Final = Command(
    name="data",
    summary="list the data sets, or fetch one",
    add_arguments=add_arguments,
    run=run,
    stopped=lambda _: "Stopped; files that had arrived whole are kept.",
)
