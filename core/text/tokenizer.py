"""Word pieces with places in the original text, trained on descriptions of molecules.

Layer: core.text (may import core.errors, core.results, core.chem). Word pieces after Wu et al.
(arXiv:1609.08144) with the Hugging Face ``tokenizers`` library. Names are cut at punctuation
and before each number, so "2-hydroxy" and "3-hydroxy" share their pieces, while the ``word``
column keeps a hyphenated name together.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple, Self

import numpy as np
import tokenizers
from tokenizers import Regex, normalizers, pre_tokenizers
from tokenizers.models import WordPiece
from tokenizers.trainers import WordPieceTrainer

from core.chem.spans import trim
from core.errors import CheckpointError, shorten
from core.results import Word
from core.text.stopwords import STOP_WORDS

PAD: Final = "[PAD]"
UNKNOWN: Final = "[UNK]"
START: Final = "[CLS]"
MASK: Final = "[MASK]"
SPECIAL_TOKENS: Final = (PAD, UNKNOWN, START, MASK)

_ALPHABET: Final = 200
_RUN: Final = re.compile(r"\S+")
_EDGE: Final = re.compile(r"\w")
_BLANK: Final = re.compile(r"\s")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")


class Tokens(NamedTuple):
    """The word pieces of one text; T counts the leading special token."""

    ids: np.ndarray
    """(T,) int32 piece numbers."""
    starts: np.ndarray
    """(T,) int32 first character of each piece in the text; 0 for special tokens."""
    ends: np.ndarray
    """(T,) int32 one past the last character; 0 for special tokens."""
    word: np.ndarray
    """(T,) int32 index into ``Tokenizer.words(text)``; -1 for special tokens."""
    content: np.ndarray
    """(T,) bool, piece of a word that says something: no stop word, no punctuation."""


def split_words(text: str) -> tuple[Word, ...]:
    """Return the words of ``text``: runs without blanks, their outer punctuation set apart.

    "(2R)-2-aminobutane," gives "(2R)-2-aminobutane" and ",": brackets that open and close inside
    the word stay with it. Every character that is not white space belongs to exactly one word.
    """
    words: list[Word] = []
    for run in _RUN.finditer(text):
        start, end = trim(text, *run.span())
        spans = ((run.start(), start), (start, end), (end, run.end()))
        words += [Word(text=text[a:b], start=a, end=b) for a, b in spans if a < b]
    return tuple(words)


class Tokenizer:
    """A trained vocabulary of word pieces."""

    def __init__(self, pieces: tokenizers.Tokenizer) -> None:
        ids = [pieces.token_to_id(token) for token in SPECIAL_TOKENS]
        if None in ids:
            raise CheckpointError(
                "the tokenizer lacks one of the tokens "
                f"{', '.join(SPECIAL_TOKENS)}: use the tokenizer.json of the checkpoint"
            )
        self._pieces = pieces
        # Not their count: a vocabulary made elsewhere may leave numbers out.
        self._size = 1 + max(pieces.get_vocab().values())
        self.pad_id, self.unknown_id, self.start_id, self.mask_id = ids

    @classmethod
    def train(cls, texts: Iterable[str], *, vocabulary: int) -> Self:
        """Learn ``vocabulary`` word pieces; equal texts give an equal tokenizer."""
        known = [_encodable(text) for text in texts]
        blank = tokenizers.Tokenizer(WordPiece(unk_token=UNKNOWN, max_input_chars_per_word=64))
        blank.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
        blank.pre_tokenizer = pre_tokenizers.Sequence(
            [
                pre_tokenizers.BertPreTokenizer(),
                pre_tokenizers.Split(Regex(r"\d+"), behavior="isolated"),
            ]
        )
        letters = Counter(c for text in known for c in blank.normalizer.normalize_str(text))
        ranked = sorted(letters, key=lambda c: (-letters[c], c))
        alphabet = sorted(c for c in ranked[:_ALPHABET] if not c.isspace())
        trainer = WordPieceTrainer(
            vocab_size=vocabulary,
            min_frequency=2,
            limit_alphabet=_ALPHABET,
            initial_alphabet=alphabet,
            # The trainer numbers inner letters in the order of a hash map, and ties between
            # merges follow the numbers: naming them here makes training repeatable.
            special_tokens=[*SPECIAL_TOKENS, *(f"##{c}" for c in alphabet)],
            show_progress=False,
        )
        blank.train_from_iterator(known, trainer)
        data = json.loads(blank.to_str())
        # Only the vocabulary knows the special tokens, so a typed "[MASK]" is ordinary text.
        data["added_tokens"] = []
        return cls.from_json(json.dumps(data))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what ``to_json`` wrote.

        Raises:
            CheckpointError: the text is not a tokenizer.
        """
        try:
            pieces = tokenizers.Tokenizer.from_str(text)
        except Exception as error:  # the library raises bare Exception
            raise CheckpointError(
                f"the tokenizer cannot be read ({shorten(error)}): copy tokenizer.json again"
            ) from error
        return cls(pieces)

    def to_json(self) -> str:
        """Return the tokenizer as text for ``from_json``."""
        return str(self._pieces.to_str())

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a ``tokenizer.json``.

        Raises:
            CheckpointError: the file is missing or damaged.
        """
        try:
            return cls.from_json(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise CheckpointError(
                f"{shorten(path)} cannot be read: copy tokenizer.json of the checkpoint again"
            ) from error

    def save(self, path: Path) -> None:
        """Write a ``tokenizer.json``."""
        path.write_text(self.to_json(), encoding="utf-8")

    def __len__(self) -> int:
        return self._size

    def words(self, text: str) -> tuple[Word, ...]:
        """Return the words that the ``word`` column of ``encode`` counts."""
        return split_words(text)

    def encode(self, text: str, *, max_tokens: int) -> Tokens:
        """Cut ``text`` into at most ``max_tokens`` word pieces, the leading [CLS] included.

        Any string is read; characters outside the vocabulary become [UNK]. Places are
        characters of ``text`` as given, also where lower-casing or NFKC change its length.
        """
        encoding = self._pieces.encode(_encodable(text), add_special_tokens=False)
        ids = np.array([self.start_id, *encoding.ids[: max_tokens - 1]], dtype=np.int32)
        offsets = np.zeros((len(ids), 2), dtype=np.int32)
        if len(ids) > 1:
            offsets[1:] = encoding.offsets[: len(ids) - 1]
        words = split_words(text)
        word = np.full(len(ids), -1, dtype=np.int32)
        if words:
            firsts = [w.start for w in words]
            word[1:] = np.searchsorted(firsts, offsets[1:, 0], side="right") - 1
        content = self._content(words)[word] & (word >= 0) if words else np.zeros(len(ids), bool)
        return Tokens(ids, offsets[:, 0].copy(), offsets[:, 1].copy(), word, content)

    @staticmethod
    def _content(words: tuple[Word, ...]) -> np.ndarray:
        """Return which words say something (words,) bool; all, where none would."""
        told = [w.text.lower() not in STOP_WORDS and bool(_EDGE.search(w.text)) for w in words]
        return np.array(told) if any(told) else np.ones(len(words), dtype=bool)


def _encodable(text: str) -> str:
    """Replace lone surrogates, which have no UTF-8 form, and rare blanks, one for one."""
    return _BLANK.sub(" ", _SURROGATE.sub("\ufffd", text))
