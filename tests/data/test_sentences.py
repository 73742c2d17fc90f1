"""Sentences together hold what the whole text holds."""

import inspect
from pathlib import Path

import numpy as np

from core.chem.names import NameResolver
from core.chem.spans import candidates
from core.data.sentences import read_sentences, reader_digest, reader_files
from core.data.texts import TextStore
from core.text.normalise import normalise
from core.text.relations import RELATIONS, relation_of
from core.text.tokenizer import Tokenizer
from tests.data.conftest import TEXTS


def test_pieces_of_the_sentences_are_those_of_the_text(tokenizer: Tokenizer) -> None:
    read = read_sentences(TEXTS, tokenizer, None, 512, 200)
    assert len(read) == len(TEXTS)
    for text, sentences in zip(TEXTS, read, strict=True):
        whole = tokenizer.encode(normalise(text), max_tokens=200).ids[1:]
        parts = [s.tokens for s in sentences]
        np.testing.assert_array_equal(np.concatenate([np.zeros(0, np.int32), *parts]), whole)
        assert all(len(s.tokens) == len(s.content) for s in sentences)


def test_every_name_found_lands_in_the_sentence_that_has_it(
    tokenizer: Tokenizer, resolver: NameResolver
) -> None:
    read = read_sentences(TEXTS, tokenizer, resolver, 512, 200)
    found = resolver.find_many([normalise(text) for text in TEXTS])
    assert [[n for s in sentences for n in s.names] for sentences in read] == [
        [span.smiles for span in spans] for spans in found
    ]
    phenol = read[1]
    assert len(phenol) == 3
    assert "Oc1ccccc1" in phenol[0].names
    assert not phenol[1].names


def test_relations_are_read_from_the_whole_text(
    tokenizer: Tokenizer, resolver: NameResolver
) -> None:
    (sentences,) = read_sentences(
        ["The molecule is an ester. It derives from a phenol."], tokenizer, resolver, 512, 200
    )
    (relation,) = sentences[1].relations
    assert RELATIONS[relation] != "none"


def test_without_a_resolver_there_are_no_names(tokenizer: Tokenizer) -> None:
    read = read_sentences(TEXTS, tokenizer, None, 512, 200)
    assert not any(s.names or s.relations for sentences in read for s in sentences)


def test_the_checksum_of_the_code_is_stable() -> None:
    assert reader_digest() == reader_digest()
    assert len(reader_digest()) == 64


def test_the_checksum_covers_the_modules_that_read_texts() -> None:
    covered = set(reader_files())
    assert all(path.is_file() for path in covered)
    for part in (NameResolver, candidates, Tokenizer, relation_of, read_sentences, TextStore):
        assert Path(inspect.getfile(part)) in covered
