"""The two finer grains against plain loops."""

import math

import pytest
import torch

from core.losses.alignment import (
    phrase_motif_contrast,
    phrase_vectors,
    plan_faithfulness,
    token_atom_contrast,
)
from core.nn.transport import cosine_cost, sinkhorn
from tests.losses.vectors import has_finite_gradients, unit

TOKENS, MOTIFS, ATOMS = unit(3, 4, 6, seed=0), unit(3, 3, 6, seed=1), unit(3, 5, 6, seed=2)
TOKEN_MASK = torch.arange(4) < torch.tensor([[4], [2], [3]])
CONTENT = TOKEN_MASK & torch.tensor([[True, False, True, True]])
MOTIF_MASK = torch.arange(3) < torch.tensor([[3], [1], [2]])
MOTIF_KEY = torch.tensor([[0, 1, 0], [2, 9, 9], [1, 3, 9]])
ATOM_MASK = torch.arange(5) < torch.tensor([[5], [3], [1]])
TOKEN_KEY = torch.tensor([[0, 1, 2, 0], [0, 4, 9, 9], [5, 6, 7, 9]])
PLAN = sinkhorn(cosine_cost(TOKENS, MOTIFS), TOKEN_MASK, MOTIF_MASK).plan.detach()


def contrast(left: list, right: list, keys: list) -> float:
    total = 0.0
    for queries, answers in ((left, right), (right, left)):
        for i, query in enumerate(queries):
            scores = {
                j: math.exp(float(query @ answer) / 0.2)
                for j, answer in enumerate(answers)
                if i == j or keys[i] != keys[j]
            }
            total -= math.log(scores[i] / sum(scores.values())) / len(queries)
    return total / 2


def phrase_loss(**changes: torch.Tensor) -> torch.Tensor:
    options = {"content": CONTENT, "motif_mask": MOTIF_MASK, "motif_key": MOTIF_KEY} | changes
    return phrase_motif_contrast(TOKENS, MOTIFS, PLAN, temperature=0.2, **options)


def token_loss(limit: int | None = None, **changes: torch.Tensor) -> torch.Tensor:
    options = {"content": CONTENT, "atom_mask": ATOM_MASK, "token_key": TOKEN_KEY} | changes
    return token_atom_contrast(
        TOKENS, ATOMS, temperature=0.2, attention_temperature=0.3, max_tokens=limit, **options
    )


def test_phrases_agree_with_a_loop() -> None:
    phrases, motifs, keys = [], [], []
    for b in range(3):
        for k in range(3):
            if MOTIF_MASK[b, k]:
                phrase = sum(PLAN[b, t, k] * TOKENS[b, t] for t in range(4) if CONTENT[b, t])
                phrases.append((phrase / phrase.norm()).detach())
                motifs.append(MOTIFS[b, k].detach())
                keys.append(int(MOTIF_KEY[b, k]))
    assert phrase_loss().item() == pytest.approx(contrast(phrases, motifs, keys), rel=1e-5)
    assert has_finite_gradients(phrase_loss(), TOKENS, MOTIFS)


def test_motifs_of_one_kind_are_no_negatives() -> None:
    loss = phrase_loss(motif_key=torch.zeros(3, 3, dtype=torch.long))
    assert loss.item() == pytest.approx(0, abs=1e-6)


def test_a_phrase_is_a_weighted_mean_of_tokens() -> None:
    plan = torch.zeros(3, 4, 3)
    plan[0, 2, 1] = 0.7
    phrases = phrase_vectors(TOKENS, plan)
    torch.testing.assert_close(phrases[0, 1], TOKENS[0, 2])
    assert not phrases[0, 0].any()


def test_the_plan_learns_when_it_is_not_held_fixed() -> None:
    plan = sinkhorn(cosine_cost(TOKENS, MOTIFS), TOKEN_MASK, MOTIF_MASK).plan
    plan.retain_grad()
    loss = phrase_motif_contrast(
        TOKENS,
        MOTIFS,
        plan,
        content=CONTENT,
        motif_mask=MOTIF_MASK,
        motif_key=MOTIF_KEY,
        temperature=0.2,
    )
    loss.backward()
    assert plan.grad.isfinite().all()
    assert plan.grad.any()


