"""Whether the alignment points at the atoms that a word truly names.

Layer: core.evaluation (may import core.errors, core.results, core.data, core.models). The truth of
a word is a SMARTS of its group or ring, or the structure of a resolved name, found in the molecule
of the text. The shown plan is led by the same truth (``core.models.align``), so its figure says
that knowledge reaches the picture; what the model has learnt by itself is told beside it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from core.data.records import load_chebi20
from core.models.encoder import Encoder
from core.results import Alignment, AlignmentReport

MOST_TEXTS: Final = 1000
"""Texts of a split that are aligned, drawn with a fixed seed."""
LONGEST: Final = 300
"""Characters of the longest SMILES; a giant would take as long as a hundred others."""

Progress = Callable[[int, int], None]


def evaluate_alignment(
    encoder: Encoder, *, data: Path, split: str = "test", progress: Progress | None = None
) -> AlignmentReport:
    """Align texts of ChEBI-20 with their molecules and count the words that point right.

    Args:
        encoder: A loaded checkpoint.
        data: Data folder.
        split: "validation" or "test".
        progress: Told the texts done, and how many there are.

    Raises:
        DataError: the split is missing.
    """
    records = [record for record in load_chebi20(data, split) if 0 < len(record.smiles) <= LONGEST]
    order = np.random.default_rng(0).permutation(len(records))[:MOST_TEXTS]
    pairs = [(records[i].text, records[i].smiles) for i in sorted(order)]
    return measure_alignment(encoder, pairs, split=split, progress=progress)


def measure_alignment(
    encoder: Encoder,
    pairs: Sequence[tuple[str, str]],
    *,
    split: str,
    progress: Progress | None = None,
) -> AlignmentReport:
    """Count the words that point right in the alignments of (text, SMILES) pairs."""
    counts = np.zeros(4)
    for done, (text, smiles) in enumerate(pairs, start=1):
        shown, learnt = (encoder.align(text, smiles, guided=led) for led in (True, False))
        counts += [*_right(shown), _right(learnt)[1], _chance(shown)]
        if progress is not None:
            progress(done, len(pairs))
    words, *right = counts
    guided, own, chance = (100 * float(count) / max(words, 1) for count in right)
    return AlignmentReport(
        benchmark="alignment",
        split=split,
        protocol=(
            f"{len(pairs):,} ChEBI-20 {split} texts with their molecules; of the words whose "
            "group, ring or name the molecule holds, and that not every motif would suit, the "
            "share whose heaviest motif holds it in the plan of the learnt vectors alone (guided: "
            "in the plan that is shown, which is led by the same patterns)."
        ),
        texts=len(pairs),
        words=int(words),
        faithfulness=own,
        guided=guided,
        chance=chance,
    )


def _right(alignment: Alignment) -> tuple[int, int]:
    """Return the words with a truth, and how many of them give it the most mass."""
    known = alignment.held.any(axis=1)
    heaviest = alignment.plan.argmax(axis=1)
    return int(known.sum()), int(alignment.held[known, heaviest[known]].sum())


def _chance(alignment: Alignment) -> float:
    """Return how many words a motif drawn at random would suit."""
    known = alignment.held.any(axis=1)
    return float(alignment.held[known].mean(axis=1).sum())
