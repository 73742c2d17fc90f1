"""What came, left and moved between two answers to one search."""

from core.notebook.changes import Moved, changes, changes_sentence, molecules_of
from core.notebook.entries import Molecule
from core.results import Hit

A, B, C, D = (Molecule(name=name, smiles="C" * n) for n, name in enumerate("abcd", start=1))


def test_nothing_changed_is_said_so() -> None:
    found = changes((A, B), (A, B))
    assert not found
    assert changes_sentence(found) == "The same molecules in the same order."


def test_new_gone_and_moved_are_told_with_their_ranks() -> None:
    found = changes((A, B, C), (B, D, C))
    assert found.came == ((2, D),)
    assert found.left == ((1, A),)
    assert found.moved == (Moved(molecule=B, before=2, after=1),)
    assert changes_sentence(found) == "Since it was pinned: 1 new, 1 gone, 1 moved."


def test_scores_do_not_make_another_molecule() -> None:
    assert not changes((A,), (Molecule(name="a", smiles="C", score=0.5),))


def test_a_name_alone_does_not_make_the_same_molecule() -> None:
    found = changes((A,), (Molecule(name="a", smiles="N"),))
    assert len(found.came) == len(found.left) == 1


def test_a_molecule_listed_twice_has_two_ranks() -> None:
    assert not changes((A, A, B), (A, A, B))
    found = changes((A, B), (A, A))
    assert (found.came, found.left, found.moved) == (((2, A),), ((2, B),), ())


def test_hits_are_kept_with_a_name_and_a_rounded_score() -> None:
    hits = [Hit(rank=n, id=f"i{n}", name="", smiles="C", score=1 / 3) for n in (1, 2, 3)]
    kept = molecules_of(hits, most=2)
    assert kept == tuple(Molecule(name=f"i{n}", smiles="C", score=0.3333) for n in (1, 2))
