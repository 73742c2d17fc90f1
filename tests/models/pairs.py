"""Four real pairs as one batch, for the tests of the model."""

import numpy as np
import torch

from core.chem.graph import featurise
from core.chem.molecule import molecule_from_smiles
from core.data.batch import PairBatch, TextItem, collate_molecules, collate_texts

VOCABULARY = 50
MOLECULES = ("CC(=O)Oc1ccccc1C(=O)O", "CCCCCC(=O)O", "c1ccc2[nH]ccc2c1", "C[C@H](N)C(=O)O")


def text_item(length: int, *, names: tuple[str, ...] = (), seed: int = 0) -> TextItem:
    """Return a made-up text of ``length`` word pieces that names ``names``."""
    rng = np.random.default_rng(seed)
    buckets = np.unique(rng.integers(0, 1024, 3 * length)).astype(np.int32)
    content = np.ones(length, bool)
    content[0] = False
    return TextItem(
        tokens=rng.integers(4, VOCABULARY, length).astype(np.int32),
        content=content,
        bag_index=buckets,
        bag_count=rng.integers(1, 4, len(buckets)).astype(np.float32),
        names=tuple(featurise(molecule_from_smiles(name)) for name in names),
        name_keys=names,
        relations=tuple(range(1, len(names) + 1)),
    )


def pair_batch(lengths: tuple[int, ...] = (6, 9, 4, 7)) -> PairBatch:
    """Return four pairs; the first and the third text name structures."""
    named = (("OC(=O)c1ccccc1O", "CC(=O)O"), (), ("c1ccccc1",), ())
    items = [
        text_item(length, names=names, seed=i)
        for i, (length, names) in enumerate(zip(lengths, named, strict=True))
    ]
    graphs = [featurise(molecule_from_smiles(smiles)) for smiles in MOLECULES]
    keys = torch.arange(4)
    return PairBatch(
        text=collate_texts(items, pad_id=0),
        molecule=collate_molecules(graphs),
        text_key=keys,
        molecule_key=keys,
    )
