"""Which model has indexed a library, and how its index is removed.

Layer: core.ui (may import core.library, core.retrieval). An index is bound to the weights that
made it and lies in a folder named after both, so vectors of two models are never mixed: another
model finds no index of its own, and makes one.
"""

import contextlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import streamlit as st

from core.data.storage import cache_folder
from core.library.store import OwnLibrary, own_libraries
from core.models.fingerprint import name_weights
from core.retrieval.atlas import atlas_file
from core.retrieval.build import index_folder
from core.retrieval.index import FORMAT
from core.retrieval.properties import remove_kept
from core.ui import atlas_shelf, resources

Kind = Literal["ready", "shipped", "partly", "other", "none"]
_ANY: Final = "*" * 20


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexState:
    """What is kept of a library's index."""

    kind: Kind
    """Made by this model; come with it; begun; made by other models only; not there."""
    others: tuple[str, ...] = ()
    """Names of the other models that indexed it, as far as they are known."""
    folders: tuple[Path, ...] = ()
    """All folders of the cache that hold an index of it."""


def index_state(structures: str, checkpoint: Path) -> IndexState:
    """Return the state of the index of some structures.

    Args:
        structures: Hash of their SMILES, ``core.retrieval.files.content_hash``.
        checkpoint: Folder of the model in use.

    Raises:
        CoreError: there is no checkpoint folder.
    """
    mine = weights_of(checkpoint)
    folders = _folders(cache_folder(), structures)
    made = {_maker(folder) for folder in folders} - {""}
    others = tuple(sorted(name_of(maker) for maker in made - {mine}))
    begun = index_folder(cache_folder(), content=structures, fingerprint=mine) / "blocks"
    shipped = index_folder(checkpoint, content=structures, fingerprint=mine)
    kind: Kind = "none"
    if mine in made:
        kind = "ready"
    elif _maker(shipped) == mine:
        kind = "shipped"
    elif begun.is_dir():
        kind = "partly"
    elif others:
        kind = "other"
    return IndexState(kind=kind, others=others, folders=folders)


def weights_of(checkpoint: Path) -> str:
    """Return the fingerprint of a checkpoint, as ``core.models.checkpoint.fingerprint`` does.

    Raises:
        CoreError: there is no checkpoint folder.
    """
    return _fingerprint(str(checkpoint), resources.checkpoint_stamp(checkpoint))


@st.cache_data(max_entries=32, show_spinner=False)
def _fingerprint(folder: str, stamp: str) -> str:
    return name_weights(Path(folder))


def name_of(fingerprint: str) -> str:
    """Return the name of the model with this fingerprint, "another model" where it is unknown."""
    for name, folder in resources.checkpoints().items():
        if folder.is_dir() and weights_of(folder) == fingerprint:
            return name
    return "another model"


def remove_index(structures: str, checkpoint: Path) -> None:
    """Remove the index that one model made, finished or begun, from the cache."""
    folder = index_folder(cache_folder(), content=structures, fingerprint=weights_of(checkpoint))
    shutil.rmtree(folder, ignore_errors=True)


def map_kept(content: str, checkpoint: Path) -> bool:
    """Say whether the map of a library by a model is there."""
    mine = weights_of(checkpoint)
    places = (checkpoint, cache_folder())
    return any(atlas_file(at, content=content, fingerprint=mine).is_file() for at in places)


def remove_map(content: str, checkpoint: Path) -> None:
    """Remove the map that one model made from the cache."""
    mine = weights_of(checkpoint)
    atlas_shelf.forget(content, mine)
    with contextlib.suppress(OSError):
        atlas_file(cache_folder(), content=content, fingerprint=mine).unlink(missing_ok=True)


def kept_folders(about: OwnLibrary) -> tuple[Path, ...]:
    """Return the cache's folders of a library: indexes of its structures and of its texts."""
    cache = cache_folder()
    return _folders(cache, about.structures) + _folders(cache, about.described)


def remove_all(about: OwnLibrary) -> None:
    """Remove all that the cache keeps of a library, unless another own one needs the same."""
    others = [one for one in own_libraries() if one.name != about.name]
    cache = cache_folder()
    for hashed in (about.structures, about.described):
        if hashed and not any(hashed in (one.structures, one.described) for one in others):
            for folder in _folders(cache, hashed):
                shutil.rmtree(folder, ignore_errors=True)
    if about.content and all(about.content != one.content for one in others):
        named = atlas_file(cache, content=about.content, fingerprint=_ANY)
        _unlink(named.parent.glob(named.name.replace(_ANY, "*")))
        remove_kept(cache, about.content)
    if about.joined and all(about.joined != one.joined for one in others):
        for table in ("identities", "prints"):
            _unlink((cache / "indexes").glob(f"{table}-*-{about.joined[:20]}.npz"))


def _unlink(paths: Iterable[Path]) -> None:
    for path in tuple(paths):
        path.unlink(missing_ok=True)


def _folders(cache: Path, hashed: str) -> tuple[Path, ...]:
    if not hashed:
        return ()
    pattern = index_folder(cache, content=hashed, fingerprint=_ANY).name.replace(_ANY, "*")
    return tuple(sorted(path for path in (cache / "indexes").glob(pattern) if path.is_dir()))


def _maker(folder: Path) -> str:
    """Return the fingerprint of the weights that made a finished index, "" for any other."""
    try:
        meta = json.loads((folder / "meta.json").read_bytes())
    except (OSError, ValueError):
        return ""
    sound = isinstance(meta, dict) and meta.get("format") == FORMAT
    return str(meta.get("fingerprint", "")) if sound else ""
