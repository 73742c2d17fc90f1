"""Queries and training texts take one way; a store gives parts of what it read."""

import logging
from pathlib import Path

import numpy as np
import pytest

from core.chem.names import NameResolver
from core.data import texts as texts_module
from core.data.batch import TextItem
from core.data.texts import TextStore, text_items
from core.text.tokenizer import Tokenizer
from tests.data.conftest import TEXTS

FIELDS = ("tokens", "content", "bag_index", "bag_count")


def same(one: TextItem, other: TextItem) -> bool:
    arrays = all(np.array_equal(getattr(one, f), getattr(other, f)) for f in FIELDS)
    return arrays and one.name_keys == other.name_keys and one.relations == other.relations


def build(tokenizer: Tokenizer, resolver: NameResolver | None, **options: object) -> TextStore:
    settings = {"buckets": 512, "max_tokens": 64, "max_names": 4} | options
    return TextStore.build(TEXTS, tokenizer=tokenizer, resolver=resolver, **settings)


def test_a_query_is_encoded_as_a_training_text(
    store: TextStore, tokenizer: Tokenizer, resolver: NameResolver
) -> None:
    items = text_items(
        TEXTS, tokenizer=tokenizer, resolver=resolver, buckets=512, max_tokens=64, max_names=4
    )
    assert len(items) == len(store) == len(TEXTS)
    assert all(same(item, store.item(row)) for row, item in enumerate(items))
    single = text_items(
        TEXTS[1:2], tokenizer=tokenizer, resolver=resolver, buckets=512, max_tokens=64, max_names=4
    )
    assert same(single[0], store.item(1))


def test_all_sentences_in_order_are_the_whole_text(store: TextStore) -> None:
    for row in range(len(store)):
        assert same(store.item(row, keep=range(store.sentences(row))), store.item(row))


def test_parts_add_up_to_the_whole(store: TextStore) -> None:
    row = 1
    parts = [store.item(row, keep=[k]) for k in range(store.sentences(row))]
    whole = store.item(row)
    np.testing.assert_array_equal(
        np.concatenate([whole.tokens[:1], *(p.tokens[1:] for p in parts)]), whole.tokens
    )
    total = np.zeros(512)
    for part in parts:
        total[part.bag_index] += part.bag_count
    np.testing.assert_array_equal(total[whole.bag_index], whole.bag_count)
    assert total.sum() == whole.bag_count.sum()


def test_bags_are_sorted_and_unique(store: TextStore) -> None:
    for row in range(len(store)):
        assert np.all(np.diff(store.item(row).bag_index) > 0)


def test_the_order_of_kept_sentences_is_the_order_asked(store: TextStore) -> None:
    forward, backward = store.item(1, keep=[0, 2]), store.item(1, keep=[2, 0])
    assert sorted(forward.tokens) == sorted(backward.tokens)
    assert not np.array_equal(forward.tokens, backward.tokens)
    np.testing.assert_array_equal(forward.bag_index, backward.bag_index)


def test_an_empty_text_is_only_its_first_token(store: TextStore) -> None:
    item = store.item(TEXTS.index(""))
    assert item.tokens.tolist() == [store.start_id]
    assert not item.content.any()
    assert not len(item.bag_index)
    assert not item.names


def test_long_texts_are_cut_but_the_bag_sees_all(
    store: TextStore, tokenizer: Tokenizer, resolver: NameResolver
) -> None:
    short = build(tokenizer, resolver, max_tokens=8)
    for row in range(len(store)):
        item, whole = short.item(row), store.item(row)
        np.testing.assert_array_equal(item.tokens, whole.tokens[:8])
        np.testing.assert_array_equal(item.bag_count, whole.bag_count)
    np.testing.assert_array_equal(
        short.lengths(), [len(short.item(row).tokens) for row in range(len(short))]
    )


def test_names_come_once_and_no_more_than_asked(
    tokenizer: Tokenizer, resolver: NameResolver
) -> None:
    text = "A phenol and an alanine. It derives from a phenol. It is a conjugate acid of a phenol."
    options = {"tokenizer": tokenizer, "resolver": resolver, "buckets": 512}
    (item,) = text_items([text], max_names=4, **options)
    assert item.name_keys == ("Oc1ccccc1", "CC(N)C(=O)O")
    assert len(item.names) == len(item.relations) == 2
    assert item.relations[0] != 0  # the later mention says how, the first does not
    (first,) = text_items([text], max_names=1, **options)
    assert first.name_keys == ("Oc1ccccc1",)


def test_names_can_be_left_out(store: TextStore, tokenizer: Tokenizer) -> None:
    assert store.item(1).names
    assert not store.item(1, with_names=False).names
    assert not build(tokenizer, None).item(1).names


def test_rows_and_sentences_outside_are_refused(store: TextStore) -> None:
    with pytest.raises(IndexError):
        store.item(len(store))
    with pytest.raises(IndexError, match="which has 1"):
        store.item(3, keep=[1])


def test_the_cache_gives_the_same_store(
    store: TextStore,
    tokenizer: Tokenizer,
    resolver: NameResolver,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    build(tokenizer, resolver, cache=tmp_path)
    monkeypatch.setattr(texts_module, "read_sentences", lambda *_: pytest.fail("read again"))
    loaded = build(tokenizer, resolver, cache=tmp_path)
    assert all(same(loaded.item(row), store.item(row)) for row in range(len(store)))


def test_whatever_changes_the_reading_is_another_cache(
    tokenizer: Tokenizer, resolver: NameResolver, tmp_path: Path
) -> None:
    build(tokenizer, resolver, cache=tmp_path)
    build(tokenizer, None, cache=tmp_path)
    build(tokenizer, resolver, cache=tmp_path, buckets=256)
    build(tokenizer, resolver, cache=tmp_path, tag="more names")
    assert len(list(tmp_path.glob("texts-*.npz"))) == 4


def test_a_damaged_cache_is_read_again_with_a_note(
    tokenizer: Tokenizer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    build(tokenizer, None, cache=tmp_path)
    (path,) = tmp_path.glob("texts-*.npz")
    path.write_bytes(b"broken")
    with caplog.at_level(logging.WARNING):
        build(tokenizer, None, cache=tmp_path)
    assert "damaged" in caplog.text
    assert path.stat().st_size > 100


def test_a_resolver_that_finds_nothing_is_not_remembered(
    tokenizer: Tokenizer, resolver: NameResolver, tmp_path: Path
) -> None:
    TextStore.build(
        ["No chemistry."], tokenizer=tokenizer, resolver=resolver, buckets=64, cache=tmp_path
    )
    assert not list(tmp_path.glob("texts-*.npz"))


def test_progress_counts_texts(tokenizer: Tokenizer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts_module, "CHUNK", 4)
    seen: list[tuple[int, int]] = []
    build(tokenizer, None, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(4, 10), (8, 10), (10, 10)]
