"""Messages are one line, whatever the refused value holds."""

from pathlib import Path

from core.errors import MoleculeError, ShapeError, shorten


def test_a_long_value_is_cut_and_says_so() -> None:
    assert shorten("x" * 500) == "x" * 59 + "…"


def test_a_path_keeps_its_last_part() -> None:
    path = Path("/somewhere") / ("deep" * 20) / "card.json"
    assert shorten(path).endswith("card.json")
    assert len(shorten(Path("x" * 500))) == 200


def test_control_characters_and_new_lines_never_reach_a_message() -> None:
    assert shorten("a\nb\x1b[31mc\x00") == "a b [31mc "


def test_a_structure_error_keeps_the_place() -> None:
    error = MoleculeError("no", position=3, atom=None, caret="CCC\n  ^")
    assert (error.position, error.atom, error.caret) == (3, None, "CCC\n  ^")


def test_a_shape_error_names_both_shapes() -> None:
    assert str(ShapeError("mask", got=(2, 3), want=(2, "T"))) == (
        "mask has shape (2, 3), but (2, 'T') was expected"
    )
