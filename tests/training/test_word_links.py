"""Words of training texts are linked to the motifs that hold what they name."""

from pathlib import Path

import numpy as np
import pytest

from core.chem.molecule import canonical_smiles, molecule_from_smiles
from core.chem.motifs import find_motifs, motif_smiles
from core.chem.names import NameResolver
from core.data.records import IUPAC_SOURCE, PairRecord
from core.data.texts import TextStore
from core.text.normalise import normalise
from core.text.sentences import split_sentences
from core.text.tokenizer import Tokenizer
from core.training import word_links
from core.training.word_links import link_words

ASPIRIN = canonical_smiles(molecule_from_smiles("CC(=O)Oc1ccccc1C(=O)O"))
TEXT = "It has an acetoxy group. It derives from a benzoic acid and carries a carboxy group."


def record(text: str, smiles: str = ASPIRIN, source: str = "chebi20") -> PairRecord:
    return PairRecord(id="1", smiles=smiles, text=text, source=source)


@pytest.fixture
def tokenizer() -> Tokenizer:
    return Tokenizer.train([normalise(TEXT)] * 3, vocabulary=200)


def told(tokenizer: Tokenizer, links: np.ndarray) -> set[tuple[str, str]]:
    """Return (word, motif) for links of ``TEXT``, whose pieces are counted by hand."""
    words = [
        inside[number].text
        for sentence in split_sentences(normalise(TEXT))
        for inside in [tokenizer.words(sentence)]
        for number in tokenizer.encode(sentence, max_tokens=96).word[1:]
    ]
    molecule = molecule_from_smiles(ASPIRIN)
    motifs = [motif_smiles(molecule, motif) for motif in find_motifs(molecule)]
    return {(words[piece], motifs[motif]) for piece, motif in links}


def test_words_of_every_sentence_name_their_motifs(tokenizer: Tokenizer) -> None:
    links = link_words([record(TEXT)], tokenizer=tokenizer, resolver=NameResolver(), max_tokens=96)
    found = told(tokenizer, links.links)
    assert ("acetoxy", "CC(=O)O") in found
    assert ("carboxy", "O=CO") in found
    assert ("benzoic", "c1ccccc1") in found
    assert not {word for word, _ in found} & {"It", "group", "derives"}


def test_pieces_are_counted_as_the_store_counts_them(tokenizer: Tokenizer) -> None:
    links = link_words([record(TEXT)], tokenizer=tokenizer, resolver=None, max_tokens=96)
    store = TextStore.build([TEXT], tokenizer=tokenizer, resolver=None, buckets=64)
    second = store.token_places(0, [1])
    placed = links.placed(0, second)
    item = store.item(0, keep=[1])
    assert len(second) == len(item.tokens) - 1
    pieces = tokenizer.encode(split_sentences(normalise(TEXT))[1], max_tokens=96)
    words = tokenizer.words(split_sentences(normalise(TEXT))[1])
    assert {words[pieces.word[token]].text for token, _ in placed} >= {"carboxy"}
    assert "acetoxy" not in {words[pieces.word[token]].text for token, _ in placed}


@pytest.mark.parametrize(
    "one",
    [record(TEXT, source=IUPAC_SOURCE), record("Nothing is told."), record(""), record(TEXT, "(")],
)
def test_where_nothing_is_known_there_are_no_links(tokenizer: Tokenizer, one: PairRecord) -> None:
    links = link_words([one], tokenizer=tokenizer, resolver=None, max_tokens=96)
    assert len(links) == 1
    assert not len(links.links)


def test_links_are_kept_and_made_anew_for_other_texts(
    tokenizer: Tokenizer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def links(text: str) -> np.ndarray:
        made = link_words(
            [record(text)], tokenizer=tokenizer, resolver=None, max_tokens=96, cache=tmp_path
        )
        return made.links

    first = links(TEXT)
    monkeypatch.setattr(word_links, "_link_chunk", lambda _: [np.zeros((0, 2), np.int32)])
    np.testing.assert_array_equal(links(TEXT), first)
    assert not len(links(f"{TEXT} More."))


def test_several_processes_find_the_same(
    tokenizer: Tokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_links, "CHUNK", 2)
    many = [record(TEXT), record("A carboxy group."), record("An acetoxy group.")]
    alone, together = (
        link_words(many, tokenizer=tokenizer, resolver=None, max_tokens=96, workers=workers)
        for workers in (1, 2)
    )
    np.testing.assert_array_equal(alone.links, together.links)
    np.testing.assert_array_equal(alone.offsets, together.offsets)
