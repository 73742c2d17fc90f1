"""From a file of molecules to a library: what is taken, what is rejected and why.

Layer: core.library (may import core.errors, core.chem, core.data). The rows pass one by one, so
the file may be larger than the memory.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from core.chem.molecule import MOST_ATOMS, canonical_smiles, parse_molecule
from core.errors import LibraryError, MoleculeError, shorten
from core.library.columns import Choice, Layout
from core.library.preview import records
from core.library.sources import Lines, Source, bytes_source
from core.library.store import OwnLibrary, clean_title
from core.library.table_rows import Record
from core.library.writer import LibraryWriter

MOST_MOLECULES: Final = 1_000_000
"""Molecules of a library: the index of so many takes an hour and 1 GB."""
LONGEST_NAME: Final = 200
LONGEST_TEXT: Final = 4000
HOPELESS: Final = 2000
"""Rows after which a file without a single structure is given up."""
KEPT_REJECTED: Final = 100_000
"""Rejected rows that are kept; further ones are counted."""


class Rejected(NamedTuple):
    """A row that was not taken."""

    number: int
    """Line or record."""
    value: str
    """What stood there, shortened."""
    reason: str
    """Why it was refused, for people."""


@dataclass(slots=True)
class Tally:
    """How far an import is; written by one thread, read by others."""

    read: int = 0
    accepted: int = 0
    duplicates: int = 0
    rejected: int = 0
    share: float = 0.0
    """Of the file, 0 to 1."""


class Stopped(LibraryError):
    """The user has stopped an import."""


class Import:
    """One import.

    Args:
        source: The file.
        layout: How it is divided.
        choice: Which column holds what.
        title: Title of the library.
        cancelled: Asked before each row; true stops.

    Raises:
        LibraryError: the title is refused, or no column is chosen for the structure.
    """

    def __init__(
        self,
        source: Source,
        *,
        layout: Layout,
        choice: Choice,
        title: str,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        if choice.structure is None:
            raise LibraryError(
                "No column holds structures; choose the one with SMILES or InChI, or give a file "
                "that has one."
            )
        self.title = clean_title(title)
        self.tally = Tally()
        self.rejected: list[Rejected] = []
        self.notes: tuple[str, ...] = ()
        self._source, self._layout, self._choice = source, layout, choice
        self._cancelled = cancelled
        self._structures: set[str] = set()
        self._ids: dict[str, int] = {}
        """Identifiers that are given, and the number of the next that would be equal."""

    def run(self) -> OwnLibrary:
        """Read the file to its end and keep the library.

        Raises:
            Stopped: ``cancelled`` said so.
            LibraryError: the file is damaged or holds no structure, or the disk is full.
        """
        with Lines(self._source) as lines:
            title = clean_title(self.title)
            with LibraryWriter(title, source=self._source.name) as writer:
                for record in records(lines, self._layout):
                    if self._cancelled():
                        raise Stopped("Stopped; nothing of the file was kept.")
                    self._take(record, writer)
                    self.tally.share = lines.share
                    if self.tally.accepted >= MOST_MOLECULES:
                        self._note(
                            f"A library holds at most {MOST_MOLECULES:,} molecules: what follows "
                            f"row {record.number:,} was left out; put it into another library."
                        )
                        break
                self.notes += lines.notes
                if not self.tally.accepted:
                    raise self._nothing()
                if self._cancelled():
                    raise Stopped("Stopped; nothing of the file was kept.")
                return writer.finish(
                    rejected=self.rejected,
                    rejected_count=self.tally.rejected,
                    duplicates=self.tally.duplicates,
                )

    def let_go(self) -> None:
        """Drop the file, which may be large, and what only reading needs."""
        self._source = bytes_source(self._source.name, b"-")
        self._structures, self._ids = set(), {}

    def _take(self, record: Record, writer: LibraryWriter) -> None:
        self.tally.read += 1
        value = _cell(record, self._choice.structure)
        try:
            if record.problem:
                raise MoleculeError(record.problem)
            smiles = read_molecule(value)
        except MoleculeError as error:
            self._reject(record, value, str(error))
            return
        if smiles in self._structures:
            self.tally.duplicates += 1
            return
        self._structures.add(smiles)
        identifier = self._identifier(record)
        given = _line(_cell(record, self._choice.name), LONGEST_NAME)
        name = given or (identifier if self._choice.id is not None else f"Molecule {identifier}")
        text = _line(_cell(record, self._choice.text), LONGEST_TEXT)
        writer.add(identifier, name, smiles, text)
        self.tally.accepted += 1

    def _reject(self, record: Record, value: str, reason: str) -> None:
        self.tally.rejected += 1
        if len(self.rejected) < KEPT_REJECTED:
            # A molfile is no value to show: its title is.
            shown = _cell(record, 1) if self._layout.kind == "sdf" else value
            shown = shown or " ".join(record.cells[1:])
            self.rejected.append(
                Rejected(record.number, shorten(shown[:1000]), reason_for(value, reason))
            )
        if self.tally.accepted == 0 and self.tally.rejected >= HOPELESS:
            raise self._nothing()

    def _identifier(self, record: Record) -> str:
        """Return the row's own identifier, or its number; made distinct where it is repeated."""
        own = _line(_cell(record, self._choice.id), LONGEST_NAME) or str(record.number)
        identifier, number = own, self._ids.get(own, 2)
        while identifier in self._ids:
            identifier, number = f"{own} ({number})", number + 1
        self._ids[own] = number
        self._ids.setdefault(identifier, 2)
        return identifier

    def _note(self, text: str) -> None:
        self.notes += (text,)

    def _nothing(self) -> LibraryError:
        first = self.rejected[0] if self.rejected else None
        why = f" (row {first.number:,}: {first.reason})" if first else ""
        rows = f"{self.tally.read:,} rows" if self.tally.read != 1 else "the only row"
        column = self._layout.columns[self._choice.structure or 0]
        return LibraryError(
            f"{'None of ' if self.tally.read != 1 else 'Not even '}{rows} read gives a "
            f"structure{why}; choose another column than {shorten(column)!r}, or another file."
        )


def reason_for(value: str, reason: str) -> str:
    """Return why a value was refused, for a table in which the value stands beside it."""
    told = f"'{shorten(value.strip()[:1000])}' is "
    return shorten(reason.removeprefix(told), limit=300)


def read_molecule(value: str) -> str:
    """Return the canonical isomeric SMILES of a SMILES, InChI or molfile.

    Raises:
        MoleculeError: it is none, or has more than ``MOST_ATOMS`` heavy atoms.
    """
    molecule = parse_molecule(value)
    if (atoms := molecule.GetNumHeavyAtoms()) > MOST_ATOMS:
        raise MoleculeError(f"it has {atoms:,} heavy atoms, but at most {MOST_ATOMS:,} are read")
    return canonical_smiles(molecule)


def _cell(record: Record, place: int | None) -> str:
    return record.cells[place] if place is not None and place < len(record.cells) else ""


def _line(text: str, limit: int) -> str:
    """Return a cell on one line of printable characters, cut to ``limit``."""
    if not text:
        return ""
    return shorten(" ".join(text.split()), limit=limit)
