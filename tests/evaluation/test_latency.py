import os
import platform

import pytest

from core.evaluation.latency import (
    QUERIES,
    describe_machine,
    measure_latency,
    measure_throughput,
)


def test_every_query_is_asked_once_to_warm_up_and_once_a_round() -> None:
    asked: list[str] = []
    latency = measure_latency(asked.append, ["a", "b"], repeats=3)
    assert asked == ["a", "b"] * 4
    assert latency.calls == 6
    assert 0 <= latency.p50 <= latency.p95 <= latency.slowest


def test_throughput_counts_all_items() -> None:
    asked: list[int] = []
    figures = measure_throughput(lambda items: asked.append(len(items)), ["x"] * 20)
    assert asked == [8, 20]
    assert figures.items == 20
    assert figures.per_second == pytest.approx(20 / figures.seconds)


def test_queries_are_of_all_kinds_and_distinct() -> None:
    assert len(set(QUERIES)) == len(QUERIES)
    assert any(query.startswith("InChI=") for query in QUERIES)
    assert max(len(query.split()) for query in QUERIES) > 20 > min(map(len, QUERIES))


def test_the_machine_is_this_one() -> None:
    machine = describe_machine(threads=2)
    assert 1 <= machine.cores <= (os.cpu_count() or 1)
    assert machine.threads == 2
    assert machine.python == platform.python_version()
    assert machine.processor
    assert machine.memory_gib >= 0
