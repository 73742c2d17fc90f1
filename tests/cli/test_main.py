import argparse
import logging
from pathlib import Path

import pytest

from core.cli.main import COMMANDS, build_parser, main
from core.errors import QueryError
from tests.cli.conftest import Cli


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help(
    command: argparse.Namespace, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main([command.name, "--help"])
    assert caught.value.code == 0
    assert command.summary in " ".join(capsys.readouterr().out.split())


def test_names_are_distinct() -> None:
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)


def test_a_problem_is_one_line_even_if_its_message_is_not(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: argparse.Namespace) -> None:
        raise QueryError("first\nsecond")

    monkeypatch.setattr("core.retrieval.query.clean_query", fail)
    assert cli("search", "x") == (2, "", "error: first second\n")


def test_ctrl_c_is_one_line_and_130(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("core.retrieval.query.clean_query", stop)
    code, out, err = cli("search", "x")
    assert (code, out) == (130, "")
    assert err.splitlines() == [
        "Stopped; what is indexed so far is kept, and the next time goes on from there."
    ]


def test_warnings_go_to_stderr_and_leave_no_handler(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def warn(_: str) -> None:
        logging.getLogger("core.somewhere").warning("mind the gap")
        raise QueryError("enough")

    before = list(logging.getLogger().handlers)
    monkeypatch.setattr("core.retrieval.query.clean_query", warn)
    assert cli("search", "x")[2].splitlines() == ["warning: mind the gap", "error: enough"]
    assert logging.getLogger().handlers == before


def test_abbreviated_options_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["search", "x", "--lib", "starter"])
    assert "--lib" in capsys.readouterr().err
