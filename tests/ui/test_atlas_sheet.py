"""What the chart is given: colours, places, pairs, and the sentences that go with it."""

import dataclasses

import numpy as np
import pytest

from core.retrieval.atlas import Atlas
from core.retrieval.atlas_library import make_atlas
from core.retrieval.engine import RetrievalEngine
from core.ui import atlas_shelf, resources
from core.ui.atlas_sheet import (
    GROUPING_TITLES,
    MOST_PAIRS,
    PROPERTY_TITLES,
    SIMILARITY,
    View,
    colouring_of,
    notes,
    options,
    pairs_of,
    points_of,
    sheet_of,
    view_of,
)
from core.view.atlas import Classes, Values
from tests.ui.atlas_samples import COUNT, kept, mapped, small_engine

__all__ = ["kept", "mapped", "small_engine"]


@pytest.fixture
def atlas(mapped: RetrievalEngine) -> Atlas:
    found = atlas_shelf.ready(mapped, resources.checkpoint_folder())
    assert found is not None
    return found


def _view(colour: str, **more: object) -> View:
    return View(colour=colour, **{"texts": False, **more})


@pytest.mark.parametrize("title", PROPERTY_TITLES)
def test_every_property_colours_every_molecule(atlas: Atlas, title: str) -> None:
    by = colouring_of(atlas, _view(title))
    assert isinstance(by, Values)
    assert np.isfinite(by.values).all()
    assert by.values.shape == (COUNT,)


def test_groups_and_similarity_colour_too(atlas: Atlas) -> None:
    by = colouring_of(atlas, _view(GROUPING_TITLES["group"]))
    assert isinstance(by, Classes)
    assert by.names == atlas.groupings["group"].names
    cosines = np.linspace(0, 1, COUNT).astype(np.float32)
    by = colouring_of(atlas, _view(SIMILARITY, cosines=cosines))
    assert isinstance(by, Values)
    np.testing.assert_array_equal(by.values, cosines)
    by = colouring_of(atlas, _view(SIMILARITY))
    assert isinstance(by, Classes)
    assert set(by.labels) == {-1}


def test_points_and_pairs_belong_to_their_molecules(mapped: RetrievalEngine, atlas: Atlas) -> None:
    points = points_of(mapped, atlas)
    assert points.names == mapped.library.names
    np.testing.assert_array_equal(points.places, atlas.points)
    pairs = pairs_of(mapped, atlas)
    assert len(pairs.rows) == min(COUNT, MOST_PAIRS)
    np.testing.assert_array_equal(pairs.molecules, atlas.points[pairs.rows])
    by_row = dict(zip(atlas.text_rows.tolist(), atlas.text_points.tolist(), strict=True))
    assert [by_row[row] for row in pairs.rows.tolist()] == pairs.texts.tolist()
    np.testing.assert_array_equal(pairs_of(mapped, atlas).rows, pairs.rows)


def test_a_sample_says_that_it_is_one(atlas: Atlas) -> None:
    large = dataclasses.replace(
        atlas,
        points=np.zeros((1_200_000, 2), np.float32),
        shown=np.arange(20_000),
    )
    assert any("20k of 1.2M molecules are shown" in note for note in notes(large, _view("logP")))
    assert not any("are shown" in note for note in notes(atlas, _view("logP")))


def test_the_gap_is_told_as_numbers_where_texts_are_shown(atlas: Atlas) -> None:
    told = dataclasses.replace(atlas, pair_cosine=0.7117, other_cosine=-0.0623)
    (gap,) = [note for note in notes(told, _view("logP", texts=True)) if "gap" in note]
    assert "0.712 with its own molecule" in gap
    assert "−0.062 with the molecules of other texts" in gap


def test_a_map_drawn_again_is_the_same(mapped: RetrievalEngine, atlas: Atlas) -> None:
    again = make_atlas(mapped)
    np.testing.assert_array_equal(again.points, atlas.points)
    assert again.groupings["group"].names == atlas.groupings["group"].names


def test_a_sheet_marks_what_was_chosen_elsewhere(mapped: RetrievalEngine, atlas: Atlas) -> None:
    view = view_of(mapped, atlas, colour="logP", texts=True, query="an alcohol")
    sheet = sheet_of(mapped, atlas, view, marked=(4, 2))
    assert sheet.marked is not None
    np.testing.assert_array_equal(sheet.marked, atlas.points[[4, 2]])
    assert sheet.pairs is not None
    assert sheet.asked is not None
    assert len(sheet.asked.rows) == len(sheet.asked.hits) == 10
    plain = view_of(mapped, atlas, colour="logP", texts=False, query="")
    assert sheet_of(mapped, atlas, plain).marked is None
    assert plain.asked is None


def test_what_can_colour_begins_with_the_groups(atlas: Atlas) -> None:
    assert options(atlas)[0] == "Group on the map"
    assert {SIMILARITY, *PROPERTY_TITLES} < set(options(atlas))
