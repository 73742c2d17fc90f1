"""How long a search takes and how many texts and molecules are embedded in a second.

Layer: core.evaluation (imports nothing of core). Figures are of this machine, which is described
beside them.
"""

import os
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

QUERIES: Final = (
    "anti-inflammatory drug",
    "monocarboxylic acid that is the conjugate acid of hexadecanoate",
    "a steroid hormone with an aromatic ring",
    "aspirin",
    "2-acetyloxybenzoic acid",
    "CC(=O)Oc1ccccc1C(=O)O",
    "InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3",
    "organofluorine insecticide, a member of pyrazoles",
    "natural product isolated from Streptomyces with antibacterial activity",
    "The molecule is a triglyceride in which all three acyl groups are octadecanoyl.",
    "dipeptide formed from L-alanine and glycine",
    "water-soluble vitamin",
    "caffeine and other methylxanthines found in tea",
    "a nucleoside phosphate that carries a free 5'-hydroxy group",
    "long-chain fatty alcohol",
    "The molecule is an N-acylsphingosine. It has a role as a human metabolite and is functionally "
    "related to a hexadecanoic acid. It derives from a sphingosine.",
)
"""Queries as people type them: words, names, structures, and descriptions of a sentence or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """Times of single calls, in milliseconds."""

    calls: int
    p50: float
    p95: float
    slowest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Throughput:
    """Items embedded, the seconds it took, and items a second."""

    items: int
    seconds: float
    per_second: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Where the figures were measured."""

    processor: str
    cores: int
    """Cores this process may use."""
    memory_gib: float
    """Memory of the machine; 0 where it cannot be read."""
    threads: int
    """Threads of torch; 0 if torch is not loaded."""
    system: str
    python: str


def measure_latency(
    call: Callable[[str], object], queries: Sequence[str] = QUERIES, *, repeats: int = 5
) -> Latency:
    """Time ``call`` on each query, ``repeats`` times round, after one round that warms up.

    The rounds are whole, so that no query is answered twice in a row.
    """
    for query in queries:
        call(query)
    times = []
    for _ in range(repeats):
        for query in queries:
            start = time.perf_counter()
            call(query)
            times.append((time.perf_counter() - start) * 1000)
    p50, p95 = np.percentile(times, [50, 95])
    return Latency(calls=len(times), p50=float(p50), p95=float(p95), slowest=max(times))


def measure_throughput(
    encode: Callable[[Sequence[str]], object], items: Sequence[str]
) -> Throughput:
    """Time one call of ``encode`` on all items, after a small one that warms up."""
    encode(items[:8])
    start = time.perf_counter()
    encode(items)
    seconds = time.perf_counter() - start
    return Throughput(items=len(items), seconds=seconds, per_second=len(items) / seconds)


def describe_machine(*, threads: int = 0) -> Machine:
    """Return the processor, cores, memory and software of this machine."""
    affinity = getattr(os, "sched_getaffinity", None)
    return Machine(
        processor=_processor(),
        cores=len(affinity(0)) if affinity else os.cpu_count() or 1,
        memory_gib=_memory_gib(),
        threads=threads,
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
    )


def _processor() -> str:
    source = Path("/proc/cpuinfo")
    if source.is_file():
        for line in source.read_text(encoding="utf-8", errors="replace").splitlines():
            key, _, value = line.partition(":")
            if key.strip() == "model name" and value.strip():
                return value.strip()
    return platform.processor() or platform.machine() or "unknown"


def _memory_gib() -> float:
    try:
        return float(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    except (AttributeError, ValueError, OSError):
        return 0.0
