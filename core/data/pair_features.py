"""Evidence of a text held against candidates, as numbers for a re-ranker.

Layer: core.data (may import core.errors, core.config, core.results, core.chem, core.text).
Symbols: K candidates of one list, F features, n neighbours in a bank.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from core.chem.identity import KEYS, NUMBERS, key
from core.data.evidence import CUES, RELATION_GROUPS, NameEvidence, TextEvidence
from core.data.identities import IdentityTable

_ELEMENTS: Final = NUMBERS[:11]
_SKELETON: Final = [i for i, name in enumerate(_ELEMENTS) if name != "H"]
_CHARGE: Final = NUMBERS.index("charge")
_LABELS: Final = [NUMBERS.index(name) for name in ("R", "S centre", "E", "Z")]
_FAR: Final = 6.0
"""log1p of a difference in composition where there is no name to differ from."""

NAME_FEATURES: Final = (
    *("present", "similarity", "best", *(f"same {key}" for key in KEYS)),
    *("charge difference", "atoms apart", "stereo apart"),
    *("delta stated", "delta met", "spelled out", "spelled out, flat", "spelled similarity"),
)
"""Of the names of one relation group: the best value over them."""
DEMAND_KINDS: Final = (
    *("group", "ring", "class", "count", "carbons", "charge", "parts", "rings", "stereo"),
    *("element", "isotope", "property"),
)
CROWD: Final = 10
"""Nearest neighbours in the bank whose mean cosine is held against a candidate's own (CSLS)."""
GENERAL: Final = (
    *("cosine", "behind the best", "above the crowd", "behind the best above it"),
    *("nearer in the bank", "similarity to any name", "behind the most similar"),
    *(f"cue {place}" for place in range(len(CUES))),
    *("charge", "neutral", "stated charge met", "stated charge missed", "anion x charge"),
    *("cation x charge", "zwitterion x neutral", "stated label R", "stated label S"),
    *("stated label E", "stated label Z", "labels apart", "no label", "labels equal in number"),
    *("length", "twins", "demands", "demands met", "demands missed", "weakest demand"),
)
FEATURES: Final = (
    *GENERAL,
    *(f"demand {kind} {what}" for kind in DEMAND_KINDS for what in ("stated", "met")),
    *NUMBERS,
    *(f"{group}: {what}" for group in RELATION_GROUPS for what in NAME_FEATURES),
)
"""Name of each column of ``pair_features``."""


def pair_features(
    text: TextEvidence,
    cosine: np.ndarray,
    candidates: IdentityTable,
    rows: np.ndarray,
    names: IdentityTable,
    name_rows: Mapping[str, int],
    judged: np.ndarray,
    crowd: np.ndarray,
) -> np.ndarray:
    """Hold one text against K candidates.

    Args:
        text: What the text says.
        cosine: (K,) similarity of the dual encoder.
        candidates: Identities of the searched molecules.
        rows: (K,) the candidates' rows in it.
        names: Identities of the structures that texts name or spell out.
        name_rows: SMILES -> row of ``names``.
        judged: (K, demands) how far each demand of the text is fulfilled, 0 to 1.
        crowd: (K, n) cosines of each candidate to the nearest texts of a bank, falling.

    Returns:
        (K, F) float32, columns ``FEATURES``.
    """
    by_group = [
        _names(
            [name for name in text.names if name.group == place], candidates, rows, names, name_rows
        )
        for place in range(len(RELATION_GROUPS))
    ]
    similarity = np.max([block[:, 1] for block in by_group], axis=0)
    columns = [
        _places(cosine, crowd),
        _general(text, similarity, candidates, rows, judged),
        _demands(text, judged, len(rows)),
        _signed_log(candidates.numbers[rows].astype(np.float32)),
        *by_group,
    ]
    return np.concatenate(columns, axis=1).astype(np.float32)


def compared(features: np.ndarray) -> np.ndarray:
    """Return (K, F) features of one molecule and K texts, compared within the list.

    ``pair_features`` compares the candidates of one text; where the texts are the candidates,
    each comes alone, and the columns that look at the others are set here.
    """
    features = features.copy()
    similarity = [f"{group}: similarity" for group in RELATION_GROUPS]
    best = [f"{group}: best" for group in RELATION_GROUPS]
    pairs = (
        ("cosine", "behind the best"),
        ("above the crowd", "behind the best above it"),
        ("similarity to any name", "behind the most similar"),
        *zip(similarity, best, strict=True),
    )
    for own, against in pairs:
        values = features[:, FEATURES.index(own)]
        features[:, FEATURES.index(against)] = values - values.max()
    return features


def _signed_log(values: np.ndarray) -> np.ndarray:
    return np.sign(values) * np.log1p(np.abs(values))


def _places(cosine: np.ndarray, crowd: np.ndarray) -> np.ndarray:
    """Return what the dual encoder says: the first columns of ``GENERAL``."""
    above = cosine - crowd[:, :CROWD].mean(axis=1)
    nearer = (crowd > cosine[:, None]).sum(axis=1)
    columns = (cosine, cosine - cosine.max(), above, above - above.max(), np.log1p(nearer))
    return np.stack([column.astype(np.float32) for column in columns], axis=1)


