import argparse

import pytest

from core.cli.command import add_data, add_json, natural, positive


@pytest.mark.parametrize("text", ["0", "-3", "x", "1.5", ""])
def test_counts_must_be_positive(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="at least 1"):
        positive(text)
    assert positive("7") == 7


@pytest.mark.parametrize("text", ["-1", "x", "1.5", ""])
def test_offsets_must_not_be_negative(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="at least 0"):
        natural(text)
    assert natural("0") == 0


@pytest.mark.parametrize("line", [["--json", "go"], ["go", "--json"]])
def test_an_option_may_stand_before_and_after_the_action(line: list[str]) -> None:
    parser = argparse.ArgumentParser()
    add_json(parser)
    add_data(parser)
    action = parser.add_subparsers().add_parser("go")
    add_json(action, again=True)
    add_data(action, again=True)
    assert parser.parse_args(line).json is True
    assert parser.parse_args(["go"]).json is False
    assert parser.parse_args(["go"]).data is None
