"""Lay words bring those of descriptions along."""

import pytest

from core.text.lay_words import LAY_WORDS, as_description, role_words, with_role_words


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("blood thinner", ["anticoagulant"]),
        ("Blood-thinner", ["anticoagulant"]),
        ("painkillers", ["analgesic"]),
        ("pain-killer", ["analgesic"]),
        ("beta blocker without chlorine", ["beta-adrenergic antagonist"]),
        ("water pill", ["diuretic"]),
        ("weed killer", ["herbicide"]),
        ("weed", ["cannabinoid"]),
        ("food dyes", ["food colouring dye"]),
        ("sugar", ["sugar monosaccharide"]),
        ("sugar substitute", ["sweetening agent"]),
        ("fats", ["triglyceride"]),
    ],
)
def test_role_words_stand_behind_the_query(query: str, told: list[str]) -> None:
    assert with_role_words(query) == ", ".join([query, *told])


@pytest.mark.parametrize(
    "query",
    [
        "",
        "42",
        "CCO",
        "µ-opioid 阿司匹林",
        "fat-soluble compounds",
        "sugar-free",
        "upper limit of 300 g/mol",
        "diuretic",
        "sulfonamide",
        "predyed",
    ],
)
def test_other_queries_stay_as_they_are(query: str) -> None:
    assert with_role_words(query) == query


def test_words_that_stand_there_are_not_said_again() -> None:
    assert with_role_words("anticoagulant blood thinner") == "anticoagulant blood thinner"
    assert with_role_words("vitamins") == "vitamins"


def test_a_query_takes_the_form_of_a_description() -> None:
    told = as_description("a blood thinner")
    assert told == (
        "The molecule is a blood thinner, anticoagulant. "
        "It has a role as a blood thinner, anticoagulant."
    )
    assert as_description("an") == "The molecule is a an. It has a role as a an."
    assert "theophylline" in as_description("theophylline")


def test_long_queries_end() -> None:
    assert with_role_words("pain " * 400 + "killer").endswith("killer, analgesic")


def test_patterns_are_lower_case() -> None:
    """They are looked for in lowered text: a capital could never be found."""
    assert [lay for lay in LAY_WORDS if lay != lay.lower()] == []


@pytest.mark.parametrize(
    ("query", "said", "left"),
    [
        ("Weed-killers", "herbicide", "killer"),
        ("blood thinner with a coumarin", "anticoagulant", "thinner"),
        ("B vitamins", "cofactor", "b vitamin"),
        ("medicines against tuberculosis", "antitubercular", "tuberculosis"),
        ("volatile anaesthetics", "inhalation", "volatile"),
        ("toxins made by moulds", "mycotoxin", "mould"),
        ("AChE inhibitors", "acetylcholinesterase", "ache "),
        ("EGFR inhibitor", "tyrosine kinase", "egfr"),
        ("medicines for depression", "antidepressant", "medicine"),
        ("what do you give for malaria?", "antimalarial", "give"),
    ],
)
def test_lay_words_give_way_to_those_of_descriptions(query: str, said: str, left: str) -> None:
    told = role_words(query)
    assert said in told
    assert left not in told


def test_other_words_stay_as_they_are() -> None:
    assert role_words("Azo compound with a phenol") == "azo compound with a phenol"


def test_no_lay_word_takes_long_or_raises() -> None:
    for odd in ("", "-", "anti-" * 400, "vitamin b " * 200, "krebs " * 500):
        assert isinstance(role_words(odd), str)
