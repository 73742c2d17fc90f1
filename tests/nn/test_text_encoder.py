"""The transformer over word pieces."""

import dataclasses
from pathlib import Path

import pytest
import torch
from transformers.models.bert.configuration_bert import BertConfig
from transformers.models.bert.modeling_bert import BertModel

from core.config import TextConfig
from core.errors import ConfigError, ShapeError
from core.nn.text_encoder import (
    TextTransformer,
    positions,
    pretrained_folder,
    read_architecture,
)
from tests.nn.gradients import silent_parameters
from tests.small_bert import WIDTH, change_json, write_weights

CONFIG = TextConfig(width=16, heads=2, layers=2, max_tokens=12)
MASK = torch.arange(7) < torch.tensor([[7], [4], [1]])


@pytest.fixture
def tokens(generator: torch.Generator) -> torch.Tensor:
    return torch.randint(0, 50, (3, 7), generator=generator)


@pytest.fixture
def encoder() -> TextTransformer:
    torch.manual_seed(0)
    return TextTransformer(CONFIG, vocabulary=50, dropout=0.1)


def test_all_hidden_layers_are_returned(encoder: TextTransformer, tokens: torch.Tensor) -> None:
    states = encoder(tokens, MASK)
    assert len(states) == 3
    assert all(state.shape == (3, 7, 16) for state in states)


def test_padding_does_not_matter(encoder: TextTransformer, tokens: torch.Tensor) -> None:
    encoder.eval()
    last = encoder(tokens, MASK)[-1]
    other = encoder(tokens.masked_fill(~MASK, 3), MASK)[-1]
    torch.testing.assert_close(other[MASK], last[MASK])
    alone = encoder(tokens[1:2, :4], MASK[1:2, :4])[-1]
    torch.testing.assert_close(alone[0], last[1, :4], atol=1e-5, rtol=1e-4)


def test_order_of_words_matters(encoder: TextTransformer, tokens: torch.Tensor) -> None:
    encoder.eval()
    swapped = tokens[:, [1, 0, 2, 3, 4, 5, 6]]
    assert (encoder(tokens, MASK)[-1][0, 6] - encoder(swapped, MASK)[-1][0, 6]).abs().max() > 1e-6


@pytest.mark.parametrize("autocast", [False, True])
def test_every_weight_learns(
    encoder: TextTransformer, tokens: torch.Tensor, autocast: bool
) -> None:
    with torch.autocast("cpu", torch.bfloat16, enabled=autocast):
        last = encoder(tokens, MASK)[-1]
    silent = silent_parameters(encoder, last.float()[MASK])
    assert all(name.endswith("key.bias") for name in silent)  # a softmax takes it away again


def test_a_pretrained_model_is_read_and_fitted(tmp_path: Path, tokens: torch.Tensor) -> None:
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=50,
        hidden_size=24,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
    )
    bert = BertModel(config).eval()
    bert.save_pretrained(tmp_path)
    encoder = TextTransformer(
        TextConfig(width=16, heads=2, init_from=str(tmp_path)), vocabulary=50
    ).eval()
    last = encoder(tokens, MASK)[-1]
    expected = bert(input_ids=tokens, attention_mask=MASK.long()).last_hidden_state
    torch.testing.assert_close(last, encoder.project(expected))
    assert encoder.bert.config.attention_probs_dropout_prob == 0
    with pytest.raises(ConfigError, match="50 word pieces"):
        TextTransformer(TextConfig(init_from=str(tmp_path)), vocabulary=60)


def test_a_missing_model_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="init_from") as caught:
        TextTransformer(TextConfig(init_from=str(tmp_path / "no")), vocabulary=50)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("kind", ["bert", "distilbert"])
def test_the_architecture_is_rebuilt_without_the_source(
    tmp_path: Path, tokens: torch.Tensor, kind: str
) -> None:
    config = TextConfig(
        width=16, heads=2, max_tokens=12, init_from=str(write_weights(tmp_path, kind=kind))
    )
    first = TextTransformer(config, vocabulary=50).eval()
    assert first.architecture is not None
    assert str(tmp_path) not in str(first.architecture)
    gone = dataclasses.replace(config, init_from=str(tmp_path / "gone"))
    again = TextTransformer(gone, vocabulary=50, architecture=first.architecture).eval()
    assert again.architecture == first.architecture
    again.load_state_dict(first.state_dict())
    states = again(tokens, MASK)
    assert len(states) == 3
    for got, want in zip(states, first(tokens, MASK), strict=True):
        torch.testing.assert_close(got, want)


def test_every_weight_of_a_pretrained_model_learns(tmp_path: Path, tokens: torch.Tensor) -> None:
    torch.manual_seed(0)
    config = TextConfig(width=16, heads=2, max_tokens=12, init_from=str(write_weights(tmp_path)))
    encoder = TextTransformer(config, vocabulary=50)
    silent = silent_parameters(encoder, encoder(tokens, MASK)[-1][MASK])
    assert all(name.endswith("key.bias") for name in silent)


def test_more_places_than_the_pretrained_model_has_are_refused(tmp_path: Path) -> None:
    source = str(write_weights(tmp_path, positions=20))
    assert positions(read_architecture(source)) == 20
    with pytest.raises(ConfigError, match=r"20 places .* text\.max_tokens=21"):
        TextTransformer(TextConfig(max_tokens=21, init_from=source), vocabulary=50)
    config = TextConfig(width=WIDTH, heads=2, max_tokens=20, init_from=source)
    tokens = torch.ones(1, 20, dtype=torch.long)
    assert TextTransformer(config, vocabulary=50)(tokens, tokens.bool())[-1].shape == (1, 20, WIDTH)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"model_type": "roberta"}, "kind roberta, which is none of bert, distilbert, electra"),
        ({"hidden_size": "wide"}, "init_from=.* is neither a folder with a readable"),
        ({"num_hidden_layers": 3}, r"lack encoder\.layer\.2"),
    ],
)
def test_a_model_that_cannot_be_used_is_one_sentence(
    tmp_path: Path, changed: dict[str, object], told: str
) -> None:
    change_json(write_weights(tmp_path) / "config.json", **changed)
    with pytest.raises(ConfigError, match=told) as caught:
        TextTransformer(TextConfig(max_tokens=12, init_from=str(tmp_path)), vocabulary=50)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("changed", [{"hidden_size": "wide"}, {"hidden_act": "none"}])
def test_damaged_settings_are_one_sentence(tmp_path: Path, changed: dict[str, object]) -> None:
    known = read_architecture(str(write_weights(tmp_path))) | changed
    with pytest.raises(ConfigError, match="settings of the pretrained transformer") as caught:
        TextTransformer(TextConfig(max_tokens=12), vocabulary=50, architecture=known)
    assert "\n" not in str(caught.value)


def test_an_unknown_hub_name_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    monkeypatch.setattr("transformers.utils.hub.is_offline_mode", lambda: True)
    for read in (pretrained_folder, read_architecture):
        with pytest.raises(ConfigError, match="nor a hub name that could be fetched") as caught:
            read("nobody/knows-this-bert")
        assert "\n" not in str(caught.value)


def test_a_mask_of_another_shape_is_refused(encoder: TextTransformer, tokens: torch.Tensor) -> None:
    with pytest.raises(ShapeError, match="mask"):
        encoder(tokens, MASK[:, :4])
