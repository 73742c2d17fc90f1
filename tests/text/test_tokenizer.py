"""Word pieces: places in the original text, words, content, and repeatable training."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import CheckpointError
from core.text.tokenizer import SPECIAL_TOKENS, Tokenizer, split_words

TEXTS = [
    "The molecule is a hydroxy fatty acid that is hexadecanoic acid with a hydroxy group.",
    "It is a conjugate base of a (2R)-2-hydroxybutanoic acid. It has a role as a metabolite.",
    "The molecule is a member of the class of 3,4-dihydroxybenzoic acids and a catechol.",
    "It derives from a 3-hydroxybutanoic acid and a 4-hydroxyhexadecanoic acid.",
] * 3


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.train(TEXTS, vocabulary=300)


def pieces(tokenizer: Tokenizer, text: str) -> list[str]:
    tokens = tokenizer.encode(text, max_tokens=200)
    return [text[a:b] for a, b in zip(tokens.starts[1:], tokens.ends[1:], strict=True)]


def test_special_tokens_differ_and_count_in_the_length(tokenizer: Tokenizer) -> None:
    ids = {tokenizer.pad_id, tokenizer.mask_id, tokenizer.unknown_id, tokenizer.start_id}
    assert len(ids) == len(SPECIAL_TOKENS)
    assert max(ids) < len(tokenizer) <= 300


def test_pieces_cover_every_letter_of_a_known_text(tokenizer: Tokenizer) -> None:
    for text in TEXTS[:4]:
        assert "".join(pieces(tokenizer, text)) == text.replace(" ", "")


def test_the_first_token_is_special(tokenizer: Tokenizer) -> None:
    tokens = tokenizer.encode("acid", max_tokens=9)
    assert tokens.ids[0] == tokenizer.start_id
    assert (tokens.starts[0], tokens.ends[0], tokens.word[0]) == (0, 0, -1)
    assert not tokens.content[0]


def test_names_that_differ_in_a_number_share_their_other_pieces(tokenizer: Tokenizer) -> None:
    two = tokenizer.encode("2-hydroxybutanoic", max_tokens=99).ids
    three = tokenizer.encode("3-hydroxybutanoic", max_tokens=99).ids
    assert len(two) == len(three) > 3
    assert (two != three).sum() == 1


def test_case_changes_no_piece(tokenizer: Tokenizer) -> None:
    upper = tokenizer.encode("HYDROXY ACID", max_tokens=99)
    lower = tokenizer.encode("hydroxy acid", max_tokens=99)
    np.testing.assert_array_equal(upper.ids, lower.ids)


def test_long_texts_are_cut_to_the_limit(tokenizer: Tokenizer) -> None:
    whole = tokenizer.encode("acid " * 50, max_tokens=99)
    cut = tokenizer.encode("acid " * 50, max_tokens=8)
    assert len(cut.ids) == 8
    np.testing.assert_array_equal(cut.ids, whole.ids[:8])


def test_letters_never_seen_are_unknown(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("中", max_tokens=9).ids.tolist()[1:] == [tokenizer.unknown_id]


def test_a_typed_special_token_is_ordinary_text(tokenizer: Tokenizer) -> None:
    ids = tokenizer.encode("[MASK] [PAD] [CLS]", max_tokens=99).ids[1:]
    assert not {tokenizer.mask_id, tokenizer.pad_id, tokenizer.start_id} & set(ids.tolist())


def test_offsets_are_those_of_the_original_where_letters_change_their_number(
    tokenizer: Tokenizer,
) -> None:
    text = "İ ﬁ 🧪 ½ hydroxy é\u0301 acid"
    assert pieces(tokenizer, text)[-1] == "acid"
    assert "hydroxy" in "".join(pieces(tokenizer, text))


def content_words(tokenizer: Tokenizer, text: str) -> set[str]:
    tokens = tokenizer.encode(text, max_tokens=99)
    words = tokenizer.words(text)
    return {words[k].text for k in tokens.word[tokens.content]}


def test_content_leaves_out_stop_words_and_punctuation(tokenizer: Tokenizer) -> None:
    text = "The molecule has a role as a metabolite, (2R)-acid."
    assert content_words(tokenizer, text) == {"metabolite", "(2R)-acid"}


def test_a_text_of_stop_words_alone_is_all_content(tokenizer: Tokenizer) -> None:
    assert content_words(tokenizer, "It is the molecule") == {"It", "is", "the", "molecule"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3,4-dihydroxy (2R)-acid.", ["3,4-dihydroxy", "(2R)-acid", "."]),
        ("(ethanol), it", ["(", "ethanol", "),", "it"]),
        ("iron(3+) and", ["iron(3+)", "and"]),
        ("poly(vinyl chloride)", ["poly(vinyl", "chloride", ")"]),
        ("at C-5'.", ["at", "C-5", "'."]),
        ("benzene's", ["benzene", "'s"]),
        ("—", ["—"]),
        ("", []),
    ],
)
def test_words_keep_names_whole(text: str, words: list[str]) -> None:
    assert [word.text for word in split_words(text)] == words


CHEMISTRY = "2-hydroxy (2R)-acid, İ ﬁ 🧪 中文 e\u0301 ½ (( Å"
chemistry = st.sampled_from(tuple(CHEMISTRY.split()))
prose = st.lists(st.one_of(chemistry, st.text(max_size=8)), max_size=10).map(" ".join)


@settings(deadline=None)
@given(prose, st.integers(1, 40))
def test_any_text_gives_places_inside_it_in_order(
    tokenizer: Tokenizer, text: str, limit: int
) -> None:
    tokens = tokenizer.encode(text, max_tokens=limit)
    words = tokenizer.words(text)
    assert len({len(column) for column in tokens}) == 1
    assert 1 <= len(tokens.ids) <= limit
    assert np.all(np.diff(tokens.starts) >= 0)
    assert np.all((tokens.starts >= 0) & (tokens.starts <= tokens.ends))
    assert np.all(tokens.ends <= len(text))
    assert np.all(tokens.ids < len(tokenizer))
    assert np.all(np.diff(tokens.word[1:]) >= 0)
    for start, k in zip(tokens.starts[1:], tokens.word[1:], strict=True):
        assert words[k].start <= start < words[k].end


@given(prose)
def test_words_hold_every_character_that_is_no_blank(text: str) -> None:
    words = split_words(text)
    assert "".join(word.text for word in words) == "".join(text.split())
    assert all(text[w.start : w.end] == w.text and w.text for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))


def test_saved_and_loaded_tokenizers_agree(tokenizer: Tokenizer, tmp_path: Path) -> None:
    tokenizer.save(tmp_path / "tokenizer.json")
    loaded = Tokenizer.load(tmp_path / "tokenizer.json")
    assert loaded.to_json() == tokenizer.to_json()
    want = tokenizer.encode(TEXTS[1], max_tokens=99)
    for got, column in zip(loaded.encode(TEXTS[1], max_tokens=99), want, strict=True):
        np.testing.assert_array_equal(got, column)


def test_equal_texts_train_an_equal_tokenizer_in_another_process(tokenizer: Tokenizer) -> None:
    code = (
        "from tests.text.test_tokenizer import TEXTS, Tokenizer\n"
        "print(Tokenizer.train(TEXTS, vocabulary=300).to_json(), end='')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )
    assert done.stdout == tokenizer.to_json()


@pytest.mark.parametrize("text", ["", "{}", "not json", '{"model": {"type": "WordPiece"}}'])
def test_a_damaged_file_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "tokenizer.json"
    path.write_text(text)
    with pytest.raises(CheckpointError, match=r"tokenizer\.json"):
        Tokenizer.load(path)


def test_a_tokenizer_without_the_special_tokens_is_refused(tokenizer: Tokenizer) -> None:
    with pytest.raises(CheckpointError, match="PAD"):
        Tokenizer.from_json(tokenizer.to_json().replace("[PAD]", "[POD]"))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="tokenizer"):
        Tokenizer.load(tmp_path / "none.json")