def _general(
    text: TextEvidence,
    similarity: np.ndarray,
    candidates: IdentityTable,
    rows: np.ndarray,
    judged: np.ndarray,
) -> np.ndarray:
    count = len(rows)
    ones = np.ones(count, np.float32)
    numbers = candidates.numbers[rows].astype(np.float32)
    charge, labels = numbers[:, _CHARGE], numbers[:, _LABELS]
    stated = text.charge is not None
    off = np.abs(charge - (text.charge or 0)) * stated
    written = text.labels.sum()
    flat = candidates.keys[rows, KEYS.index("flat")]
    _, place, twins = np.unique(flat, return_inverse=True, return_counts=True)
    met = judged.mean(axis=1) if judged.size else ones
    anion, cation, zwitterion = text.cues[:3]
    columns = [
        similarity,
        similarity - similarity.max(),
        *(ones * cue for cue in text.cues),
        charge,
        charge == 0,
        (off == 0) * float(stated),
        off,
        charge * anion,
        charge * cation,
        (charge == 0) * zwitterion,
        *(ones * label for label in text.labels),
        np.abs(labels - text.labels).sum(axis=1) * (written > 0),
        labels.sum(axis=1) == 0,
        (labels.sum(axis=1) == written) * (written > 0),
        ones * (text.length / 500),
        (twins[place] - 1) / 4,
        ones * np.log1p(judged.shape[1]),
        met,
        (1 - judged).sum(axis=1) if judged.size else 0 * ones,
        judged.min(axis=1) if judged.size else ones,
    ]
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)


def _demands(text: TextEvidence, judged: np.ndarray, count: int) -> np.ndarray:
    """Tell of each kind whether it is stated, and the mean fulfilment (1 where it is not)."""
    block = np.zeros((count, len(DEMAND_KINDS), 2), np.float32)
    block[:, :, 1] = 1
    kinds = np.array([demand.kind for demand in text.demands], dtype=str)
    for place, kind in enumerate(DEMAND_KINDS):
        own = kinds == kind
        if own.any():
            block[:, place, 0] = 1
            block[:, place, 1] = judged[:, own].mean(axis=1)
    return block.reshape(count, -1)


def _names(
    named: Sequence[NameEvidence],
    candidates: IdentityTable,
    rows: np.ndarray,
    names: IdentityTable,
    name_rows: Mapping[str, int],
) -> np.ndarray:
    """Return (K, len(NAME_FEATURES)) of the names of one relation group."""
    if not named:
        block = np.zeros((len(rows), len(NAME_FEATURES)), np.float32)
        block[:, NAME_FEATURES.index("atoms apart")] = _FAR
        return block
    each = np.stack([_name(name, candidates, rows, names, name_rows) for name in named])
    best = each.max(axis=0)
    for what in ("atoms apart", "stereo apart"):
        column = NAME_FEATURES.index(what)
        best[:, column] = each[:, :, column].min(axis=0)
    charge = NAME_FEATURES.index("charge difference")
    # Of the name most like the candidate: the others tell nothing about its charge.
    nearest = each[:, :, 1].argmax(axis=0)
    best[:, charge] = each[nearest, np.arange(len(rows)), charge]
    best[:, 2] = best[:, 1] - best[:, 1].max()
    return best


def _name(
    name: NameEvidence,
    candidates: IdentityTable,
    rows: np.ndarray,
    names: IdentityTable,
    name_rows: Mapping[str, int],
) -> np.ndarray:
    own = name_rows[name.smiles]
    keys = candidates.keys[rows]
    numbers = candidates.numbers[rows].astype(np.float32)
    other = names.numbers[own].astype(np.float32)
    atoms = numbers[:, : len(_ELEMENTS)] - other[: len(_ELEMENTS)]
    similarity = candidates.similarity(rows, names, own)
    mirrored = keys[:, 0] == names.keys[own, KEYS.index("mirror")]
    same = [keys[:, place] == names.keys[own, place] for place in range(len(KEYS) - 1)]
    spelled = np.zeros((len(rows), 3), np.float32)
    # Spelled structures come as canonical SMILES, with and without stereo: their keys are at hand.
    hashes = [key(smiles) for smiles in name.spelled]
    spelled[:, 0] = np.isin(keys[:, 0], hashes)
    spelled[:, 1] = np.isin(keys[:, KEYS.index("flat")], hashes)
    if name.spelled:
        spelled[:, 2] = candidates.similarity(rows, names, name_rows[name.spelled[0]])
    stated = name.delta is not None
    met = np.zeros(len(rows))
    if name.delta is not None:
        wanted = np.array([name.delta.get(element, 0) for element in _ELEMENTS])
        met = np.exp(-np.abs(atoms - wanted).sum(axis=1))
    columns = [
        np.ones(len(rows)),
        similarity,
        np.zeros(len(rows)),  # set over all names of the group
        *same,
        mirrored,
        numbers[:, _CHARGE] - other[_CHARGE],
        np.log1p(np.abs(atoms[:, _SKELETON]).sum(axis=1)),
        np.abs(numbers[:, _LABELS] - other[_LABELS]).sum(axis=1),
        np.full(len(rows), float(stated)),
        met,
        *spelled.T,
    ]
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)
