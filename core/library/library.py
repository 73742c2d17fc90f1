"""A library: a named set of molecules that can be searched, with texts where there are some.

Layer: core.library (may import core.data and all that stands before it).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from core.data.catalog import DATASETS, find_data, find_part, require_data
from core.data.records import PairRecord, load_chebi20, load_chebi20_pool, load_pcdes
from core.errors import LibraryError, shorten
from core.library.content import ContentHash
from core.library.kept import is_kept, kept_columns
from core.library.store import PREFIX, find_own, own_libraries, read_rows

SPLITS: Final = ("train", "validation", "test")

_Molecules = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Library:
    """Molecules in a fixed order; the four columns have one length.

    Raises:
        LibraryError: the columns differ in length, or an id is repeated.
    """

    name: str
    """Short name, as on the command line."""
    title: str
    """What it holds, for people."""
    ids: tuple[str, ...]
    """Distinct identifiers."""
    names: tuple[str, ...]
    """Names to show; the identifier where there is no name."""
    smiles: tuple[str, ...]
    """Canonical isomeric SMILES."""
    texts: tuple[str, ...]
    """A description, or "" where there is none."""

    def __post_init__(self) -> None:
        sizes = {len(self.ids), len(self.names), len(self.smiles), len(self.texts)}
        if len(sizes) != 1:
            raise LibraryError(
                f"library {shorten(self.name)} has columns of {sorted(sizes)} rows: "
                "ids, names, smiles and texts must be equally long"
            )
        if len(set(self.ids)) != len(self.ids):
            raise LibraryError(f"library {shorten(self.name)} repeats an id: ids must be distinct")

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 over ids, names, SMILES and texts, as hex: equal content, equal hash."""
        digest = ContentHash()
        for row in zip(self.ids, self.names, self.smiles, self.texts, strict=True):
            digest.add(row)
        return digest.hexdigest()


def open_library(name: str, *, data: Path | None = None) -> Library:
    """Open a library by its name.

    Args:
        name: "starter" (built in), "chebi20" or "pcdes" (from the data folder), or a user's own.
        data: Data folder; where none is given, the one ``find_data`` finds.

    Raises:
        LibraryError: no library has this name, and the message lists the available ones; or it is
            a damaged one of the user's own.
        DataError: the library's files are missing from the data folder.
    """
    if name.startswith(PREFIX):
        return _open_own(name)
    if name not in _OPENERS:
        raise LibraryError(
            f"there is no library {shorten(name)!r}: choose one of "
            f"{', '.join(available_libraries(data))}"
        )
    return _OPENERS[name](data)


def available_libraries(data: Path | None = None) -> tuple[str, ...]:
    """Return the names of the libraries that can be opened, "starter" first, own ones last."""
    root = find_data(data)
    return (
        "starter",
        *(
            name
            for name in ("chebi20", "pcdes")
            if root is not None
            and all(find_part(root, name, part) for part in DATASETS[name].parts)
        ),
        *(own.name for own in own_libraries() if not own.problem),
    )


def opens_at_once(name: str, data: Path | None = None) -> bool:
    """Say whether a library can be opened without reading a data set's structures for a minute."""
    root = find_data(data)
    if name not in DATASETS or root is None:
        return True
    return is_kept(name, sources=_sources(name, root))


def _open_own(name: str) -> Library:
    about = find_own(name)
    ids, names, smiles, texts = tuple(zip(*read_rows(about), strict=True)) or ((),) * 4
    return Library(name=name, title=about.title, ids=ids, names=names, smiles=smiles, texts=texts)


def _open_starter(_: Path | None) -> Library:
    # The starter's rows need no data folder, and its module builds a Library from here.
    from core.library.starter import starter_library

    return starter_library()


def _open_chebi20(data: Path | None) -> Library:
    root = require_data("chebi20", explicit=data)

    def make() -> _Molecules:
        texts = {r.id: r.text for split in SPLITS for r in load_chebi20(root, split)}
        return _collect(load_chebi20_pool(root), texts)

    return _kept("chebi20", root, make)


def _open_pcdes(data: Path | None) -> Library:
    root = require_data("pcdes", explicit=data)

    def make() -> _Molecules:
        records: list[PairRecord] = [r for split in SPLITS for r in load_pcdes(root, split)]
        return _collect([(r.id, r.smiles) for r in records], {r.id: r.text for r in records})

    return _kept("pcdes", root, make)


def _collect(molecules: list[tuple[str, str]], texts: Mapping[str, str]) -> _Molecules:
    """Return the columns id, SMILES and text, once an id, without unreadable structures."""
    rows = dict(reversed([(cid, smiles) for cid, smiles in molecules if smiles]))
    ids = tuple(reversed(rows))
    return ids, tuple(rows[cid] for cid in ids), tuple(texts.get(cid, "") for cid in ids)


def _kept(name: str, root: Path, make: Callable[[], _Molecules]) -> Library:
    """Make a library of CIDs, SMILES and texts, from the cache where nothing has changed."""
    ids, smiles, texts = kept_columns(name, make, sources=_sources(name, root))
    return Library(
        name=name,
        title=DATASETS[name].title,
        ids=ids,
        names=tuple(f"CID {cid}" for cid in ids),
        smiles=smiles,
        texts=texts,
    )


def _sources(name: str, root: Path) -> list[Path]:
    parts = DATASETS[name].parts
    return [path for part in parts if (path := find_part(root, name, part)) is not None]


_OPENERS: Final[Mapping[str, Callable[[Path | None], Library]]] = {
    "starter": _open_starter,
    "chebi20": _open_chebi20,
    "pcdes": _open_pcdes,
}
