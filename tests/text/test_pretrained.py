"""The tokenizer of a pretrained BERT: the same pieces as its own library gives, our places."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer as Pieces
from tokenizers.models import BPE
from transformers.models.bert.tokenization_bert import BertTokenizer

from core.errors import ConfigError
from core.text.pretrained import read_pretrained
from core.text.tokenizer import Tokenizer
from tests.small_bert import SPECIAL, change_json, pieces, write_tokenizer, write_vocabulary

TEXTS = (
    "The molecule is a (2R)-2-hydroxybutanoic acid; it derives from Ethanol.",
    "A caf\u00e9 \u0130 \ufb01 \u4e2d\u6587 \U0001f9ea with e\u0301 and \u00bd of 3,4-dihydroxy",
    "",
)
Writer = Callable[..., Path]
FORMS = pytest.mark.parametrize("write", [write_tokenizer, write_vocabulary])


@FORMS
@pytest.mark.parametrize("cased", [False, True])
def test_pieces_and_places_are_those_of_the_original(
    tmp_path: Path, write: Writer, cased: bool
) -> None:
    tokenizer = read_pretrained(write(tmp_path, cased=cased))
    vocabulary = {piece: number for number, piece in enumerate(pieces(cased=cased))}
    own = BertTokenizer(vocab=vocabulary, do_lower_case=not cased)
    for text in TEXTS:
        want = own(text, return_offsets_mapping=True)
        got = tokenizer.encode(text, max_tokens=200)
        assert got.ids.tolist() == want["input_ids"][:-1]  # [SEP] is left out
        places = list(zip(got.starts.tolist(), got.ends.tolist(), strict=True))
        assert places == want["offset_mapping"][:-1]


@FORMS
def test_special_tokens_keep_their_numbers(tmp_path: Path, write: Writer) -> None:
    tokenizer = read_pretrained(write(tmp_path))
    ids = (tokenizer.pad_id, tokenizer.unknown_id, tokenizer.start_id, tokenizer.mask_id)
    assert ids == tuple(SPECIAL.index(t) for t in ("[PAD]", "[UNK]", "[CLS]", "[MASK]"))
    assert len(tokenizer) == len(pieces())
    typed = tokenizer.encode("[MASK] [PAD] [CLS]", max_tokens=99).ids[1:]
    assert not set(ids) - {tokenizer.unknown_id} & set(typed.tolist())
    assert tokenizer.encode("\u4e2d", max_tokens=9).ids.tolist()[1:] == [tokenizer.unknown_id]


@FORMS
def test_a_checkpoint_keeps_it_whole(tmp_path: Path, write: Writer) -> None:
    tokenizer = read_pretrained(write(tmp_path / "bert", cased=True))
    tokenizer.save(tmp_path / "tokenizer.json")
    again = Tokenizer.load(tmp_path / "tokenizer.json")
    for text in TEXTS:
        for got, want in zip(
            again.encode(text, max_tokens=99), tokenizer.encode(text, max_tokens=99), strict=True
        ):
            np.testing.assert_array_equal(got, want)


def test_settings_beside_a_vocabulary_decide_its_case(tmp_path: Path) -> None:
    folder = write_vocabulary(tmp_path, cased=True)
    cased = read_pretrained(folder).encode("The", max_tokens=9).ids
    (folder / "tokenizer_config.json").write_text('{"do_lower_case": true}')
    lower = read_pretrained(folder)
    assert lower.encode("The", max_tokens=9).ids.tolist() != cased.tolist()
    np.testing.assert_array_equal(
        lower.encode("The", max_tokens=9).ids, lower.encode("the", max_tokens=9).ids
    )


@pytest.mark.parametrize("flags", [False, True])
@FORMS
def test_special_tokens_of_other_names_are_mapped(
    tmp_path: Path, write: Writer, flags: bool
) -> None:
    folder = write(tmp_path)
    for name in ("vocab.txt", "tokenizer.json"):
        path = folder / name
        if path.is_file():
            path.write_text(path.read_text().replace("[CLS]", "<s>").replace("[PAD]", "<pad>"))
    names = {"cls_token": "<s>", "pad_token": "<pad>"}
    found = {role: {"content": name} for role, name in names.items()} if flags else names
    (folder / "special_tokens_map.json").write_text(json.dumps(found))
    (folder / "tokenizer_config.json").unlink(missing_ok=True)
    tokenizer = read_pretrained(folder)
    assert tokenizer.start_id == SPECIAL.index("[CLS]")
    assert tokenizer.pad_id == SPECIAL.index("[PAD]")
    assert Tokenizer.from_json(tokenizer.to_json()).start_id == tokenizer.start_id


def test_a_line_separator_is_a_piece_of_its_line(tmp_path: Path) -> None:
    lines = [*SPECIAL, "a\u2028b", "acid"]
    (tmp_path / "vocab.txt").write_text("\n".join(lines), encoding="utf-8")
    tokenizer = read_pretrained(tmp_path)
    assert tokenizer.encode("acid", max_tokens=9).ids.tolist()[1:] == [lines.index("acid")]


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Tokenizer:
    return read_pretrained(write_vocabulary(tmp_path_factory.mktemp("bert")))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=40), st.integers(1, 30))
def test_any_text_gives_places_inside_its_words(
    tokenizer: Tokenizer, text: str, limit: int
) -> None:
    tokens = tokenizer.encode(text, max_tokens=limit)
    words = tokenizer.words(text)
    assert 1 <= len(tokens.ids) <= limit
    assert np.all(np.diff(tokens.starts) >= 0)
    assert np.all(tokens.starts <= tokens.ends)
    assert np.all(tokens.ends <= len(text))
    assert np.all(tokens.ids < len(tokenizer))
    for start, k in zip(tokens.starts[1:], tokens.word[1:], strict=True):
        assert words[k].start <= start < words[k].end


def _other_model(folder: Path) -> None:
    Pieces(BPE()).save(str(folder / "tokenizer.json"))


def _damaged(folder: Path) -> None:
    (folder / "tokenizer.json").write_text("{")


def _without_mask(folder: Path) -> None:
    write_vocabulary(folder)
    path = folder / "vocab.txt"
    path.write_text(path.read_text().replace("[MASK]", "[unused2]"))


def _damaged_settings(folder: Path) -> None:
    write_vocabulary(folder)
    (folder / "tokenizer_config.json").write_text("{")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda _: None, "holds neither tokenizer.json nor vocab.txt"),
        (_other_model, "is a BPE model, not the word pieces of a BERT"),
        (_damaged, r"tokenizer\.json cannot be read"),
        (_without_mask, r"has no token \[MASK\]"),
        (_damaged_settings, r"tokenizer_config\.json is not readable JSON"),
    ],
)
def test_what_is_no_tokenizer_of_a_bert_is_refused_in_one_sentence(
    tmp_path: Path, spoil: Callable[[Path], None], told: str
) -> None:
    spoil(tmp_path)
    with pytest.raises(ConfigError, match=told) as caught:
        read_pretrained(tmp_path)
    assert "\n" not in str(caught.value)


def test_settings_written_by_the_library_are_read(tmp_path: Path) -> None:
    folder = write_tokenizer(tmp_path)
    change_json(folder / "tokenizer_config.json", **{"cls_token": "[SEP]"})
    assert read_pretrained(folder).start_id == SPECIAL.index("[SEP]")
