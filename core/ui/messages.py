"""Problems told in one sentence, never as a stack trace.

Layer: core.ui (may import core.errors, core.view).
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from core.errors import CoreError, MoleculeError
from core.view.markup import escape_markdown

_LOG = logging.getLogger(__name__)


@contextmanager
def problems_told() -> Iterator[None]:
    """Show a ``CoreError`` of the block as a sentence; log anything else and say so.

    Streamlit steers reruns with exceptions of its own, which are no ``Exception`` and pass.
    """
    try:
        yield
    except CoreError as error:
        show_problem(error)
    except Exception:
        _LOG.exception("the page could not be drawn")
        st.error(
            "Something failed inside MotifLens; what you typed is kept, and the log says why.",
            icon=":material/error:",
        )


def show_problem(error: CoreError) -> None:
    """Show one refused input; for a structure also the place where reading stopped."""
    sentence = str(error)
    sentence = sentence[:1].upper() + sentence[1:]
    if sentence[-1:] not in ".?!":
        sentence += "."
    st.error(escape_markdown(sentence), icon=":material/error:")
    if isinstance(error, MoleculeError) and error.caret:
        st.code(error.caret, language=None)
