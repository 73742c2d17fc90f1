"""The scorer: lists of any length, standardised columns, order of candidates without effect."""

import torch

from core.nn.list_scorer import ListScorer


def test_scores_have_the_shape_of_the_lists(generator: torch.Generator) -> None:
    scorer = ListScorer(5).eval()
    for shape in ((0, 5), (1, 5), (7, 5), (3, 7, 5)):
        assert scorer(torch.randn(*shape, generator=generator)).shape == shape[:-1]


def test_each_candidate_is_scored_for_itself(generator: torch.Generator) -> None:
    scorer = ListScorer(5).eval()
    features = torch.randn(9, 5, generator=generator)
    order = torch.randperm(9, generator=generator)
    torch.testing.assert_close(scorer(features[order]), scorer(features)[order])


def test_columns_are_standardised_and_constant_ones_stay_small(generator: torch.Generator) -> None:
    scorer = ListScorer(3)
    seen = torch.randn(4000, 3, generator=generator) * torch.tensor([2.0, 0.5, 0.0]) + 7
    scorer.standardise(seen)
    inner = scorer.inner(seen)
    torch.testing.assert_close(inner.mean(dim=0), torch.zeros(3), atol=1e-3, rtol=0)
    torch.testing.assert_close(inner.std(dim=0)[:2], torch.ones(2), atol=1e-2, rtol=0)
    assert scorer.inner(torch.full((1, 3), 8.0))[0, 2] == 6
    assert scorer.inner(torch.tensor([[float("inf"), -1e9, 7.0]])).abs().max() == 6


def test_without_a_correction_the_cosine_alone_decides(generator: torch.Generator) -> None:
    scorer = ListScorer(4).eval()
    torch.nn.init.zeros_(scorer.correction[-1].weight)
    torch.nn.init.zeros_(scorer.correction[-1].bias)
    features = torch.randn(6, 4, generator=generator)
    torch.testing.assert_close(scorer(features), 20 * features[:, 0])


def test_mean_and_spread_are_kept_with_the_weights(generator: torch.Generator) -> None:
    scorer, other = ListScorer(4).eval(), ListScorer(4).eval()
    scorer.standardise(torch.randn(50, 4, generator=generator) * 3 + 1)
    other.load_state_dict(scorer.state_dict())
    features = torch.randn(6, 4, generator=generator)
    torch.testing.assert_close(other(features), scorer(features))
