"""Files a page offers to save: one row of buttons, each file made when it is asked for.

Layer: core.ui (may import core.results, core.view). Every table can be saved. Ranked molecules
have their files ready made; any other table names a function of core.view that writes it::

    with st.container(horizontal=True, gap="xsmall"):
        downloads.buttons(
            [Download("CSV", "csv", lambda: plan_csv(alignment), "Save the plan as a table")],
            stem=file_stem(f"plan {name}"),
            key="plan",
        )

The caller gives the row, so that other buttons may stand in it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

import streamlit as st

from core.results import Hit
from core.view.export import hits_csv, hits_sdf, hits_xlsx

KINDS: Final[Mapping[str, str]] = {
    "csv": "text/csv",
    "html": "text/html",
    "ipynb": "application/x-ipynb+json",
    "png": "image/png",
    "sdf": "chemical/x-mdl-sdfile",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Ending of a file name -> what the browser is told the file is."""


class Download(NamedTuple):
    """A file that can be saved."""

    label: str
    """What the button says."""
    ending: str
    """Ending of the file name, one of ``KINDS``."""
    make: Callable[[], bytes | str]
    """Makes the file; called when the button is pressed."""
    about: str = ""
    """What the file holds, told where the pointer rests; "" tells nothing."""


def buttons(files: Sequence[Download], *, stem: str, key: str) -> None:
    """Show a button for each file; saving one does not run the page again.

    Args:
        files: What can be saved, each ending once.
        stem: Name of the files without the ending.
        key: Begins the buttons' keys, "KEY-csv".
    """
    for file in files:
        st.download_button(
            file.label,
            file.make,
            file_name=f"{stem}.{file.ending}",
            mime=KINDS[file.ending],
            key=f"{key}-{file.ending}",
            on_click="ignore",
            icon=":material/download:",
            help=file.about or None,
        )


def of_hits(
    hits: Sequence[Hit], *, query: str, library: str, what: str = ""
) -> tuple[Download, ...]:
    """Return the files of ranked molecules.

    Args:
        hits: The molecules.
        query: What they were found for.
        library: Where they are from.
        what: What is saved, as in "the molecules on this page"; "" tells nothing.
    """
    about = {"query": query, "library": library}
    return tuple(
        Download(
            name,
            ending,
            lambda make=make: make(hits, **about),
            f"Save {what} as {name}" if what else "",
        )
        for name, ending, make in (
            ("CSV", "csv", hits_csv),
            ("Excel", "xlsx", hits_xlsx),
            ("SDF", "sdf", hits_sdf),
        )
    )
