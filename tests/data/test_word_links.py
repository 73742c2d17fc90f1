"""Links follow their word pieces wherever these go."""

import numpy as np

from core.data.word_links import STORED, WordLinks

LINKS = WordLinks.join(
    [np.array([[0, 1], [2, 0], [2, 1], [5, 3]]), np.zeros((0, 2)), np.array([[1, 4]])]
)


def test_a_whole_text_moves_its_pieces_behind_the_start() -> None:
    assert LINKS.placed(0, np.arange(6)).tolist() == [[1, 1], [3, 0], [3, 1], [6, 3]]


def test_lost_and_moved_pieces_take_their_links_along() -> None:
    # Pieces 4 and 5 come first, then 0 and 1; pieces 2 and 3 are gone.
    assert LINKS.placed(0, np.array([4, 5, 0, 1])).tolist() == [[3, 1], [2, 3]]


def test_without_links_or_pieces_there_are_none() -> None:
    assert LINKS.placed(1, np.arange(6)).shape == (0, 2)
    assert LINKS.placed(0, np.arange(0)).shape == (0, 2)


def test_pairs_can_be_chosen_and_kept() -> None:
    some = LINKS.take(np.array([2, 0]))
    assert len(some) == 2
    assert some.placed(0, np.arange(6)).tolist() == [[2, 4]]
    again = WordLinks(**{name: some.arrays()[name] for name in STORED})
    assert again.placed(1, np.arange(6)).tolist() == LINKS.placed(0, np.arange(6)).tolist()
