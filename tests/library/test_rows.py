from core.chem.naming.words import STEMS
from core.library.rows import Draft, article, carbons, count_word, finish


def test_drafts_become_canonical_rows_with_their_formula() -> None:
    (row,) = finish([Draft("ethanol", "OCC", "alcohol", "An alcohol.")])
    assert (row.name, row.smiles, row.formula) == ("ethanol", "CCO", "C2H6O")


def test_the_first_of_equal_structures_stays() -> None:
    rows = finish(
        [Draft("a", "OCC", "x", "A."), Draft("b", "CCO", "x", "B."), Draft("c", "C", "x", "C.")]
    )
    assert [row.name for row in rows] == ["a", "c"]


def test_stems_count_carbon_atoms() -> None:
    assert (STEMS[1], STEMS[10], STEMS[20], STEMS[30]) == ("meth", "dec", "icos", "triacont")


def test_numbers_in_words() -> None:
    assert count_word(3) == "three"
    assert count_word(11) == "11"
    assert carbons(1) == "one carbon atom"
    assert carbons(18) == "18 carbon atoms"


def test_articles_follow_the_first_letter() -> None:
    assert article("iodo") == "an iodo"
    assert article("chloro") == "a chloro"
