"""The tokenizer that came with a pretrained BERT, read from its folder.

Layer: core.text (may import core.errors and core.text.tokenizer). Two forms are read: the
``tokenizer.json`` of the Hugging Face ``tokenizers`` library, and the bare ``vocab.txt`` that
older models such as SciBERT (Beltagy et al., arXiv:1903.10676) are published with.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import tokenizers
from tokenizers import normalizers, pre_tokenizers
from tokenizers.models import WordPiece

from core.errors import ConfigError, CoreError, shorten
from core.text.tokenizer import MASK, PAD, START, UNKNOWN, Tokenizer

FILES: Final = ("tokenizer.json", "vocab.txt", "tokenizer_config.json", "special_tokens_map.json")
"""What may be read, the first of the first two that is there, and the settings beside it."""

_ROLES: Final = {"pad_token": PAD, "unk_token": UNKNOWN, "cls_token": START, "mask_token": MASK}
"""Their names for the special tokens, and ours."""


def read_pretrained(folder: Path) -> Tokenizer:
    """Return the tokenizer of a BERT's folder; numbers of pieces and normalisation are kept.

    Special tokens that have other names there, "<s>" for the start, are renamed to ours, so that
    the ``tokenizer.json`` of a checkpoint alone says which they are. A ``vocab.txt`` without
    settings beside it is cased where one of its pieces has a capital letter.

    Raises:
        ConfigError: no tokenizer is there, it is damaged, or it is not made of word pieces.
    """
    pieces = _pieces(folder)
    if not isinstance(pieces.model, WordPiece):
        raise ConfigError(
            f"the tokenizer in {shorten(folder)} is a {type(pieces.model).__name__} model, not the "
            "word pieces of a BERT; set text.init_from to a BERT such as SciBERT"
        )
    data = json.loads(pieces.to_str())
    vocabulary: dict[str, int] = data["model"]["vocab"]
    settings = _settings(folder)
    for role, name in _ROLES.items():
        theirs = _content(settings.get(role)) or name
        if theirs not in vocabulary:
            raise ConfigError(
                f"the tokenizer in {shorten(folder)} has no token {shorten(theirs)} in its "
                "vocabulary; set text.init_from to a BERT with all of its tokenizer's files"
            )
        vocabulary[name] = vocabulary.pop(theirs)
    data["model"]["unk_token"] = UNKNOWN
    # Only the vocabulary knows the special tokens, so a typed "[MASK]" is ordinary text; the
    # length of a text is cut by ``encode``, which also sets the leading token.
    data |= {"added_tokens": [], "truncation": None, "padding": None, "post_processor": None}
    return Tokenizer.from_json(json.dumps(data))


def _pieces(folder: Path) -> tokenizers.Tokenizer:
    path = next((folder / name for name in FILES[:2] if (folder / name).is_file()), None)
    if path is None:
        raise ConfigError(
            f"{shorten(folder)} holds neither tokenizer.json nor vocab.txt; copy the tokenizer's "
            "files of the BERT beside its weights"
        )
    try:
        text = path.read_text(encoding="utf-8")
        if path.name == "vocab.txt":
            return _from_vocabulary(text, _settings(folder))
        return tokenizers.Tokenizer.from_str(text)
    except CoreError:
        raise
    except Exception as error:  # the library raises bare Exception
        raise ConfigError(
            f"{shorten(path)} cannot be read ({shorten(error)}); copy it again"
        ) from error


def _from_vocabulary(text: str, settings: Mapping[str, Any]) -> tokenizers.Tokenizer:
    """Build BERT's tokenizer from ``vocab.txt``: piece i stands in line i, counted from zero."""
    # Not splitlines: separators of other scripts are pieces of some vocabularies.
    lines = text.removesuffix("\n").split("\n")
    vocabulary = {piece: number for number, piece in enumerate(lines)}
    unknown = _content(settings.get("unk_token")) or UNKNOWN
    special = {_content(settings.get(role)) or name for role, name in _ROLES.items()}
    cased = any(piece != piece.lower() for piece in vocabulary if not _named(piece, special))
    made = tokenizers.Tokenizer(
        WordPiece(vocabulary, unk_token=unknown, max_input_chars_per_word=100)
    )
    made.normalizer = normalizers.BertNormalizer(
        lowercase=bool(settings.get("do_lower_case", not cased)),
        strip_accents=settings.get("strip_accents"),
        handle_chinese_chars=bool(settings.get("tokenize_chinese_chars", True)),
    )
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


def _named(piece: str, special: set[str]) -> bool:
    """Return whether ``piece`` is a token by name, as "[CLS]" and "[unused7]", not of texts."""
    return piece in special or (len(piece) > 2 and piece[0] == "[" and piece[-1] == "]")


def _settings(folder: Path) -> dict[str, Any]:
    """Return the settings beside the vocabulary, none where there are none."""
    found: dict[str, Any] = {}
    for name in ("special_tokens_map.json", "tokenizer_config.json"):
        path = folder / name
        if not path.is_file():
            continue
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ConfigError(f"{shorten(path)} is not readable JSON; copy it again") from error
        found |= data if isinstance(data, dict) else {}
    return found


def _content(token: object) -> str:
    """Return a token's text, which is written plainly or as an object with flags."""
    if isinstance(token, Mapping):
        token = token.get("content")
    return token if isinstance(token, str) else ""
