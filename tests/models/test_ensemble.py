"""Several models answer as one: their cosines are averaged."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from core.errors import CheckpointError
from core.models.checkpoint import fingerprint
from core.models.encoder import Encoder
from core.models.ensemble import join, load_members
from core.models.fingerprint import member_folder
from tests.small_ensemble import CONFIG, write_ensemble

TEXTS = ["an acid", "a fatty acid that is hexadecanoic acid", "", "an alcohol"]
MOLECULES = ["CC(=O)O", "CCO", "c1ccccc1"]


def test_the_cosine_is_the_mean_of_all_by_weight(generator: torch.Generator) -> None:
    one, two, three = (
        torch.nn.functional.normalize(torch.randn(2, 5, 8, generator=generator), dim=-1)
        for _ in range(3)
    )
    texts, molecules = (join([one[i], two[i], three[i]], weight=0.5) for i in (0, 1))
    want = (one[0] @ one[1].T + 0.5 * two[0] @ two[1].T + 0.5 * three[0] @ three[1].T) / 2
    torch.testing.assert_close(texts @ molecules.T, want)


def test_a_model_alone_is_left_as_it_is(generator: torch.Generator) -> None:
    rows = torch.randn(3, 4, generator=generator)
    assert join([rows], weight=0.6) is rows


def test_an_ensemble_encodes_as_its_members_do(tmp_path: Path) -> None:
    folder = write_ensemble(tmp_path / "whole", 2)
    whole = Encoder.load(folder)
    first = Encoder.load(write_ensemble(tmp_path / "first", 0))
    parts = [first, *(Encoder.load(member_folder(folder, number)) for number in (1, 2))]
    cosines = [each.encode_texts(TEXTS) @ each.encode_smiles(MOLECULES).T for each in parts]
    texts, molecules = whole.encode_texts(TEXTS), whole.encode_smiles(MOLECULES)
    assert whole.width == texts.shape[1] == 3 * first.width
    np.testing.assert_allclose(np.linalg.norm(texts, axis=1), 1, atol=1e-5)
    want = (cosines[0] + 0.5 * cosines[1] + 0.5 * cosines[2]) / 2
    np.testing.assert_allclose(texts @ molecules.T, want, atol=1e-5)


def test_the_first_model_can_be_loaded_alone(tmp_path: Path) -> None:
    alone = Encoder.load(write_ensemble(tmp_path / "whole", 2), ensemble=False)
    first = Encoder.load(write_ensemble(tmp_path / "first", 0))
    np.testing.assert_array_equal(alone.encode_texts(TEXTS), first.encode_texts(TEXTS))


def test_alignments_are_those_of_the_first_model(tmp_path: Path) -> None:
    whole = Encoder.load(write_ensemble(tmp_path / "whole", 1))
    first = Encoder.load(write_ensemble(tmp_path / "first", 0))
    plans = [each.align(TEXTS[1], "CCO").plan for each in (whole, first)]
    np.testing.assert_array_equal(*plans)


def test_a_missing_member_is_named(tmp_path: Path) -> None:
    folder = write_ensemble(tmp_path / "whole", 2)
    (member_folder(folder, 2) / "model.safetensors").unlink()
    with pytest.raises(CheckpointError, match=r"members/2.*(lacks|not shipped)"):
        Encoder.load(folder)


def test_a_member_that_reads_texts_in_another_way_is_refused(tmp_path: Path) -> None:
    folder = write_ensemble(tmp_path / "whole", 1, settings=["model.text.bag_buckets=2048"])
    with pytest.raises(CheckpointError, match="does not read texts as its first model does"):
        load_members(folder, CONFIG)


def test_indexes_are_bound_to_all_members(tmp_path: Path) -> None:
    one, other = write_ensemble(tmp_path / "one", 1), write_ensemble(tmp_path / "other", 1)
    assert fingerprint(one) == fingerprint(other)
    path = member_folder(other, 1) / "tokenizer.json"
    path.write_text(json.dumps(json.loads(path.read_text()), indent=1))
    assert fingerprint(one) != fingerprint(other)
