"""``benchmark models`` and ``benchmark ablations``: what the cards of the checkpoints tell.

Layer: core.cli (may import all but core.ui).
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.cli.command import add_json
from core.cli.output import print_json, print_table

if TYPE_CHECKING:
    from core.evaluation.model_table import ModelTable


def add_models(what: Any) -> None:
    """Declare ``models`` among the sub-commands ``what``."""
    models = what.add_parser("models", help="compare measured checkpoints and published systems")
    models.add_argument("--markdown", action="store_true", help="print one Markdown table")
    _add_folder(models)
    models.set_defaults(measure=_models)


def add_ablations(what: Any) -> None:
    """Declare ``ablations`` among the sub-commands ``what``."""
    ablations = what.add_parser("ablations", help="show what each part and the seed change")
    _add_folder(ablations)
    ablations.set_defaults(measure=_ablations)


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--checkpoints",
        type=Path,
        metavar="DIR",
        help="folder of checkpoint folders (default: those of the project)",
    )
    add_json(parser)


def _folder(args: argparse.Namespace) -> Path:
    from core.data.catalog import PROJECT_ROOT

    return args.checkpoints or PROJECT_ROOT / "checkpoints"


def _models(args: argparse.Namespace) -> None:
    from core.evaluation.model_table import as_json, as_markdown, model_table

    table = model_table(_folder(args))
    if args.json:
        print_json(as_json(table))
    elif args.markdown:
        print(as_markdown(table), end="")
    else:
        _print(table)


def _print(table: "ModelTable") -> None:
    """Print the table in strips of columns, as no terminal is wide enough for all."""
    from core.evaluation.model_table import COLUMNS, column_groups, shown

    for group, places in column_groups():
        rows = [row for row in table.rows if any(row.cells[i] is not None for i in places)]
        if not rows:
            continue
        print(f"{group}\n")
        header = ("system", *(COLUMNS[i].title for i in places))
        numbers = range(1, len(header))
        print_table(header, [shown(row, places) for row in rows], numbers=numbers)
        print()
    print("Letters mark published figures, which were measured by others and in other ways:\n")
    for letter, note in table.footnotes.items():
        print(f"{letter}: {note}.")


def _ablations(args: argparse.Namespace) -> None:
    from core.evaluation.ablations import HEADER, LISTS, ablation_rows, seed_rows
    from core.evaluation.model_table import read_cards

    cards = read_cards(_folder(args))
    if args.json:
        print_json({name: {key: card.get(key, []) for key in LISTS} for name, card in cards})
        return
    printed = False
    for name, card in cards:
        for what, rows in (("ablations", ablation_rows(card)), ("seeds", seed_rows(card))):
            if rows:
                print(f"{name}, {what} (validation splits)\n")
                print_table(HEADER, rows, numbers=range(1, len(HEADER)))
                print()
                printed = True
    if not printed:
        print("No card holds ablations or seeds yet.")
