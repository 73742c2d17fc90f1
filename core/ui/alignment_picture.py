"""The interactive alignment as a component: hover a word, click an atom, walk through the plan.

Layer: core.ui (may import core.view). The picture answers without the server; what is chosen for
good comes back as a value.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from core.view.interactive import script, style


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component(
        "motiflens_alignment", html='<div class="al-root"></div>', css=style(), js=script()
    )


def alignment_picture(view: dict[str, Any], *, key: str) -> dict[str, int]:
    """Show a view and return what was chosen last: a word, an atom, a motif, or two of them.

    Args:
        view: What ``core.view.interactive.alignment_view`` gives.
        key: Tells pictures of a page apart.
    """
    result = _component()(data=view, key=key, on_chosen_change=lambda: None)
    chosen = result.get("chosen") or {}
    return {name: int(value) for name, value in dict(chosen).items()}
