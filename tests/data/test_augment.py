"""Texts lose what the configuration says, as often as it says."""

import numpy as np
import pytest

from core.config import TrainConfig
from core.data.augment import AugmentConfig, kept_sentences, mask_tokens


def test_the_training_configuration_is_taken_over() -> None:
    train = TrainConfig(sentence_dropout=0.1, names_dropout=0.2, token_mask=0.3)
    config = AugmentConfig.of(train)
    assert (config.sentence_dropout, config.names_dropout, config.token_mask) == (0.1, 0.2, 0.3)


def test_kept_sentences_are_a_proper_part() -> None:
    rng = np.random.default_rng(0)
    config = AugmentConfig(sentence_dropout=1.0)
    for _ in range(300):
        kept = kept_sentences(5, config, rng).tolist()
        assert 1 <= len(kept) <= 4
        assert len(set(kept)) == len(kept)
        assert set(kept) <= set(range(5))


def test_half_of_the_parts_are_a_single_sentence_and_some_are_shuffled() -> None:
    rng = np.random.default_rng(0)
    config = AugmentConfig(sentence_dropout=1.0, shuffle=1.0)
    kept = [kept_sentences(9, config, rng).tolist() for _ in range(2000)]
    single = np.mean([len(k) == 1 for k in kept])
    assert single == pytest.approx(0.5 + 0.5 / 8, abs=0.04)
    assert any(k != sorted(k) for k in kept)
    ordered = AugmentConfig(sentence_dropout=1.0, shuffle=0.0)
    assert all(np.all(np.diff(kept_sentences(9, ordered, rng)) > 0) for _ in range(200))


@pytest.mark.parametrize("chance", [0.0, 0.3])
def test_texts_lose_sentences_as_often_as_asked(chance: float) -> None:
    rng = np.random.default_rng(0)
    config = AugmentConfig(sentence_dropout=chance)
    lost = [kept_sentences(4, config, rng) is not None for _ in range(3000)]
    assert np.mean(lost) == pytest.approx(chance, abs=0.03)


@pytest.mark.parametrize("count", [0, 1])
def test_short_texts_stay_whole(count: int) -> None:
    config = AugmentConfig(sentence_dropout=1.0)
    assert kept_sentences(count, config, np.random.default_rng(0)) is None


def test_masking_spares_the_first_token_and_the_input() -> None:
    tokens = np.arange(10, 5010, dtype=np.int32)
    before = tokens.copy()
    masked = mask_tokens(tokens, AugmentConfig(token_mask=0.1), 3, np.random.default_rng(0))
    np.testing.assert_array_equal(tokens, before)
    assert masked[0] == 10
    assert np.mean(masked == 3) == pytest.approx(0.1, abs=0.02)
    np.testing.assert_array_equal(masked[masked != 3], tokens[masked != 3])
    assert masked.dtype == tokens.dtype
    all_masked = mask_tokens(tokens, AugmentConfig(token_mask=1.0), 3, np.random.default_rng(0))
    assert all_masked[0] == 10


def test_no_masking_gives_the_same_tokens() -> None:
    tokens = np.arange(5, dtype=np.int32)
    assert mask_tokens(tokens, AugmentConfig(), 3, np.random.default_rng(0)) is tokens
