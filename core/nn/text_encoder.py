"""The transformer that reads word pieces.

Layer: core.nn (may import core.errors, core.config, core.text). Symbols: B texts, T word pieces;
masks are True where real.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor, nn
from transformers.configuration_utils import PreTrainedConfig
from transformers.models.bert.configuration_bert import BertConfig
from transformers.models.bert.modeling_bert import BertModel

from core.config import TextConfig
from core.errors import ConfigError, ShapeError, shorten
from core.nn.dropout import replace_dropout
from core.text.pretrained import FILES

KINDS: Final = ("bert", "distilbert", "electra")
"""Kinds of transformer that can be started from: word pieces, places counted from zero."""
_OWN: Final = ("_name_or_path", "auto_map", "transformers_version")
"""Settings of the place a transformer came from, not of its architecture."""


class TextTransformer(nn.Module):
    """A BERT (Devlin et al., arXiv:1810.04805): compact and from scratch, or any pretrained one.

    Args:
        config: Sizes, or ``init_from``, a folder or hub name that overrules them; a pretrained
            model of another width is followed by a linear layer to ``config.width``.
        vocabulary: Number of word pieces of the tokenizer.
        dropout: Dropout of hidden vectors of the compact model; attention weights are never
            dropped, which would cost the fused attention kernel.
        architecture: Settings of a transformer to rebuild without its weights, which a checkpoint
            will bring; overrules ``init_from``, which then need not be reachable.

    Raises:
        ConfigError: ``init_from`` cannot be read, or knows fewer word pieces than the tokenizer or
            fewer places than ``config.max_tokens``.

    Shape:
        tokens (B, T) long, mask (B, T) bool -> one (B, T, width) for the embeddings and each
        layer, last layer last; vectors of padding are not meaningful.
    """

    def __init__(
        self,
        config: TextConfig,
        *,
        vocabulary: int,
        dropout: float = 0.1,
        architecture: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.output_dim = config.width
        self.architecture: dict[str, Any] | None = None
        """Settings that rebuild a pretrained transformer; None for the compact one."""
        if architecture is not None or config.init_from:
            self.bert = _pretrained(config, vocabulary, architecture)
            self.architecture = _described(self.bert.config)
        else:
            self.bert = BertModel(_compact(config, vocabulary, dropout), add_pooling_layer=False)
        replace_dropout(self.bert)
        inner = self.bert.config.hidden_size
        same = inner == config.width
        self.project = nn.Identity() if same else nn.Linear(inner, config.width)

    def forward(self, tokens: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Read ``tokens``; see the class for shapes."""
        if tokens.shape != mask.shape:
            raise ShapeError("mask", got=mask.shape, want=tokens.shape)
        out = self.bert(input_ids=tokens, attention_mask=mask.long(), output_hidden_states=True)
        return tuple(self.project(states) for states in out.hidden_states)


def _compact(config: TextConfig, vocabulary: int, dropout: float) -> BertConfig:
    return BertConfig(
        vocab_size=vocabulary,
        hidden_size=config.width,
        num_hidden_layers=config.layers,
        num_attention_heads=config.heads,
        intermediate_size=4 * config.width,
        max_position_embeddings=config.max_tokens,
        type_vocab_size=1,
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=0.0,
        attn_implementation="sdpa",
    )


def pretrained_folder(source: str) -> Path:
    """Return the folder with a transformer's settings and tokenizer, fetched for a hub name.

    Raises:
        ConfigError: ``source`` is neither a folder nor a hub name that could be fetched.
    """
    if Path(source).is_dir():
        return Path(source)
    from transformers.utils.hub import cached_files

    try:
        # The same commit for all, hence one folder; older models lack some of them.
        found = cached_files(
            source, ["config.json", *FILES], _raise_exceptions_for_missing_entries=False
        )
    except (OSError, ValueError) as error:
        raise _unreachable(source) from error
    if not found:
        raise _unreachable(source)
    return Path(found[0]).parent


