"""Short texts for training, made of the phrases that the descriptions state.

Layer: core.training (may import core.text, core.data). People type "a blue dye", not the
paragraphs of the data sets; without such texts the transformer meets them unprepared.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

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
    """Return at most one short text for each record that states a class or a role.

    One to three phrases are joined with "and", "with", a comma or a blank,
    with or without an article, as users do. The same records and seed give the same texts.
    """
    # A systematic name states no class, and would only thin out the count of what is common.
    records = [record for record in records if record.source != IUPAC_SOURCE]
    stated = [_phrases(record.text) for record in records]
    spread = Counter(phrase for phrases in stated for phrase in phrases)
    most = max(2.0, COMMONEST * len(records))
    rng = np.random.default_rng(seed)
    made = []
    for record, phrases in zip(records, stated, strict=True):
        told = [phrase for phrase in phrases if spread[phrase] <= most]
        if told:
            text = _join(told, rng)
            made.append(PairRecord(id=record.id, smiles=record.smiles, text=text, source=SOURCE))
    return made


def _phrases(text: str) -> list[str]:
    sentences = split_sentences(normalise(text))
    return list(dict.fromkeys(p.lower() for s in sentences for p in class_phrases(s)))


def _join(phrases: Sequence[str], rng: np.random.Generator) -> str:
    count = min(len(phrases), int(rng.integers(1, MOST_PHRASES + 1)))
    chosen = [phrases[i] for i in rng.choice(len(phrases), size=count, replace=False)]
    text = _JOINTS[rng.integers(len(_JOINTS))].join(chosen)
    if rng.random() < 0.5:
        article = "an" if text[0] in "aeiou" else "a"
        text = f"{article} {text}"
    return text
