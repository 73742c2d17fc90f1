"""Numbers and signs in words become rules."""

import pytest

from core.chem.rules import Rule
from core.text.patterns import compound_demands, phrase_demands
from core.text.zones import FULL, GROUPS


def rules(text: str, *, query: bool = True, trust: int = FULL) -> list[Rule]:
    rows = phrase_demands(text, trust=trust, query=query)
    return [rule for _, _, _, own in rows for rule in own]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("C20:4", [Rule("chain", "", 20, 20), Rule("alkenes", "", 4, 4)]),
        ("C18 fatty acid", [Rule("acyl chain", "", 18, 18)]),
        ("acyl-CoA(4-)", [Rule("charge", "", -4, -4)]),
        ("(1+)", [Rule("charge", "", 1, 1)]),
        ("(2S,3R)-thing", [Rule("stereo", "S", 1), Rule("stereo", "R", 1)]),
        ("(E)-thing", [Rule("stereo", "E", 1)]),
        ("cis double bond", [Rule("stereo", "Z")]),
        ("under 300 g/mol", [Rule("mass", "", 0, 300)]),
        ("molecular weight above 500", [Rule("mass", "", 500)]),
        ("logP above 5", [Rule("logp", "", 5)]),
        ("TPSA < 60.5", [Rule("tpsa", "", float("-inf"), 60.5)]),
        ("13C glucose", [Rule("isotope", "13C")]),
        ("carbon-14", [Rule("isotope", "14C")]),
        ("with 12 carbons", [Rule("element", "C", 12, 12)]),
        ("12-carbon chain", [Rule("element", "C", 12, 12)]),
        ("less than 12 carbons, mass below 300",
         [Rule("mass", "", 0, 300), Rule("element", "C", float("-inf"), 12 - 1e-6)]),
        ("MW < 150", [Rule("mass", "", float("-inf"), 150 - 1e-6)]),
        ("no rotatable bonds", [Rule("rotatable bonds", "", 0, 0)]),
        ("more than 30 names", []),
        ("dıcarboxylic acid", []),
        ("ſulfur-35", []),
        ("S-substituted", []),
    ],
)  # fmt: skip
def test_reads_numbers_and_signs(text: str, want: list[Rule]) -> None:
    assert rules(text) == want


def test_masses_are_read_in_queries_only() -> None:
    assert rules("under 300 g/mol", query=False) == []
    assert rules("MW < 150, two rings", query=False) == []


def test_relatives_charges_are_not_read() -> None:
    assert rules("(2-)", query=False, trust=GROUPS) == []


@pytest.mark.parametrize("text", ["dicarboxylic acid", "benzenedicarboxylic acids"])
def test_acids_are_counted(text: str) -> None:
    (rule,) = rules(text)
    assert (rule.low, rule.high) == (2, 2)


def test_amides_of_acids_are_no_acids() -> None:
    assert rules("monocarboxylic acid amide") == []


@pytest.mark.parametrize(
    ("form", "want"),
    [
        ("trihydroxyflavone", [("trihydroxy", 3), ("flavone", 1)]),
        ("chloropyridines", [("chloro", 1), ("pyridines", 1)]),
        ("tetrahydropyridine", []),
        ("chlorophyll", []),
        ("1,2-oxazolidine", []),
        ("organonitrogen", []),
    ],
)
def test_compound_words_come_apart(form: str, want: list[tuple[str, int]]) -> None:
    found = [(form[a:b], own[0].low) for a, b, _, own in compound_demands(0, form)]
    assert found == want


def test_places_are_those_of_the_text() -> None:
    assert [row[:2] for row in compound_demands(10, "nitrofuran")] == [(10, 15), (15, 20)]
