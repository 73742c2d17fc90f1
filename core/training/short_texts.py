"""Short texts for training: the phrases that descriptions state, and the groups of structures.

Layer: core.training (may import core.chem, core.text, core.data). People type "a blue dye" or "a
tertiary amine with a nitrile", not the paragraphs of the data sets; without such texts the
model meets them unprepared.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from core.chem.groups import named_groups
from core.chem.molecule import molecule_from_smiles
from core.data.records import IUPAC_SOURCE, PairRecord
from core.text.normalise import normalise
from core.text.phrases import class_phrases
from core.text.sentences import split_sentences

SOURCE: Final = "phrases"
"""``source`` of the records made here."""
COMMONEST: Final = 0.02
"""Share of the molecules above which a phrase says too little to find anything by."""
MOST_PHRASES: Final = 3
"""Phrases joined to one text."""
_JOINTS: Final = (" and ", ", ", " with ", " ")


def short_texts(records: Sequence[PairRecord], *, seed: int) -> list[PairRecord]:
    """Return short texts of the records that are descriptions.

    A record that states a class or a role gives one text of one to three such phrases, joined
    with "and", "with", a comma or a blank, with or without an article, as users do. Its molecule
    gives another one of its rings and groups, half of the times with a stated phrase behind
    ("a beta-lactam antibiotic"). The same records and seed give the same texts.
    """
    # A systematic name states no class, and would only thin out the count of what is common.
    records = [record for record in records if record.source != IUPAC_SOURCE]
    stated = [_phrases(record.text) for record in records]
    spread = Counter(phrase for phrases in stated for phrase in phrases)
    most = max(2.0, COMMONEST * len(records))
    rng = np.random.default_rng(seed)
    held = [named_groups(molecule_from_smiles(record.smiles)) for record in records]
    common = Counter(group for groups in held for group in groups)
    made = []
    for record, phrases, groups in zip(records, stated, held, strict=True):
        told = [phrase for phrase in phrases if spread[phrase] <= most]
        texts = [_join(told, rng)] if told else []
        if groups:
            # Rare groups tell most: nobody finds a molecule by its benzene ring alone.
            rarity = np.array([1 / common[group] for group in groups])
            order = rng.choice(len(groups), len(groups), replace=False, p=rarity / rarity.sum())
            texts.append(_structure([groups[i] for i in order], told, rng))
        made += [
            PairRecord(id=record.id, smiles=record.smiles, text=text, source=SOURCE)
            for text in texts
        ]
    return made


def _structure(groups: Sequence[str], told: Sequence[str], rng: np.random.Generator) -> str:
    """Tell the first groups, or the first one as the kind of what the description states."""
    if told and rng.random() < 0.5:
        return _with_article(f"{groups[0]} {told[rng.integers(len(told))]}", rng)
    return _join(groups[: int(rng.integers(1, MOST_PHRASES + 1))], rng)


def _phrases(text: str) -> list[str]:
    sentences = split_sentences(normalise(text))
    return list(dict.fromkeys(p.lower() for s in sentences for p in class_phrases(s)))


def _join(phrases: Sequence[str], rng: np.random.Generator) -> str:
    count = min(len(phrases), int(rng.integers(1, MOST_PHRASES + 1)))
    chosen = [phrases[i] for i in rng.choice(len(phrases), size=count, replace=False)]
    text = _JOINTS[rng.integers(len(_JOINTS))].join(chosen)
    return _with_article(text, rng)


def _with_article(text: str, rng: np.random.Generator) -> str:
    if rng.random() < 0.5:
        article = "an" if text[0] in "aeiou" else "a"
        text = f"{article} {text}"
    return text
