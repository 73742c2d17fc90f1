"""One run trains the first model and all further members; it can be killed in any of them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.config import EnsembleConfig, override
from core.errors import CheckpointError
from core.models.checkpoint import read_card, read_config
from core.models.encoder import Encoder
from core.models.fingerprint import member_folder
from core.presets import member, preset
from core.training import trainer
from core.training.ensemble import begun, train
from core.training.state import STATE_FILE

QUICK = replace(
    override(preset("tiny"), ["train.batch=16", "train.average=0.9"]),
    ensemble=EnsembleConfig(members=2, epochs=2),
)
TEXTS = ["a fatty acid", "an alcohol"]


def test_a_run_trains_all_members(starter_data: Path, tmp_path: Path) -> None:
    out = train(QUICK, data=starter_data, out=tmp_path, cpu=True, progress=False)
    cards = [read_card(member_folder(out, number)) for number in (1, 2)]
    card = read_card(out)
    assert [each["seed"] for each in card["members"]] == [1, 2]
    assert card["parameters"] == sum(
        each["parameters"] for each in (*cards, {"parameters": first_parameters(out)})
    )
    assert read_config(member_folder(out, 1)) == member(QUICK, 1)
    encoder = Encoder.load(out)
    assert encoder.encode_texts(TEXTS).shape == (2, 3 * QUICK.model.width)
    assert not begun(out)


def first_parameters(out: Path) -> int:
    """Count the numbers of the first model alone."""
    return Encoder.load(out).model.parameter_count


def test_a_run_without_members_leaves_one_model(starter_data: Path, tmp_path: Path) -> None:
    alone = replace(QUICK, ensemble=EnsembleConfig())
    out = train(alone, data=starter_data, out=tmp_path, cpu=True, progress=False)
    assert "members" not in read_card(out)
    assert not (out / "members").exists()


def test_a_model_without_n_grams_and_names_can_have_members(
    starter_data: Path, tmp_path: Path
) -> None:
    parts = [
        "model.text.bag=false",
        "model.text.grounding=false",
        "model.molecule.fingerprint=false",
    ]
    config = replace(
        override(QUICK, [*parts, "train.epochs=1"]), ensemble=EnsembleConfig(members=1, epochs=1)
    )
    out = train(config, data=starter_data, out=tmp_path, cpu=True, progress=False)
    texts = Encoder.load(out).encode_texts(TEXTS)
    alone = Encoder.load(out, ensemble=False).encode_texts(TEXTS)
    assert texts.shape == (2, 2 * alone.shape[1])
    assert np.linalg.norm(texts[:, alone.shape[1] :], axis=1) == pytest.approx(
        np.sqrt(0.6 / 1.6), abs=1e-5
    )


def test_a_run_killed_in_a_member_goes_on_there(
    starter_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {"data": starter_data, "cpu": True, "progress": False}
    whole = train(QUICK, out=tmp_path / "whole", **settings)
    step, out = trainer.Stepper.__call__, tmp_path / "killed"
    seen: list[trainer.Stepper] = []

    def interrupt(self: trainer.Stepper, *arguments: object, **named: object) -> object:
        seen.append(self)
        if self is not seen[0] and self is seen[-2]:  # the second step of member 1
            raise KeyboardInterrupt
        return step(self, *arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(trainer.Stepper, "__call__", interrupt)
        with pytest.raises(KeyboardInterrupt):
            train(QUICK, out=out, **settings)
    assert (member_folder(out, 1) / STATE_FILE).exists()
    assert begun(out)
    with pytest.raises(CheckpointError, match="holds an unfinished run"):
        train(QUICK, out=out, **settings)
    train(QUICK, out=out, resume=True, **settings)
    np.testing.assert_allclose(
        Encoder.load(out).encode_texts(TEXTS), Encoder.load(whole).encode_texts(TEXTS), atol=1e-6
    )
    with pytest.raises(CheckpointError, match="no unfinished run"):
        train(QUICK, out=out, resume=True, **settings)
