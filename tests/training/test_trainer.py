"""A whole run: it learns, it can be killed, and it comes back as if it had not been."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from core.config import override
from core.errors import CheckpointError
from core.models.checkpoint import check_folder, read_card
from core.models.encoder import Encoder
from core.presets import preset
from core.training import trainer
from core.training.collect import collect_records
from core.training.prepare import fit_to_transformer, prepare
from core.training.state import STATE_FILE
from core.training.trainer import moving_average, train
from tests.small_bert import write_tokenizer, write_vocabulary, write_weights

QUICK = override(preset("tiny"), ["train.epochs=3", "train.batch=16", "train.average=0.9"])


def test_a_run_leaves_a_checkpoint_and_nothing_unfinished(
    starter_data: Path, tmp_path: Path
) -> None:
    out = train(QUICK, data=starter_data, out=tmp_path / "run", cpu=True, progress=False)
    check_folder(out)
    assert not (out / STATE_FILE).exists()
    card = read_card(out)
    assert card["data"]["pairs"] == 65
    assert card["data"]["dropped_as_leaks"] == 2
    assert "pair_pool/train_pool.tsv.gz" in card["data"]["sha256"]
    assert Encoder.load(out).encode_texts(["a fatty acid"]).shape == (1, QUICK.model.width)


def test_the_tiny_model_learns_its_pairs_by_heart(starter_data: Path, tmp_path: Path) -> None:
    config = override(preset("tiny"), ["train.epochs=40", "train.batch=33"])
    out = train(config, data=starter_data, out=tmp_path / "run", cpu=True, progress=False)
    encoder = Encoder.load(out)
    records, _ = collect_records(starter_data, iupac=False)
    texts = encoder.encode_texts([r.text for r in records])
    molecules = encoder.encode_smiles([r.smiles for r in records])
    found = (texts @ molecules.T).argmax(axis=1)
    right = [records[i].smiles == records[j].smiles for i, j in enumerate(found)]
    assert np.mean(right) > 0.9


def test_a_killed_run_resumes_to_the_same_weights(
    starter_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = train(QUICK, data=starter_data, out=tmp_path / "whole", cpu=True, progress=False)
    step = trainer.Stepper.__call__

    def interrupt(self: trainer.Stepper, batch: object, *, step_: int) -> object:
        if step_ == 7:
            raise KeyboardInterrupt
        return step(self, batch, step=step_)

    out = tmp_path / "killed"
    with monkeypatch.context() as patch:
        patch.setattr(
            trainer.Stepper,
            "__call__",
            lambda self, batch, *, step: interrupt(self, batch, step_=step),
        )
        with pytest.raises(KeyboardInterrupt):
            train(QUICK, data=starter_data, out=out, cpu=True, progress=False)
    assert (out / STATE_FILE).exists()
    train(QUICK, data=starter_data, out=out, cpu=True, progress=False, resume=True)
    texts = ["a fatty acid", "hexanoic acid"]
    np.testing.assert_allclose(
        Encoder.load(out).encode_texts(texts), Encoder.load(whole).encode_texts(texts), atol=1e-6
    )
    steps = [json.loads(row)["step"] for row in (out / "log.jsonl").read_text().splitlines()]
    assert steps == list(range(1, len(steps) + 1))


def test_a_run_goes_on_with_its_own_pairs_only(starter_data: Path, tmp_path: Path) -> None:
    # So few word pieces that both vocabularies are full, and the weights have equal shapes.
    config = override(QUICK, ["model.text.vocabulary=200"])

    def run(limit: int) -> trainer.Run:
        made = prepare(config, data=starter_data, cache=tmp_path, limit=limit, progress=False)
        return trainer.Run(config, made, out=tmp_path, cpu=True)

    first = run(60)
    assert first.encoder().device == str(first.accelerator.device)
    first.save()
    run(60).resume()
    with pytest.raises(CheckpointError, match="60 pairs, not 61"):
        run(61).resume()


def test_an_unfinished_run_is_never_overwritten(starter_data: Path, tmp_path: Path) -> None:
    (tmp_path / STATE_FILE).write_bytes(b"precious")
    with pytest.raises(CheckpointError, match="holds an unfinished run"):
        train(QUICK, data=starter_data, out=tmp_path, cpu=True, progress=False)
    assert (tmp_path / STATE_FILE).read_bytes() == b"precious"


def test_a_checkpoint_can_be_trained_on(starter_data: Path, tmp_path: Path) -> None:
    first = train(QUICK, data=starter_data, out=tmp_path / "first", cpu=True, progress=False)
    still = override(QUICK, ["train.lr=1e-9", "train.text_lr=1e-9", "train.epochs=1"])
    out = train(
        still, data=starter_data, out=tmp_path / "on", start=first, cpu=True, progress=False
    )
    texts = ["a fatty acid", "hexanoic acid"]
    np.testing.assert_allclose(
        Encoder.load(out).encode_texts(texts), Encoder.load(first).encode_texts(texts), atol=1e-3
    )
    assert read_card(out)["started_from"] == Encoder.load(first).fingerprint


def test_nothing_to_resume_is_said(starter_data: Path, tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="no unfinished run"):
        train(QUICK, data=starter_data, out=tmp_path, cpu=True, progress=False, resume=True)


def test_the_average_forgets_its_start_and_then_is_slow() -> None:
    update = moving_average(0.99)
    averaged, current = [torch.zeros(1)], [torch.ones(1)]
    update(averaged, current, 0)
    assert averaged[0].item() == pytest.approx(0.9)
    averaged = [torch.zeros(1)]
    update(averaged, current, 10_000)
    assert averaged[0].item() == pytest.approx(0.01)


@pytest.mark.parametrize(
    ("kind", "write"), [("bert", write_vocabulary), ("distilbert", write_tokenizer)]
)
def test_a_pretrained_transformer_is_trained_and_kept_whole(
    starter_data: Path, tmp_path: Path, kind: str, write: Callable[..., Path]
) -> None:
    source = write_weights(write(tmp_path / "bert"), kind=kind, positions=30)
    config = override(
        QUICK,
        [
            f"model.text.init_from={source}",
            "model.text.max_tokens=96",
            "model.text.grounding=false",
            "train.average=0",
        ],
    )
    made = prepare(
        fit_to_transformer(config), data=starter_data, cache=tmp_path, limit=40, progress=False
    )
    run = trainer.Run(fit_to_transformer(config), made, out=tmp_path / "run", cpu=True)
    (tmp_path / "run").mkdir()
    before = {k: v.clone() for k, v in run.model.transformer.bert.state_dict().items()}
    peaks = {id(p): g["peak"] for g in run.stepper.optimizer.param_groups for p in g["params"]}
    assert {peaks[id(p)] for p in run.model.transformer.parameters()} == {config.train.text_lr}
    run.go(progress=False)
    after = run.model.transformer.bert.state_dict()
    assert all(not v.equal(before[k]) for k, v in after.items() if v.dim() == 2)
    run.finish()
    texts = ["a fatty acid", "It is a carbohydrate and a metabolite. " * 20]
    want = run.encoder().encode_texts(texts)
    moved = shutil.move(tmp_path / "run", tmp_path / "moved")
    shutil.rmtree(source)
    encoder = Encoder.load(moved)
    assert encoder.config.model.text.max_tokens == 30
    # The weights of a checkpoint are halved.
    np.testing.assert_allclose(encoder.encode_texts(texts), want, atol=2e-3)


def test_a_checkpoint_of_a_pretrained_transformer_can_be_trained_on(
    starter_data: Path, tmp_path: Path
) -> None:
    source = write_weights(write_vocabulary(tmp_path / "bert"), positions=30)
    quick = override(QUICK, ["model.text.grounding=false", "train.epochs=1"])
    config = override(quick, [f"model.text.init_from={source}"])
    first = train(config, data=starter_data, out=tmp_path / "first", cpu=True, progress=False)
    shutil.rmtree(source)
    # Neither the command nor the folder needs the source again.
    still = override(quick, ["train.lr=1e-9", "train.text_lr=1e-9"])
    out = train(
        still, data=starter_data, out=tmp_path / "on", start=first, cpu=True, progress=False
    )
    texts = ["a fatty acid", "hexanoic acid"]
    np.testing.assert_allclose(
        Encoder.load(out).encode_texts(texts), Encoder.load(first).encode_texts(texts), atol=2e-3
    )
