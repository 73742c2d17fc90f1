"""The map of an engine's library: coloured, named, kept under its content and weights."""

from pathlib import Path

import numpy as np
import pytest

from core.errors import CheckpointError, LibraryError
from core.library.library import Library, open_library
from core.models.encoder import Encoder
from core.retrieval.atlas import Atlas
from core.retrieval.atlas_library import (
    atlas_path,
    commonest,
    expected_seconds,
    find_atlas,
    group_names,
    make_atlas,
    stage,
)
from core.retrieval.engine import RetrievalEngine
from core.retrieval.properties import PROPERTIES, property_table


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def engine(encoder: Encoder, small_library: Library, folder: Path) -> RetrievalEngine:
    return RetrievalEngine(encoder, small_library, cache=folder)


@pytest.fixture(scope="module")
def made(engine: RetrievalEngine, folder: Path) -> Atlas:
    done: list[int] = []
    atlas = make_atlas(engine, keep_in=folder, progress=lambda part, _: done.append(part))
    assert done == sorted(done)
    assert done[-1] == 100
    return atlas


def test_every_molecule_has_its_properties(made: Atlas, small_library: Library) -> None:
    assert made.numbers.shape == (len(small_library), len(PROPERTIES))
    np.testing.assert_array_equal(made.numbers, property_table(small_library))
    mass, charge = (list(PROPERTIES).index(name) for name in ("molar_mass", "charge"))
    water, ammonium = small_library.names.index("water"), small_library.names.index("ammonium")
    assert made.numbers[water, mass] == pytest.approx(18.015, abs=0.01)
    assert made.numbers[ammonium, charge] == 1


def test_classes_come_from_what_the_texts_say(made: Atlas, small_library: Library) -> None:
    classes = made.groupings["class"]
    acid = small_library.names.index("hexadecanoic acid")
    assert classes.names[classes.labels[acid]] == "fatty acid"
    assert "split" not in made.groupings


def test_texts_are_laid_out_but_not_where_there_is_none(
    made: Atlas, small_library: Library
) -> None:
    assert len(made.text_rows) == len(small_library) - 1
    assert small_library.names.index("water") not in made.text_rows
    assert -1 <= made.other_cosine <= 1
    assert -1 <= made.pair_cosine <= 1


def test_a_kept_map_is_found_and_a_damaged_one_is_not(
    made: Atlas, engine: RetrievalEngine, folder: Path, tmp_path: Path
) -> None:
    found = find_atlas(engine, folders=(tmp_path, folder))
    assert found is not None
    np.testing.assert_array_equal(found.points, made.points)
    fingerprint = engine.encoder.fingerprint
    damaged = atlas_path(tmp_path, engine.library, fingerprint)
    damaged.parent.mkdir()
    damaged.write_bytes(b"PK\x03\x04 not a map")
    assert find_atlas(engine, folders=(tmp_path,)) is None
    assert find_atlas(engine, folders=(tmp_path, folder)) is not None


def test_other_weights_and_other_content_have_other_files(
    small_library: Library, tmp_path: Path
) -> None:
    path = atlas_path(tmp_path, small_library, "f" * 40)
    columns = {name: getattr(small_library, name) for name in ("names", "smiles", "texts")}
    renamed = Library(
        name="small", title="", ids=tuple(f"x{i}" for i in range(len(small_library))), **columns
    )
    assert path != atlas_path(tmp_path, small_library, "e" * 40)
    assert path != atlas_path(tmp_path, renamed, "f" * 40)


def test_a_map_that_must_be_kept_and_cannot_is_an_error(
    encoder: Encoder, small_library: Library, tmp_path: Path
) -> None:
    first = {name: getattr(small_library, name)[:3] for name in ("ids", "names", "smiles", "texts")}
    engine = RetrievalEngine(encoder, Library(name="own", title="", **first), cache=tmp_path)
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(LibraryError, match="cannot be written"):
        make_atlas(engine, keep_in=tmp_path / "file", must_save=True)
    assert len(make_atlas(engine, keep_in=tmp_path / "file").points) == 3


def test_a_library_without_texts_names_its_groups_by_what_the_molecules_hold(
    encoder: Encoder, small_library: Library, tmp_path: Path
) -> None:
    library = Library(
        name="own",
        title="",
        ids=small_library.ids,
        names=small_library.names,
        smiles=small_library.smiles,
        texts=("",) * len(small_library),
    )
    engine = RetrievalEngine(encoder, library, cache=tmp_path)
    atlas = make_atlas(engine, keep_in=tmp_path)
    assert "class" not in atlas.groupings
    assert len(atlas.text_rows) == 0
    assert np.isnan(atlas.pair_cosine)
    assert find_atlas(engine, folders=(tmp_path,)) is not None


def test_the_split_of_a_benchmark_is_on_its_map(
    encoder: Encoder, small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTIFLENS_DATA", str(small_data))
    monkeypatch.setenv("MOTIFLENS_CACHE", str(tmp_path))
    library = open_library("chebi20")
    atlas = make_atlas(RetrievalEngine(encoder, library, cache=tmp_path))
    split = atlas.groupings["split"]
    by_id = dict(zip(library.ids, (split.names[label] for label in split.labels), strict=True))
    assert by_id["702"] == "train"
    assert by_id["2519"] == "validation"
    assert by_id["985"] == "test"


def test_groups_are_called_by_what_is_common_in_them_and_rare_elsewhere() -> None:
    labels = np.array([0] * 10 + [1] * 10 + [2] * 2, np.int16)
    tags = [("acid", "steroid")] * 10 + [("acid", "lipid")] * 10 + [("acid",)] * 2
    assert group_names(labels, tags, count=3) == ("steroid", "lipid", "Group 3")
    same = [("steroid", "acid")] * 5 + [("x",)] * 5 + [("steroid", "acid")] * 5 + [()] * 7
    names = group_names(np.repeat([0, 3, 1, 2], [5, 5, 5, 7]).astype(np.int16), same, count=4)
    assert len(set(names)) == 4


def test_the_commonest_values_are_named_and_the_rest_are_others() -> None:
    grouping = commonest(["a", "b", "b", "", "c"], most=2)
    assert grouping.names == ("b", "a")
    assert list(grouping.labels) == [1, 0, 0, -1, -1]


def test_the_stages_are_told_in_order() -> None:
    said = list(dict.fromkeys(stage(percent) for percent in range(101)))
    assert len(said) == 5
    assert "UMAP" in said[2]
    assert expected_seconds(4_000) < expected_seconds(33_000) < expected_seconds(1_000_000)


def test_weights_that_are_no_numbers_are_refused(
    encoder: Encoder, small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = RetrievalEngine(encoder, small_library, cache=tmp_path)
    nothing = np.full_like(engine.index.vectors, np.nan)
    monkeypatch.setattr(engine.index, "vectors", nothing)
    with pytest.raises(CheckpointError, match="not numbers"):
        make_atlas(engine, keep_in=tmp_path)
