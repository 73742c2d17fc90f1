"""The transformer that reads word pieces.

Layer: core.nn (may import core.errors, core.config). Symbols: B texts, T word pieces; masks are
True where real.
"""

import torch
from torch import Tensor, nn
from transformers.models.bert.configuration_bert import BertConfig
from transformers.models.bert.modeling_bert import BertModel

from core.config import TextConfig
from core.errors import ConfigError, ShapeError, shorten
from core.nn.dropout import replace_dropout


class TextTransformer(nn.Module):
    """A BERT (Devlin et al., arXiv:1810.04805): compact and from scratch, or any pretrained one.

    Args:
        config: Sizes, or ``init_from``, a folder or hub name that overrules them; a pretrained
            model of another width is followed by a linear layer to ``config.width``.
        vocabulary: Number of word pieces of the tokenizer.
        dropout: Dropout of hidden vectors; attention weights are never dropped, which would cost
            the fused attention kernel.

    Raises:
        ConfigError: ``init_from`` cannot be read, or knows fewer word pieces than the tokenizer.

    Shape:
        tokens (B, T) long, mask (B, T) bool -> one (B, T, width) for the embeddings and each
        layer, last layer last; vectors of padding are not meaningful.
    """

    def __init__(self, config: TextConfig, *, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.output_dim = config.width
        if config.init_from:
            self.bert: nn.Module = _pretrained(config.init_from, vocabulary)
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


def _pretrained(source: str, vocabulary: int) -> nn.Module:
    # Slow to import and rarely needed.
    from transformers.models.auto.configuration_auto import AutoConfig
    from transformers.models.auto.modeling_auto import AutoModel

    try:
        config = AutoConfig.from_pretrained(source)
        for name in ("attention_probs_dropout_prob", "attention_dropout"):
            if hasattr(config, name):
                setattr(config, name, 0.0)
        model = AutoModel.from_pretrained(source, config=config, dtype=torch.float32)
    except (OSError, ValueError) as error:
        raise ConfigError(
            f"text.init_from={shorten(source)} is neither a folder with a readable transformer "
            "nor a hub name that could be fetched; give the path of a local copy"
        ) from error
    if model.config.vocab_size < vocabulary:
        raise ConfigError(
            f"text.init_from={shorten(source)} knows {model.config.vocab_size} word pieces, but "
            f"the tokenizer has {vocabulary}; use the tokenizer that came with it"
        )
    return model
