"""The map of an engine's library: what is laid out, what colours it, and where it is kept.

Layer: core.retrieval (may import core.chem, core.text, core.data, core.library). The kept file
names the library's content and the weights, so that a map of anything else is never shown.
"""

import dataclasses
import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from core.chem.groups import named_groups
from core.chem.molecule import molecule_from_smiles
from core.data.catalog import find_data, find_part
from core.data.records import read_table
from core.data.storage import cache_folder
from core.errors import CheckpointError, LibraryError, MoleculeError, shorten
from core.library.library import SPLITS, Library
from core.library.starter import starter_rows
from core.retrieval.atlas import Atlas, Grouping, atlas_file
from core.retrieval.atlas_layout import GROUPS, SEED, Progress, compute_atlas, part
from core.retrieval.properties import PROPERTIES, properties_of, property_table
from core.text.phrases import class_phrases

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine

TEXTS: Final = 1_000
"""Texts laid out with the molecules, a seeded sample where there are more."""
FEW_TEXTS: Final = 5_000
"""Texts of a library up to which all are read, and kept, as describing a molecule needs them."""
_TEXT_BLOCK: Final = 64
_SPLIT_PARTS: Final = {
    "chebi20": ("train_smiles", "validation", "test"),
    "pcdes": ("train", "validation", "test"),
}
_COMMON: Final = 0.04
"""Share of a group that must bear a word for the group to be called by it."""
_STAGES: Final = (
    (15, "Reading texts"),
    (26, "Finding the nearest neighbours of each molecule"),
    (30, "Starting UMAP, which takes up to a minute the first time"),
    (80, "Laying out the map"),
    (100, "Working out properties and naming the groups"),
)
"""Percent at which a stage of the work ends."""


def stage(percent: int) -> str:
    """Say what is being done when so much of a map is made."""
    return next((said for end, said in _STAGES if percent < end), _STAGES[-1][1])


def expected_seconds(count: int) -> int:
    """Estimate the time a map of ``count`` molecules takes on two cores."""
    return round(20 + 2.2e-3 * min(count, 50_000) + 2e-4 * max(count - 50_000, 0))


def atlas_path(folder: Path, library: Library, fingerprint: str) -> Path:
    """Return where a folder with ``indexes/`` keeps the map of a library by some weights."""
    return atlas_file(folder, content=library.content_hash, fingerprint=fingerprint)


def find_atlas(engine: "RetrievalEngine", *, folders: Iterable[Path]) -> Atlas | None:
    """Return the map of an engine's library from the first folder that has it, if one does."""
    library = engine.library
    for folder in folders:
        path = atlas_path(folder, library, engine.encoder.fingerprint)
        found = Atlas.load(path, count=len(library))
        if found is not None and found.numbers.shape[1] == len(PROPERTIES):
            return found
    return None


def make_atlas(
    engine: "RetrievalEngine",
    *,
    keep_in: Path | None = None,
    must_save: bool = False,
    progress: Progress | None = None,
) -> Atlas:
    """Make the map of an engine's library and keep it.

    Args:
        engine: An engine with its index.
        keep_in: Folder whose ``indexes/`` keeps the map; None takes the cache. The checkpoint's
            own folder ships it.
        must_save: Fail where the map cannot be written.
        progress: Told percent done and 100.

    Raises:
        CheckpointError: the weights give vectors that are not numbers.
        LibraryError: ``must_save`` and the map cannot be written.
    """
    library = engine.library
    if not np.isfinite(engine.index.vectors).all():
        raise CheckpointError(
            "the weights of this checkpoint give vectors that are not numbers: use another "
            "checkpoint, or train it again"
        )
    rows = _with_text(library)
    texts = _encoded(engine, rows, part(progress, 0, 15))
    bare = compute_atlas(engine.index.vectors, texts, rows, progress=part(progress, 15, 80))
    atlas = _coloured(bare, library, part(progress, 80, 100))
    folder = keep_in or cache_folder()
    path = atlas_path(folder, library, engine.encoder.fingerprint)
    if not atlas.save(path) and must_save:
        raise LibraryError(f"the map cannot be written to {shorten(path)}: choose another folder")
    return atlas


def _with_text(library: Library) -> NDArray[np.int64]:
    """Return the rows whose texts are laid out, rising."""
    rows = np.array([row for row, text in enumerate(library.texts) if text], dtype=np.int64)
    if len(rows) > TEXTS:
        rows = np.sort(np.random.default_rng(SEED).choice(rows, TEXTS, replace=False))
    return rows


