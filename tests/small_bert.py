"""A pretrained transformer of a few thousand weights in a folder, as it would be downloaded."""

import json
from collections import Counter
from pathlib import Path

import torch
from transformers.models.bert.configuration_bert import BertConfig
from transformers.models.bert.modeling_bert import BertForMaskedLM
from transformers.models.bert.tokenization_bert import BertTokenizer
from transformers.models.distilbert.configuration_distilbert import DistilBertConfig
from transformers.models.distilbert.modeling_distilbert import DistilBertForMaskedLM

from core.library.starter import starter_library

SPECIAL = ("[PAD]", "[unused1]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
WIDTH = 24


def pieces(*, cased: bool = False) -> list[str]:
    """Return word pieces in the order of a ``vocab.txt``: letters, and words of the library."""
    text = " ".join(starter_library().texts[:100])
    text = text if cased else text.lower()
    words = [word for word, _ in Counter(text.split()).most_common(150) if word.isalpha()]
    letters = sorted({c for c in text if c.isascii() and c.isprintable() and c != " "})
    return list(dict.fromkeys([*SPECIAL, *letters, *(f"##{c}" for c in letters), *words]))


def write_vocabulary(folder: Path, *, cased: bool = False) -> Path:
    """Write a bare ``vocab.txt``, as SciBERT has it."""
    folder.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{piece}\n" for piece in pieces(cased=cased))
    (folder / "vocab.txt").write_text(text, encoding="utf-8")
    return folder


def write_tokenizer(folder: Path, *, cased: bool = False) -> Path:
    """Write ``tokenizer.json`` and its settings, as today's models have them."""
    vocabulary = {piece: number for number, piece in enumerate(pieces(cased=cased))}
    BertTokenizer(vocab=vocabulary, do_lower_case=not cased).save_pretrained(folder)
    assert (folder / "tokenizer.json").is_file()
    assert not (folder / "vocab.txt").exists()
    return folder


def write_weights(folder: Path, *, kind: str = "bert", positions: int = 64) -> Path:
    """Write settings and weights with the head of pretraining, which must be left behind."""
    torch.manual_seed(3)
    size = len(pieces(cased=True)) + 7  # more rows than pieces, as padded for a GPU
    if kind == "bert":
        config = BertConfig(
            vocab_size=size,
            hidden_size=WIDTH,
            num_hidden_layers=2,
            num_attention_heads=2,
            intermediate_size=32,
            max_position_embeddings=positions,
            layer_norm_eps=1e-7,
        )
        model = BertForMaskedLM(config)
    else:
        config = DistilBertConfig(
            vocab_size=size,
            dim=WIDTH,
            n_layers=2,
            n_heads=2,
            hidden_dim=32,
            max_position_embeddings=positions,
        )
        model = DistilBertForMaskedLM(config)
    model.save_pretrained(folder)
    return folder


def change_json(path: Path, **values: object) -> None:
    """Overwrite some values of a JSON object in a file."""
    path.write_text(json.dumps(json.loads(path.read_text()) | values))
