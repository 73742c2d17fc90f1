"""A reading describes the whole unless it says otherwise."""

from core.chem.naming.peptides import read_peptides
from core.chem.naming.reading import Reading


def test_a_reading_is_of_the_whole_unless_told() -> None:
    (found,) = read_peptides("It is a dipeptide formed from two glycine residues.")
    assert found == Reading(start=8, end=50, name="glycyl-glycine")
    assert found != Reading(start=8, end=50, name="glycyl-glycine", whole=False)
