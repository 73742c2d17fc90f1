"""A data folder made of the starter library, in the form of the real one."""

import gzip
from collections.abc import Sequence
from pathlib import Path

import pytest

from core.library.library import Library
from core.library.starter import starter_library

HELD_OUT = 6
"""Molecules of each evaluation split."""


def write_table(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a gzipped table as the data folder has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(row) + "\n" for row in (header, *rows)]
    path.write_bytes(gzip.compress("".join(lines).encode()))


def write_data(root: Path, library: Library, *, pairs: int) -> Path:
    """Write a pool of ``pairs`` molecules, two of them leaks, and four evaluation splits."""
    rows = [
        (str(i), library.smiles[i], library.texts[i])
        for i in range(pairs + 4 * HELD_OUT)
        if library.texts[i]
    ]
    described = ("cid", "smiles", "description")
    held = iter(rows[pairs:])
    splits = {
        (name, split): [next(held) for _ in range(HELD_OUT)]
        for name in ("chebi20", "pcdes")
        for split in ("validation", "test")
    }
    for (name, split), part in splits.items():
        write_table(root / name / f"{split}.tsv.gz", described, part)
    leaks = [splits["pcdes", "test"][0], splits["chebi20", "validation"][0]]
    pool = [(*row, "starter") for row in [*rows[:pairs], *leaks]]
    write_table(root / "pair_pool" / "train_pool.tsv.gz", (*described, "source"), pool)
    # The same molecule in other words, and the same words again.
    more = [(rows[0][0], rows[0][1], "it is described a second time."), rows[1]]
    write_table(root / "pcdes" / "train.tsv.gz", described, more)
    return root


@pytest.fixture(scope="session")
def starter_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a pool of 64 molecules."""
    return write_data(tmp_path_factory.mktemp("data"), starter_library(), pairs=64)
