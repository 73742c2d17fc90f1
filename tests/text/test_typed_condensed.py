"""Condensed formulas in typed queries."""

from core.text.typed_condensed import condensed_groups


def _read(text: str) -> list[tuple[str, str]]:
    return [(d.kind, d.text) for d in condensed_groups(text, text.lower())]


def test_a_formula_is_a_group_with_its_number() -> None:
    assert _read("a -CH2OH group") == [("group", "-CH2OH group")]
    assert _read("two NMe2 groups") == [("count", "two NMe2 groups")]


def test_formulas_of_molecules_and_words_are_left_alone() -> None:
    for text in ("C6H12O6", "CH4O", "COOH", "Ethanol", "NSAID", "DNA-binding", "CO2 capture"):
        assert _read(text) == []
