"""Molecules ordered by a rule: against the rule applied by hand."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.errors import ConfigError
from core.evaluation.protocols import encode_benchmark, load_benchmark, report_on
from core.evaluation.reordered import RULES, reordered_report
from core.models.encoder import Encoder
from core.models.transport_scores import TRANSPORT_WEIGHT, transport_scores


@pytest.fixture(scope="module")
def encoder(tiny_checkpoint: Path) -> Encoder:
    return Encoder.load(tiny_checkpoint, known_names={"palmitic acid": "C" * 15 + "C(=O)O"})


@pytest.mark.parametrize("rule", RULES)
def test_only_the_way_to_molecules_changes(
    encoder: Encoder, small_data: Path, monkeypatch: pytest.MonkeyPatch, rule: str
) -> None:
    # So few molecules are far apart: the rule needs weight to move one.
    monkeypatch.setattr(f"core.evaluation.reordered.{rule.upper()}_WEIGHT", 50.0)
    encoded = encode_benchmark(encoder, load_benchmark("pcdes", data=small_data))
    plain, found = report_on(encoded), reordered_report(encoded, encoder, rule)
    assert found.molecule_to_text == plain.molecule_to_text
    assert found.text_to_molecule != plain.text_to_molecule
    assert found.protocol == (
        f"{plain.protocol} The first 100 molecules by cosine are ordered by {rule}."
    )


def test_the_transport_ranks_are_those_of_the_summed_scores(
    encoder: Encoder, small_data: Path
) -> None:
    pairs = load_benchmark("pcdes", data=small_data)
    encoded = encode_benchmark(encoder, pairs)
    first = []
    for query, own in enumerate(encoded.truth):
        known = [row for row, smiles in enumerate(pairs.molecules) if smiles]
        if not pairs.molecules[own]:
            first.append(False)
            continue
        moved = transport_scores(encoder, pairs.texts[query], [pairs.molecules[r] for r in known])
        scores = encoded.candidates[known] @ encoded.queries[query] + TRANSPORT_WEIGHT * moved
        best = scores.max() - 1e-5
        first.append(np.flatnonzero(scores >= best).tolist() == [known.index(own)])
    found = reordered_report(encoded, encoder, "transport").text_to_molecule
    assert found.hits_1 == pytest.approx(100 * np.mean(first))


def test_an_unknown_rule_is_named(encoder: Encoder, small_data: Path) -> None:
    encoded = encode_benchmark(encoder, load_benchmark("pcdes", data=small_data))
    with pytest.raises(ConfigError, match="luck is no rule; choose hypothesis or transport"):
        reordered_report(encoded, encoder, "luck")


def test_a_named_molecule_comes_first(
    encoder: Encoder, small_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.evaluation.reordered.HYPOTHESIS_WEIGHT", 50.0)
    pairs = load_benchmark("pcdes", data=small_data)
    named = [place for place, text in enumerate(pairs.texts) if "hexadecanoic acid" in text]
    own = replace(pairs, texts=tuple(pairs.texts[p] for p in named), truth=tuple(named))
    found = reordered_report(encode_benchmark(encoder, own), encoder, "hypothesis")
    assert found.text_to_molecule.hits_1 == 100
