"""``library``: list the libraries, show one, or make its index.

Layer: core.cli (may import all but core.ui).
"""

import argparse
from typing import Final

from core.cli.command import (
    Command,
    add_checkpoint,
    add_data,
    add_json,
    add_progress,
    positive,
    what_is_indexed_is_kept,
)
from core.cli.output import print_json, print_table, progress_bar


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_data(parser)
    add_json(parser)
    parser.set_defaults(action=_list)
    actions = parser.add_subparsers(metavar="ACTION")
    listed = actions.add_parser("list", help="name the libraries that can be searched")
    show = actions.add_parser("show", help="show the first molecules of a library")
    show.add_argument("name", help="library")
    show.add_argument("-k", type=positive, default=20, help="molecules (default: %(default)s)")
    show.set_defaults(action=_show)
    index = actions.add_parser("index", help="make the index of a library, or say that it is there")
    index.add_argument("name", help="library")
    index.add_argument("--atlas", action="store_true", help="draw its map, too, for the Atlas")
    index.add_argument("--texts", action="store_true", help="index its texts too, for `describe`")
    index.add_argument(
        "--ship",
        action="store_true",
        help="keep the index in the checkpoint's folder, so that nobody has to make it again",
    )
    add_checkpoint(index)
    add_progress(index)
    index.set_defaults(action=_index)
    for action in (listed, show, index):
        add_data(action, again=True)
        add_json(action, again=True)


def run(args: argparse.Namespace) -> None:
    """List, show or index."""
    args.action(args)


def _list(args: argparse.Namespace) -> None:
    from core.library.library import available_libraries, open_library

    opened = [open_library(name, data=args.data) for name in available_libraries(args.data)]
    found = [
        {
            "name": library.name,
            "title": library.title,
            "molecules": len(library.ids),
            "texts": sum(map(bool, library.texts)),
        }
        for library in opened
    ]
    if args.json:
        print_json(found)
        return
    rows = [(f["name"], f"{f['molecules']:,}", f"{f['texts']:,}", f["title"]) for f in found]
    print_table(("library", "molecules", "texts", "title"), rows, numbers=(1, 2))


def _show(args: argparse.Namespace) -> None:
    from core.library.library import open_library

    library = open_library(args.name, data=args.data)
    fields = (library.ids, library.names, library.smiles, library.texts)
    first = list(zip(*fields, strict=True))[: args.k]
    if args.json:
        names = ("id", "name", "smiles", "text")
        molecules = [dict(zip(names, row, strict=True)) for row in first]
        print_json(
            {
                "name": library.name,
                "title": library.title,
                "count": len(library.ids),
                "molecules": molecules,
            }
        )
        return
    print(f"{library.title}: {len(library.ids):,} molecules\n")
    print_table(("id", "name", "SMILES"), [row[:3] for row in first])


def _index(args: argparse.Namespace) -> None:
    from core.library.library import open_library
    from core.library.starter import known_names
    from core.models.encoder import Encoder
    from core.retrieval.engine import DEFAULT_CHECKPOINT, RetrievalEngine

    library = open_library(args.name, data=args.data)
    checkpoint = args.checkpoint or DEFAULT_CHECKPOINT
    encoder = Encoder.load(checkpoint, known_names=known_names())
    cache = checkpoint if args.ship else None
    with progress_bar("molecules", forced=args.progress) as progress:
        engine = RetrievalEngine(encoder, library, cache=cache, must_save=True, progress=progress)
        engine.tables.identities()
        engine.tables.prints()
    texts = 0
    if args.texts:
        with progress_bar("texts", forced=args.progress) as progress:
            texts = len(engine.texts(progress=progress))
    if args.atlas:
        from core.retrieval.atlas_library import make_atlas

        with progress_bar("percent of the map", forced=args.progress) as progress:
            make_atlas(engine, keep_in=cache, must_save=True, progress=progress)
    if args.json:
        print_json({"library": library.name, "molecules": len(engine.index), "texts": texts})
    else:
        more = f" and {texts:,} texts" if args.texts else ""
        print(f"{len(engine.index):,} molecules{more} of {library.name} are indexed.")


COMMAND: Final = Command(
    name="library",
    summary="list the libraries, show one, or make its index",
    add_arguments=add_arguments,
    run=run,
    stopped=what_is_indexed_is_kept,
)