def _encoded(
    engine: "RetrievalEngine", rows: NDArray[np.int64], progress: Progress
) -> NDArray[np.float32]:
    """Return (T, d) unit rows of the texts of some molecules."""
    library = engine.library
    described = [row for row, text in enumerate(library.texts) if text]
    if 0 < len(described) <= FEW_TEXTS:
        return engine.texts(progress=progress).vectors[np.searchsorted(described, rows)]
    blocks = [np.empty((0, engine.index.vectors.shape[1]), np.float32)]
    for start in range(0, len(rows), _TEXT_BLOCK):
        block = rows[start : start + _TEXT_BLOCK]
        blocks.append(engine.encoder.encode_texts([library.texts[row] for row in block]))
        progress(start + len(block), len(rows))
    return np.concatenate(blocks)


def _coloured(atlas: Atlas, library: Library, progress: Progress) -> Atlas:
    """Return the map with properties, classes, splits, and names of its groups."""
    numbers = _numbers(library, atlas.shown, part(progress, 0, 50))
    classes = _class_phrases(library)
    stated, curated = any(classes), _is_starter(library)
    tags: list[Collection[str]] = []
    for place, row in enumerate(atlas.shown.tolist()):
        held = () if curated else _held(library.smiles[row])
        tags.append((*classes[row], *held))
        progress(len(atlas.shown) + place + 1, 2 * len(atlas.shown))
    groupings = dict(atlas.groupings)
    group = groupings["group"]
    names = group_names(group.labels, tags, count=len(group.names))
    groupings["group"] = dataclasses.replace(group, names=names)
    if stated:
        groupings["class"] = commonest([next(iter(classes[row]), "") for row in atlas.shown])
    if (split := _split(library)) is not None:
        groupings["split"] = Grouping(split[atlas.shown], SPLITS)
    return dataclasses.replace(atlas, numbers=numbers, groupings=groupings)


def _numbers(library: Library, shown: NDArray[np.int64], progress: Progress) -> NDArray[np.float32]:
    """Return the properties of the molecules that are drawn, (S, P); a whole table is kept."""
    if len(shown) == len(library):
        return property_table(library, cache=cache_folder(), progress=progress)
    return properties_of([library.smiles[row] for row in shown.tolist()], progress=progress)


def _held(smiles: str) -> tuple[str, ...]:
    """Return the groups that a molecule holds; none where it cannot be read."""
    try:
        return named_groups(molecule_from_smiles(smiles))
    except MoleculeError:
        return ()


def _class_phrases(library: Library) -> list[tuple[str, ...]]:
    """Return the classes of each molecule that its row or its text states, the main one first."""
    if _is_starter(library):
        return [(row.category,) for row in starter_rows()]
    return [class_phrases(text.partition(". ")[0].rstrip(".") + ".") for text in library.texts]


def _is_starter(library: Library) -> bool:
    """Say whether a library is the built-in one, whose rows name their classes."""
    return library.name == "starter" and len(library) == len(starter_rows())


def commonest(values: Sequence[str], *, most: int = GROUPS) -> Grouping:
    """Divide by the ``most`` commonest values; all others, and "", are none of them."""
    counted = Counter(value for value in values if value)
    names = tuple(sorted(counted, key=lambda name: (-counted[name], name))[:most])
    number = {name: place for place, name in enumerate(names)}
    return Grouping(np.array([number.get(value, -1) for value in values], np.int16), names)


def group_names(
    labels: NDArray[np.int16], tags: Sequence[Collection[str]], *, count: int
) -> tuple[str, ...]:
    """Name groups by the two tags that are common in them and rare elsewhere.

    Args:
        labels: (S,) group of each molecule.
        tags: What is said of each molecule.
        count: Groups.
    """
    everywhere = Counter(tag for said in tags for tag in set(said))
    names: list[str] = []
    for group in range(count):
        members = np.flatnonzero(labels == group)
        here = Counter(tag for place in members for tag in set(tags[place]))

        def weight(tag: str, here: Counter[str] = here, size: int = len(members)) -> float:
            return here[tag] * math.log(here[tag] * len(tags) / (size * everywhere[tag]))

        telling = [t for t in here if here[t] >= max(2, _COMMON * len(members)) and weight(t) > 0]
        name = ", ".join(sorted(telling, key=lambda tag: (-weight(tag), tag))[:2])
        name = name or f"Group {group + 1}"
        names.append(name if name not in names else f"{name} ({group + 1})")
    return tuple(names)


def _split(library: Library) -> NDArray[np.int16] | None:
    """Return the place in ``SPLITS`` of each molecule of a benchmark; None for other libraries."""
    parts, root = _SPLIT_PARTS.get(library.name), find_data()
    if parts is None or root is None:
        return None
    found: dict[str, int] = {}
    for number, name in enumerate(parts):
        path = find_part(root, library.name, name)
        if path is None:
            return None
        for row in read_table(path, columns=("cid",)):
            found.setdefault(row["cid"], number)
    return np.array([found.get(identifier, -1) for identifier in library.ids], np.int16)
