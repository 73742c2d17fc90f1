"""The figure counts words whose heaviest motif holds what they name."""

from pathlib import Path

import numpy as np
import pytest

from core.errors import DataError
from core.evaluation.faithfulness import evaluate_alignment, measure_alignment
from core.models.encoder import Encoder


@pytest.fixture(scope="module")
def encoder(tiny_checkpoint: Path) -> Encoder:
    return Encoder.load(tiny_checkpoint, grounding=False)


PAIRS = (
    (
        "The molecule is a nitrobenzene with a methoxy group and a sulfonamide.",
        "COc1ccc([N+](=O)[O-])cc1C(=O)Nc1ccc(S(N)(=O)=O)cc1",
    ),
    ("It is a thiophene that carries a carboxylic acid and a nitrile.", "N#Cc1ccc(C(=O)O)s1"),
    ("The molecule is methane.", "C"),
)


def test_figures_agree_with_counting_word_by_word(encoder: Encoder) -> None:
    report = measure_alignment(encoder, PAIRS, split="test")
    words, shown, learnt, chance = 0, 0, 0, 0.0
    for text, smiles in PAIRS:
        led = encoder.align(text, smiles)
        free = encoder.align(text, smiles, guided=False)
        for word in range(len(led.words)):
            if led.held[word].any():
                words += 1
                shown += led.held[word, led.plan[word].argmax()]
                learnt += led.held[word, free.plan[word].argmax()]
                chance += led.held[word].mean()
    assert words >= 6
    assert (report.texts, report.words) == (3, words)
    assert report.guided == pytest.approx(100 * shown / words)
    assert report.faithfulness == pytest.approx(100 * learnt / words)
    assert report.chance == pytest.approx(100 * chance / words)


def test_guidance_brings_an_untrained_model_to_the_truth(encoder: Encoder) -> None:
    report = measure_alignment(encoder, PAIRS, split="test")
    assert report.guided == 100
    assert report.faithfulness < 100


def test_progress_reaches_the_last_text(encoder: Encoder, small_data: Path) -> None:
    told: list[tuple[int, int]] = []
    report = evaluate_alignment(
        encoder, data=small_data, split="test", progress=lambda *at: told.append(at)
    )
    assert told[-1] == (report.texts, report.texts)
    assert np.all(np.diff([done for done, _ in told]) == 1)


def test_a_missing_split_is_told(encoder: Encoder, tmp_path: Path) -> None:
    with pytest.raises(DataError):
        evaluate_alignment(encoder, data=tmp_path)
