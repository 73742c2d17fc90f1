"""Sentences name what is in the values, and never call a score a probability of anything."""

import dataclasses

import numpy as np
import pytest

from core.results import Alignment, Check, Hit, MotifPart, NameSpan, SearchResult, Word
from core.view.wording import (
    ORDERS,
    above_told,
    alignment_sentences,
    checks_told,
    ranks_shown,
    read_as,
    score,
    share_told,
    strongest_links,
    unmet_told,
    word_sentence,
)

SPAN = NameSpan(start=0, end=3, text="abc", smiles="C")
TOLD = dataclasses.replace(SPAN, described=True)
HITS = tuple(Hit(rank=r, id=str(r), name="n", smiles="C", score=0.5) for r in (13, 14))
RESULT = SearchResult(
    query="q", kind="text", library="starter", seconds=0.1234, hits=HITS, total=3012
)
PLAN = np.array([[0.1, 0.4], [0.3, 0.05], [0.05, 0.1]], dtype=np.float32)
ALIGNMENT = Alignment(
    text="acid ring acid",
    smiles="CCO",
    words=tuple(Word(text=t, start=0, end=1) for t in ("acid", "ring", "Acid")),
    motifs=(MotifPart(atoms=(0, 1), label="CC"), MotifPart(atoms=(2,), label="O")),
    plan=PLAN,
    atom_weights=np.zeros((3, 3), dtype=np.float32),
    score=0.4321,
    cosine=0.7654,
    held=np.zeros(PLAN.shape, dtype=bool),
)


@pytest.mark.parametrize(
    ("kind", "spans", "said"),
    [
        ("text", (), "Read as a description"),
        ("text", (SPAN,), "one chemical name"),
        ("text", (SPAN, SPAN), "2 chemical names"),
        ("text", (TOLD,), "that spells a structure out"),
        ("text", (SPAN, TOLD), "that spells a structure out, with one chemical name in it"),
        ("name", (SPAN,), "the name of a molecule"),
        ("smiles", (SPAN,), "SMILES"),
        ("inchi", (SPAN,), "InChI"),
    ],
)
def test_every_kind_of_query_has_its_sentence(
    kind: str, spans: tuple[NameSpan, ...], said: str
) -> None:
    assert said in read_as(dataclasses.replace(RESULT, kind=kind, read_as=spans))


def test_what_was_checked_and_what_a_hit_lacks_is_told() -> None:
    asked = (Check(text="nitrile"), Check(text="halogens", negated=True))
    assert checks_told(asked) == "“nitrile” · no “halogens”"
    assert unmet_told(asked) == "Does not meet “nitrile” · has “halogens”"
    assert checks_told(()) == unmet_told(()) == ""


def test_ranks_total_and_time_are_told() -> None:
    assert ranks_shown(RESULT) == "Ranks 13–14 of 3,012 molecules · 0.12 s"


@pytest.mark.parametrize("way", ["evidence", "hypothesis", "transport"])
def test_another_order_than_the_cosine_is_told(way: str) -> None:
    said = ranks_shown(dataclasses.replace(RESULT, ordered_by=way))
    assert said.startswith("Ranks 13–14 of 3,012 molecules · 0.12 s · ")
    assert said.endswith(ORDERS[way])
    assert ranks_shown(dataclasses.replace(RESULT, hits=())) == "No molecule of 3,012"


def test_the_clearest_link_of_each_word_comes_first() -> None:
    links = strongest_links(ALIGNMENT)
    assert [(word, motif) for word, motif, _ in links] == [
        ("ring", "motif 1 (CC)"),
        ("acid", "motif 2 (O)"),
    ]
    # ring: 0.3 of 0.35 to CC, which has 0.45 of everything; acid: 0.4 of 0.5 to O, which has 0.55.
    assert [lift for _, _, lift in links] == pytest.approx([0.3 / 0.35 / 0.45, 0.8 / 0.55])


def test_both_scores_are_explained_and_none_is_a_probability() -> None:
    text = " ".join(alignment_sentences(ALIGNMENT))
    assert "Cosine similarity 0.765" in text
    assert "Transport score 0.432" in text
    assert "Neither is a probability" in text
    assert "“acid” with motif 2 (O), 1.5 × an even spread" in text


def test_a_lone_word_or_motif_claims_no_links() -> None:
    word = dataclasses.replace(
        ALIGNMENT,
        words=ALIGNMENT.words[:1],
        plan=PLAN[:1],
        atom_weights=ALIGNMENT.atom_weights[:1],
    )
    assert "A single word" in alignment_sentences(word)[2]
    motif = dataclasses.replace(ALIGNMENT, motifs=ALIGNMENT.motifs[:1], plan=PLAN[:, :1])
    assert "single motif" in alignment_sentences(motif)[2]
    even = dataclasses.replace(ALIGNMENT, plan=np.full((3, 2), 1 / 6, dtype=np.float32))
    assert "every word spreads evenly" in alignment_sentences(even)[2]


def test_a_word_tells_where_its_weight_goes() -> None:
    assert word_sentence(ALIGNMENT, 0) == (
        "“acid” gives 80 % of its weight to motif 2 (O), 1.5 × an even spread, and "
        "20 % of its weight to motif 1 (CC), 0.4 × an even spread."
    )


def test_a_share_of_next_to_nothing_is_not_told() -> None:
    plan = np.array([[0.499, 0.001], [0.3, 0.05], [0.05, 0.1]], dtype=np.float32)
    said = word_sentence(dataclasses.replace(ALIGNMENT, plan=plan), 0)
    assert said.count("of its weight") == 1


def test_scores_have_a_true_minus() -> None:
    assert score(-0.12345) == "−0.123"
    assert score(0.5) == "0.500"


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "0.0 %"),
        (0.5, "50.0 %"),
        (0.9997, "over 99.9 %"),
        (0.9991, "99.9 %"),
        (1.0, "100.0 %"),
    ],
)
def test_a_share_of_the_library_is_not_rounded_to_all(share: float, said: str) -> None:
    assert share_told(share) == f"{said} of the library"


@pytest.mark.parametrize(
    ("below", "total", "said"),
    [
        (4169, 4170, "the highest of 4,170 molecules"),
        (4168, 4170, "higher than 99.9 % of 4,170 molecules"),  # 99.95 is not rounded up
        (33_007, 33_009, "higher than 99.9 % of 33,009 molecules"),
        (0, 10, "higher than 0.0 % of 10 molecules"),
    ],
)
def test_a_score_is_never_told_higher_than_it_stands(below: int, total: int, said: str) -> None:
    assert above_told(below, total) == said
