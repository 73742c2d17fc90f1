"""The process: order, deaths, stalls, and a machine without Java."""

import logging
import sys
from collections.abc import Iterator

import pytest

from core.chem import opsin
from core.chem.opsin import Opsin

# Programs that keep OPSIN's contract, a line in and a line out, and misbehave on one word.
ECHO = """
import sys, time, os
for line in sys.stdin:
    name = line.strip()
    if name == "die": os._exit(1)
    if name == "stall": time.sleep(60)
    print("<" + name + ">", flush=True)
"""


@pytest.fixture
def echo() -> Iterator[Opsin]:
    process = Opsin(1.0, command=[sys.executable, "-c", ECHO])
    yield process
    process.stop()


def test_answers_come_in_order_for_more_names_than_a_pipe_holds(echo: Opsin) -> None:
    names = [f"{i}-{'x' * 200}" for i in range(5000)]
    assert echo.ask(names) == [f"<{name}>" for name in names]


def test_a_name_that_kills_the_process_costs_only_its_own_answer(echo: Opsin) -> None:
    assert echo.ask(["a", "die", "b"]) == ["<a>", "", "<b>"]


def test_a_name_that_stalls_the_process_costs_only_its_own_answer(echo: Opsin) -> None:
    assert echo.ask(["a", "stall", "b"]) == ["<a>", "", "<b>"]


def test_names_left_after_the_last_restart_are_not_answered(echo: Opsin) -> None:
    deadly = ["a", "die"] * (opsin.RESTARTS + 1)
    assert echo.ask([*deadly, "b"]) == [*(["<a>", ""] * (opsin.RESTARTS + 1)), None]
    assert echo.ask(["b"]) == ["<b>"]


def test_a_stopped_process_starts_again(echo: Opsin) -> None:
    assert echo.ask(["a"]) == ["<a>"]
    echo.stop()
    assert echo.ask(["b"]) == ["<b>"]


@pytest.mark.parametrize(
    "command", [["/nowhere/java"], [sys.executable, "-c", ""]], ids=["missing", "ends at once"]
)
def test_a_broken_program_is_told_once_and_answers_nothing(
    command: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    process = Opsin(1.0, command=command)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            assert not any(process.ask(["ethanol", "benzene"]))
    assert len(caplog.records) == 1
    process.stop()


def test_the_real_program_reads_a_name_and_leaves_nonsense_empty() -> None:
    process = Opsin(5.0)
    try:
        answers = process.ask(["ethanol", "nonsensene", "((((", "benzene"])
    finally:
        process.stop()
    assert answers == ["C(C)O", "", "", "C1=CC=CC=C1"]
