"""A list of things to look at, chosen by kind and shown a page at a time.

Layer: core.ui.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

import streamlit as st


class OfKind(Protocol):
    """Something that has a kind to be chosen by."""

    @property
    def kind(self) -> str:
        """Name of the kind."""


Item = TypeVar("Item")
Kinded = TypeVar("Kinded", bound=OfKind)


def choose_kind(
    items: Sequence[Kinded], label: str, *, key: str, told: Mapping[str, str] | None = None
) -> list[Kinded]:
    """Draw a choice of the kinds that occur, and return the items of the chosen one.

    Args:
        items: Of any kinds.
        label: What is asked.
        key: Name in the session and in the page's address.
        told: Kinds in the order to show, with what is said of them; the most frequent first and
            their own names where there is none.
    """
    kinds = Counter(item.kind for item in items)
    names = {kind: kind for kind, _ in kinds.most_common()} if told is None else told
    labels = {"all": f"all {len(items):,}"} | {
        kind: f"{name}: {kinds[kind]:,}" for kind, name in names.items() if kinds[kind]
    }
    kind = st.selectbox(
        label, list(labels), format_func=labels.__getitem__, key=key, bind="query-params"
    )
    return [item for item in items if kind in ("all", item.kind)]


def show_page(
    items: Sequence[Item], draw: Callable[[Item], None], *, size: int, pages: str, card: str
) -> None:
    """Draw one page of items, and the numbers of the pages where there are several.

    Args:
        items: All of them.
        draw: Draws one.
        size: Items of a page.
        pages: Key of the page numbers.
        card: Start of the key of each item's container.
    """
    count = max(1, -(-len(items) // size))
    place = st.pagination(count, key=pages) if count > 1 else 1
    for number, item in enumerate(items[(place - 1) * size : place * size]):
        with st.container(key=f"{card}-{number}", gap="xsmall"):
            draw(item)