def read_architecture(source: str) -> dict[str, Any]:
    """Return the settings of the transformer at ``source``, a folder or hub name.

    Raises:
        ConfigError: it cannot be read.
    """
    # Slow to import and rarely needed.
    from transformers.models.auto.configuration_auto import AutoConfig

    try:
        return _described(AutoConfig.from_pretrained(source, trust_remote_code=False))
    except Exception as error:  # besides its own kinds, the library passes on any other
        raise _unreachable(source) from error


def positions(architecture: Mapping[str, Any]) -> int:
    """Return how many word pieces of a text a transformer of these settings can place.

    Raises:
        ConfigError: the settings are damaged, or of a kind that is not in ``KINDS``.
    """
    return int(_settings(architecture).max_position_embeddings)


def _described(config: PreTrainedConfig) -> dict[str, Any]:
    data = json.loads(config.to_json_string(use_diff=False))
    return {key: value for key, value in sorted(data.items()) if key not in _OWN}


def _settings(architecture: Mapping[str, Any]) -> PreTrainedConfig:
    from transformers.models.auto.configuration_auto import AutoConfig

    kind = architecture.get("model_type")
    if kind not in KINDS:
        raise ConfigError(
            f"text.init_from names a transformer of the kind {shorten(kind)}, which is none of "
            f"{', '.join(KINDS)}; give a BERT such as SciBERT"
        )
    # It reads whole texts, and dropped attention weights would cost the fused kernel.
    ours = {"return_dict": True, "is_decoder": False}
    for name in ("attention_probs_dropout_prob", "attention_dropout"):
        if name in architecture:
            ours[name] = 0.0
    try:
        return AutoConfig.for_model(**{**architecture, **ours})
    except Exception as error:
        raise _unusable(error) from error


def _pretrained(
    config: TextConfig, vocabulary: int, architecture: Mapping[str, Any] | None
) -> nn.Module:
    """Rebuild ``architecture``, or read settings and weights from ``config.init_from``."""
    source = config.init_from
    settings = _settings(read_architecture(source) if architecture is None else architecture)
    _check_sizes(settings, vocabulary, config.max_tokens)
    # Only BERT has a layer behind the last one, for the task of its pretraining.
    extra = {"add_pooling_layer": False} if settings.model_type == "bert" else {}
    from transformers.models.auto.modeling_auto import AutoModel

    if architecture is not None:
        try:
            return AutoModel.from_config(settings, dtype=torch.float32, **extra)
        except Exception as error:
            raise _unusable(error) from error
    try:
        model, report = AutoModel.from_pretrained(
            source, config=settings, dtype=torch.float32, output_loading_info=True, **extra
        )
    except Exception as error:
        raise _unreachable(source) from error
    if report["missing_keys"]:
        raise ConfigError(
            f"the weights of text.init_from={shorten(source)} lack "
            f"{shorten(min(report['missing_keys']))}; copy the whole model again"
        )
    return model


def _check_sizes(settings: PreTrainedConfig, vocabulary: int, max_tokens: int) -> None:
    if settings.vocab_size < vocabulary:
        raise ConfigError(
            f"the transformer of text.init_from knows {settings.vocab_size} word pieces, but the "
            f"tokenizer has {vocabulary}; use the tokenizer that came with it"
        )
    if settings.max_position_embeddings < max_tokens:
        raise ConfigError(
            f"the transformer of text.init_from has {settings.max_position_embeddings} places for "
            f"word pieces, fewer than text.max_tokens={max_tokens}; set that to at most "
            f"{settings.max_position_embeddings}"
        )


def _unusable(error: Exception) -> ConfigError:
    return ConfigError(
        f"the settings of the pretrained transformer cannot be used ({shorten(error)}); copy the "
        "folder they came in again"
    )


def _unreachable(source: str) -> ConfigError:
    return ConfigError(
        f"text.init_from={shorten(source)} is neither a folder with a readable transformer "
        "nor a hub name that could be fetched; give the path of a local copy"
    )