def test_tokens_agree_with_a_loop() -> None:
    tokens, grouped, keys = [], [], []
    for b in range(3):
        atoms = ATOMS[b, ATOM_MASK[b]].detach()
        for t in range(4):
            if CONTENT[b, t]:
                token = TOKENS[b, t].detach()
                weights = [math.exp(float(token @ atom) / 0.3) for atom in atoms]
                group = sum(w * atom for w, atom in zip(weights, atoms, strict=True))
                tokens.append(token)
                grouped.append(group / group.norm())
                keys.append(int(TOKEN_KEY[b, t]))
    assert token_loss().item() == pytest.approx(contrast(tokens, grouped, keys), rel=1e-5)
    assert has_finite_gradients(token_loss(), TOKENS, ATOMS)


def test_equal_tokens_are_no_negatives() -> None:
    loss = token_loss(token_key=torch.zeros(3, 4, dtype=torch.long))
    assert loss.item() == pytest.approx(0, abs=1e-6)


def test_a_limit_takes_evenly_spaced_tokens() -> None:
    places = CONTENT.nonzero()
    assert len(places) == 6
    chosen = torch.zeros_like(CONTENT)
    for pair, token in places[::2]:
        chosen[pair, token] = True
    torch.testing.assert_close(token_loss(3), token_loss(content=chosen))
    torch.testing.assert_close(token_loss(6), token_loss())


@pytest.mark.parametrize("make", [phrase_loss, token_loss])
def test_no_content_costs_nothing(make: object) -> None:
    loss = make(content=torch.zeros_like(CONTENT))
    assert loss.item() == 0
    assert all(g.isfinite().all() for g in torch.autograd.grad(loss, [TOKENS]))


@pytest.mark.parametrize("make", [phrase_loss, token_loss])
def test_autocast_does_not_round(make: object) -> None:
    with torch.autocast("cpu", torch.bfloat16):
        loss = make()
    assert loss.item() == make().item()


def test_padding_does_not_matter() -> None:
    empty = torch.zeros(3, 2, 6)
    wider = torch.zeros(3, 2, dtype=torch.bool)
    keys = torch.zeros(3, 2, dtype=torch.long)
    loss = phrase_motif_contrast(
        torch.cat([TOKENS, empty], 1),
        torch.cat([MOTIFS, empty + 5], 1),
        torch.nn.functional.pad(PLAN, (0, 2, 0, 2)),
        content=torch.cat([CONTENT, wider], 1),
        motif_mask=torch.cat([MOTIF_MASK, wider], 1),
        motif_key=torch.cat([MOTIF_KEY, keys], 1),
        temperature=0.2,
    )
    torch.testing.assert_close(loss, phrase_loss())
    loss = token_atom_contrast(
        torch.cat([TOKENS, empty], 1),
        torch.cat([ATOMS, empty + 5], 1),
        content=torch.cat([CONTENT, wider], 1),
        atom_mask=torch.cat([ATOM_MASK, wider], 1),
        token_key=torch.cat([TOKEN_KEY, keys], 1),
        temperature=0.2,
        attention_temperature=0.3,
    )
    torch.testing.assert_close(loss, token_loss())


def test_faithfulness_is_the_share_of_each_known_word() -> None:
    held = torch.zeros_like(PLAN, dtype=torch.bool)
    held[0, 0, 0] = held[0, 0, 2] = held[2, 1, 1] = True
    shares = [
        float((PLAN[0, 0, 0] + PLAN[0, 0, 2]) / PLAN[0, 0].sum()),
        float(PLAN[2, 1, 1] / PLAN[2, 1].sum()),
    ]
    expected = -sum(math.log(share) for share in shares) / 2
    assert float(plan_faithfulness(PLAN, held)) == pytest.approx(expected, rel=1e-5)


def test_faithfulness_asks_nothing_where_nothing_is_known() -> None:
    plan = PLAN.clone().requires_grad_()
    loss = plan_faithfulness(plan, torch.zeros_like(PLAN, dtype=torch.bool))
    loss.backward()
    assert loss.item() == 0
    assert not plan.grad.any()
