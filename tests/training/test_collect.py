"""What may be trained on, and what must not."""

from pathlib import Path

import pytest

from core.config import override
from core.data.records import load_chebi20, load_pcdes
from core.errors import DataError
from core.presets import preset
from core.training.collect import collect_records, training_records


def test_evaluation_molecules_are_dropped_and_counted(starter_data: Path) -> None:
    records, dropped = collect_records(starter_data, iupac=False)
    forbidden = {
        r.smiles
        for load in (load_chebi20, load_pcdes)
        for split in ("validation", "test")
        for r in load(starter_data, split)
    }
    assert dropped == 2
    assert not forbidden & {r.smiles for r in records}


def test_other_words_for_a_molecule_join_and_repeated_words_do_not(starter_data: Path) -> None:
    records, _ = collect_records(starter_data, iupac=False)
    assert len(records) == 65
    assert len({r.smiles for r in records}) == 64


def test_a_folder_without_training_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="python -m core data fetch"):
        collect_records(tmp_path, iupac=False)


def test_one_source_alone_can_be_trained_on(starter_data: Path) -> None:
    config = override(preset("tiny"), ["train.sources=starter"])
    records, _ = training_records(config, starter_data, None)
    assert {record.source for record in records} == {"starter"}
    assert len(records) == 64


def test_an_unknown_source_is_answered_with_the_known_ones(starter_data: Path) -> None:
    config = override(preset("tiny"), ["train.sources=pcdes,moon"])
    with pytest.raises(DataError, match=r"train\.sources names moon.*choose of .*pcdes"):
        training_records(config, starter_data, None)
