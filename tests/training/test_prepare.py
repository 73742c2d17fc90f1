"""What a run trains on: everything it may, nothing it must not."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from core.chem.names import NameResolver
from core.config import override
from core.library.starter import known_names
from core.presets import preset
from core.training.prepare import (
    NAME_TEXT_DROPOUT,
    fit_to_transformer,
    inverse_document_frequency,
    prepare,
)
from core.training.short_texts import SOURCE
from tests.small_bert import pieces, write_tokenizer, write_vocabulary, write_weights
from tests.training.conftest import write_table


def test_the_limit_is_chosen_by_the_seed(starter_data: Path, tmp_path: Path) -> None:
    def smiles(seed: int) -> list[str]:
        config = override(preset("tiny"), [f"train.seed={seed}"])
        made = prepare(config, data=starter_data, cache=tmp_path, limit=10, progress=False)
        assert made.pair_count == len(made.pairs) == 10
        return [made.pairs.table.smiles[row] for row in made.pairs.molecule_rows]

    assert smiles(0) == smiles(0)
    assert smiles(0) != smiles(1)


def test_frequent_ngrams_weigh_less(starter_data: Path, tmp_path: Path) -> None:
    config = preset("tiny")
    made = prepare(config, data=starter_data, cache=tmp_path, workers=1, progress=False)
    store = made.pairs.texts
    buckets = config.model.text.bag_buckets
    seen = np.zeros(buckets)
    for row in range(len(store)):
        for bucket in store.item(row).bag_index:
            seen[bucket] += 1
    idf = inverse_document_frequency(store, buckets=buckets)
    np.testing.assert_allclose(idf, np.log((1 + len(store)) / (1 + seen)) + 1, rtol=1e-5)


def test_systematic_names_mostly_lose_their_structure(starter_data: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    for part in starter_data.iterdir():
        (data / part.name).parent.mkdir(exist_ok=True)
        (data / part.name).symlink_to(part)
    write_table(
        data / "pubchem_iupac" / "iupac.tsv.gz",
        ("cid", "smiles", "iupac"),
        [("1", "CCCCCCCCCCCCCCO", "tetradecan-1-ol")],
    )
    config = override(preset("tiny"), ["train.iupac=true"])
    made = prepare(config, data=data, cache=tmp_path, workers=1, progress=False)
    assert sorted(set(made.pairs.name_dropout)) == [0.0, NAME_TEXT_DROPOUT]
    assert made.sources["iupac"] == 1
    assert "iupac.tsv.gz" in {path.name for path in made.files}
    without = prepare(preset("tiny"), data=data, cache=tmp_path, workers=1, progress=False)
    assert "iupac.tsv.gz" not in {path.name for path in without.files}


def test_short_texts_join_where_they_are_wanted(starter_data: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    for part in starter_data.iterdir():
        (data / part.name).symlink_to(part)
    write_table(
        data / "momu_phy" / "pairs.tsv.gz",
        ("cid", "smiles", "description"),
        [("1", "CCCCCCCCCCCCCCO", "It has a role as a pheromone and a fragrance.")],
    )
    config = override(preset("tiny"), ["train.phrases=true"])
    made = prepare(config, data=data, cache=tmp_path, workers=1, progress=False)
    assert made.sources[SOURCE] >= 1
    assert made.molecule_count == 65


def test_names_of_the_built_in_library_are_read_and_cached_apart(
    starter_data: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    for part in starter_data.iterdir():
        (data / part.name).symlink_to(part)
    synonym, smiles = next(
        (name, smiles)
        for name, smiles in known_names().items()
        if name.isalpha() and NameResolver().resolve(name) is None
    )
    write_table(
        data / "momu_phy" / "pairs.tsv.gz",
        ("cid", "smiles", "description"),
        [("1", "CCCCCCCCCCCCCCO", f"It derives from {synonym}.")],
    )

    def read(*, library_names: bool) -> set[str]:
        made = prepare(
            preset("tiny"),
            data=data,
            cache=tmp_path,
            library_names=library_names,
            workers=1,
            progress=False,
        )
        store = made.pairs.texts
        return {key for row in range(len(store)) for key in store.item(row).name_keys}

    assert smiles not in read(library_names=False)
    assert smiles in read(library_names=True)
    assert len(list(tmp_path.glob("texts-*.npz"))) == 2


@pytest.mark.parametrize("write", [write_tokenizer, write_vocabulary])
def test_a_pretrained_transformer_brings_its_word_pieces(
    starter_data: Path, tmp_path: Path, write: Callable[..., Path]
) -> None:
    config = override(
        preset("tiny"),
        [f"model.text.init_from={write(tmp_path / 'bert')}", "model.text.grounding=false"],
    )
    made = prepare(config, data=starter_data, cache=tmp_path, workers=1, progress=False)
    assert len(made.tokenizer) == len(pieces())
    assert made.tokenizer.start_id == made.pairs.texts.start_id == pieces().index("[CLS]")
    alone = override(config, ["model.text.transformer=false"])
    made = prepare(alone, data=starter_data, cache=tmp_path, workers=1, progress=False)
    assert made.tokenizer.start_id != pieces().index("[CLS]")


def test_texts_are_cut_to_the_places_of_a_pretrained_transformer(tmp_path: Path) -> None:
    source = write_weights(tmp_path, positions=30)
    config = override(
        preset("tiny"), [f"model.text.init_from={source}", "model.text.max_tokens=96"]
    )
    assert fit_to_transformer(config).model.text.max_tokens == 30
    shorter = override(config, ["model.text.max_tokens=20"])
    assert fit_to_transformer(shorter) == shorter
    assert fit_to_transformer(preset("tiny")) == preset("tiny")
    alone = override(config, ["model.text.transformer=false"])
    assert fit_to_transformer(alone) == alone


def test_words_are_linked_where_the_plan_is_judged(starter_data: Path, tmp_path: Path) -> None:
    plain = prepare(preset("tiny"), data=starter_data, cache=tmp_path, progress=False)
    assert plain.pairs.links is None
    config = override(preset("tiny"), ["loss.plan=0.1"])
    made = prepare(config, data=starter_data, cache=tmp_path, workers=1, progress=False)
    batch = made.pairs.collate(np.arange(len(made.pairs)))
    assert batch.links is not None
    assert len(batch.links) > 0
    pair, token, motif = batch.links.unbind(dim=1)
    assert batch.text.content[pair, token].all()
    assert (motif < torch.bincount(batch.molecule.motif_molecule)[pair]).all()
