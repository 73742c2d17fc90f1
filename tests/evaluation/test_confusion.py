import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest

from core.evaluation.confusion import KINDS, confusion, count_kinds, kind_of_miss, report_from
from core.evaluation.protocols import (
    Benchmark,
    EncodedBenchmark,
    encode_benchmark,
    load_benchmark,
    report_on,
)
from core.models.encoder import Encoder

CASES = (
    ("OCC", "CCO", "identical"),
    ("CCN", "CCN.Cl", "salt"),
    ("CC(=O)[O-].[Na+]", "CC(=O)[O-].[K+]", "salt"),
    ("CC(=O)O", "CC(=O)[O-].[Na+]", "salt"),
    ("c1ccccc1CCN", "c1ccccc1CCN.O", "salt"),
    ("CC(=O)O", "CC(=O)[O-]", "charge"),
    ("NCC(=O)O", "[NH3+]CC(=O)[O-]", "charge"),
    ("C[N+](C)(C)CC(=O)[O-]", "C[N+](C)(C)CC(=O)O", "charge"),
    ("CCO", "[2H]C([2H])([2H])CO", "isotope"),
    ("CC(N)C(=O)O", "[13CH3]C(N)C(=O)O", "isotope"),
    ("C[C@H](N)C(=O)O", "C[C@@H](N)C(=O)O", "stereo"),
    ("C/C=C/C(=O)O", "C/C=C\\C(=O)[O-]", "stereo"),
    ("C[C@H](N)C(=O)O", "CC(N)C(=O)O", "stereo"),
    ("Oc1ccccn1", "O=c1cccc[nH]1", "tautomer"),
    ("CC(=O)CC(C)=O", "CC(O)=CC(C)=O", "tautomer"),
    ("Cc1cccc2[nH]cnc12", "Cc1cccc2nc[nH]c12", "tautomer"),
    ("CCCCCCCC(=O)O", "CCCCCCCCCC(=O)O", "chain length"),
    ("CCCCC/C=C\\CCC(=O)O", "CCCCC/C=C\\CCCCC(=O)O", "chain length"),
    ("CCOC(=O)c1ccccc1", "CCCCOC(=O)c1ccccc1", "chain length"),
    ("Cc1ccccc1O", "Cc1ccc(O)cc1", "regio"),
    ("CCCCCC(O)CC", "CCCCC(O)CCC", "regio"),
    ("CCCCC=CC", "CCCC=CCC", "regio"),
    ("Oc1ccccc1Cl", "Oc1ccccc1Br", "substituent"),
    ("c1ccccc1O", "c1ccccc1", "substituent"),
    ("CC(=O)Nc1ccc(O)cc1CCCCl", "CC(=O)Nc1ccc(O)cc1CC2CC2", "related"),
    ("CCO", "c1ccc2[nH]ccc2c1", "other"),
    ("CCO", "C1CC1", "other"),
    ("", "CCO", "unreadable"),
    ("CCO", "O=Cl(=O)(=O)F", "unreadable"),
)


@pytest.mark.parametrize(("truth", "winner", "kind"), CASES)
def test_each_kind_is_told_whoever_won(truth: str, winner: str, kind: str) -> None:
    assert kind_of_miss(truth, winner) == kind
    assert kind_of_miss(winner, truth) == kind


def test_every_kind_has_an_example() -> None:
    assert {kind for *_, kind in CASES} == set(KINDS)


@pytest.mark.parametrize("odd", ["[Fe+2]", "[H][H]", "[2H]O[2H]", "*C", "[Na+].[Cl-]", "[He]"])
def test_odd_structures_are_told_apart_without_an_error(odd: str) -> None:
    assert kind_of_miss(odd, odd) in {"identical", "salt"}
    assert kind_of_miss(odd, "CCO") in KINDS


def encoded(molecules: list[str], candidates: np.ndarray, queries: np.ndarray) -> EncodedBenchmark:
    rows = tuple(range(len(queries)))
    texts = ("a text",) * len(rows)
    pairs = Benchmark(
        name="made", split="test", protocol="", texts=texts, molecules=tuple(molecules), truth=rows
    )
    return EncodedBenchmark(
        pairs=pairs, queries=queries, candidates=candidates, truth=np.array(rows)
    )


def test_misses_are_counted_by_what_came_first() -> None:
    # Texts 1 and 2 both point at the L form; the third finds its molecule.
    molecules = ["C[C@H](N)C(=O)O", "C[C@@H](N)C(=O)O", "CCO"]
    queries = np.array([[1, 0.0, 0], [1, 0.5, 0], [0, 0, 1]], np.float32)
    report = confusion(encoded(molecules, np.eye(3, dtype=np.float32), queries))
    assert (report.queries, report.misses) == (3, 1)
    assert [kind.kind for kind in report.kinds] == list(KINDS)
    found = {kind.kind: (kind.count, kind.share) for kind in report.kinds if kind.count}
    assert found == {"stereo": (1, 100.0)}


def test_a_report_comes_back_from_a_card() -> None:
    report = count_kinds({"stereo": 2, "salt": 1}, queries=9)
    assert report_from(json.loads(json.dumps(dataclasses.asdict(report)))) == report


@pytest.mark.parametrize(
    "values",
    [
        *(None, [], {}, {"queries": 3}, {"queries": "x", "kinds": []}),
        *({"queries": 3, "kinds": kinds} for kinds in ([7], [{"kind": "<b>", "count": 1}])),
        {"queries": 3, "kinds": [{"kind": "salt", "count": -1}]},
    ],
)
def test_what_is_no_report_is_none(values: object) -> None:
    assert report_from(values) is None


def test_a_tie_is_a_miss_to_the_one_it_ties_with() -> None:
    same = np.ones((2, 2), np.float32)
    report = confusion(encoded(["CCO", "OCC"], same, same))
    assert {kind.kind: kind.count for kind in report.kinds if kind.count} == {"identical": 2}


def test_no_miss_gives_no_share() -> None:
    report = confusion(encoded(["CCO", "CC"], np.eye(2, dtype=np.float32), np.eye(2)))
    assert (report.misses, {kind.share for kind in report.kinds}) == (0, {0})


def test_misses_are_those_of_the_report(tiny_checkpoint: Path, small_data: Path) -> None:
    encoder = Encoder.load(tiny_checkpoint, grounding=False)
    pairs = encode_benchmark(encoder, load_benchmark("pcdes", data=small_data))
    report = confusion(pairs)
    hits = report_on(pairs).text_to_molecule.hits_1
    assert report.misses == pytest.approx(report.queries * (1 - hits / 100))
    assert sum(kind.count for kind in report.kinds) == report.misses
    assert sum(kind.share for kind in report.kinds) == pytest.approx(100)
