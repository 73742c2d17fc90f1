"""Why RDKit refuses a structure: the character of the SMILES and the atom that are to blame.

Layer: core.chem (may import core.errors). RDKit reports syntax errors only in its log, and gives
no place at all for open rings and wrong valences. The scanner below walks the SMILES once and
names the first character at which it cannot be completed; it never touches global state.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import RLock
from typing import Final, NoReturn

from rdkit import Chem, rdBase

from core.errors import MoleculeError, shorten

CARET_WINDOW: Final = 60
"""Characters of a long input that the caret line shows."""

_MAX_SEARCH: Final = 500  # the search reads every beginning of the SMILES: quadratic
_LOCK = RLock()
_BRACKET = re.compile(
    r"\[\d*(?P<symbol>[A-Z][a-z]?|[a-z]{1,2}|\*|#\d+)"
    r"(?:@(?:@|[A-Z]{2}\d{1,2})?)?(?:H\d*)?(?:\++\d*|-+\d*)?(?::\d+)?\]"
)
_TOKEN = re.compile(
    r"(?P<atom>\[[^\]\[]*\]|Br|Cl|[BCNOPSFI*]|[bcnops])"
    r"|(?P<ring>%\(\d{1,5}\)|%\d\d|\d)"
    r"|(?P<bond><-|->|[-=#$:~/\\])"
    r"|(?P<open>\()|(?P<close>\))|(?P<dot>\.)"
)


_ELEMENTS: Final = frozenset(
    Chem.GetPeriodicTable().GetElementSymbol(number) for number in range(1, 119)
)


@contextmanager
def quiet() -> Iterator[None]:
    """Mute RDKit's log; one thread at a time, because RDKit's log switches are global."""
    with _LOCK, rdBase.BlockLogs():
        yield


def caret(text: str, position: int) -> str:
    """Return the input line, cut around ``position``, and a caret line under it."""
    start = max(0, min(position - CARET_WINDOW // 2, len(text) - CARET_WINDOW))
    line = "".join(c if c.isprintable() else " " for c in text[start : start + CARET_WINDOW])
    return f"{line}\n{' ' * (position - start)}^"


def refuse(text: str, position: int | None, reason: str, *, atom: int | None = None) -> NoReturn:
    """Raise the error for ``text`` with its place.

    Raises:
        MoleculeError: Always.
    """
    where = "" if position is None else f" at character {position + 1}"
    raise MoleculeError(
        f"'{shorten(text)}' is not a valid structure{where}: {reason}",
        position=position,
        atom=atom,
        caret="" if position is None else caret(text, position),
    )


def atom_positions(smiles: str) -> list[int]:
    """Return the character at which each atom of a SMILES starts, in reading order."""
    return [m.start() for m in _TOKEN.finditer(smiles) if m.lastgroup == "atom"]


@dataclass(slots=True)
class _Reader:
    """What a SMILES still owes at some character: atoms, brackets, ring bonds."""

    after: str = "start"
    """Kind of the token read last."""
    last: int = 0
    branches: list[int] = field(default_factory=list)
    rings: dict[int, int] = field(default_factory=dict)

    def read(self, kind: str, token: str, position: int) -> str:
        """Return what is wrong with the next token, or ""."""
        reason: str = getattr(self, f"_{kind}")(token, position)
        if kind not in {"ring", "close"}:
            self.after = kind
        self.last = position
        return reason

    def _atom(self, token: str, position: int) -> str:
        if not token.startswith("["):
            return ""
        match = _BRACKET.fullmatch(token)
        if match is None:
            return f"{shorten(token, limit=20)} is no atom; write brackets like [NH4+] or [13C]"
        symbol = match["symbol"]
        if symbol == "*" or symbol.startswith("#") or symbol.capitalize() in _ELEMENTS:
            return ""
        return f"{symbol} is no chemical element"

    def _ring(self, token: str, position: int) -> str:
        number = int(token.strip("%()"))
        if self.after not in {"atom", "bond"}:
            return "a ring digit must follow an atom"
        self.after = "atom"
        if self.rings.pop(number, None) is None:
            self.rings[number] = position
        return ""

    def _bond(self, token: str, position: int) -> str:
        if self.after == "bond":
            return f"two bonds in a row; remove '{token}'"
        if self.after == "start":
            return "a SMILES cannot begin with a bond"
        return "" if self.after != "dot" else "a bond cannot follow a dot"

    def _open(self, token: str, position: int) -> str:
        if self.after != "atom":
            return "a branch must follow an atom"
        self.branches.append(position)
        return ""

    def _close(self, token: str, position: int) -> str:
        if not self.branches:
            return "this bracket closes a branch that was never opened"
        if self.after != "atom":
            return "a branch cannot end here; an atom is missing"
        self.branches.pop()
        return ""

    def _dot(self, token: str, position: int) -> str:
        return "" if self.after == "atom" else "a dot must stand between two parts"

    def end(self) -> tuple[int, str] | None:
        """Return the place and reason of what is still open at the end."""
        if self.after != "atom":
            return self.last, "an atom is missing at the end"
        if self.branches:
            return self.branches[-1], "this branch is never closed; add ')'"
        if self.rings:
            number, position = min(self.rings.items(), key=lambda item: item[1])
            return position, f"ring bond {number} is never closed"
        return None


def _scan(smiles: str) -> tuple[int, tuple[int, str] | None]:
    """Return the number of characters that read well, and the first error."""
    reader = _Reader()
    position = 0
    while position < len(smiles):
        match = _TOKEN.match(smiles, position)
        if match is None:
            if smiles[position] == "[":
                return position, (position, "this atom bracket is never closed; add ']'")
            shown = shorten(smiles[position])
            return position, (position, f"'{shown}' has no meaning in a SMILES here")
        if reason := reader.read(str(match.lastgroup), match[0], position):
            return position, (position, reason)
        position = match.end()
    return position, reader.end()


def syntax_error(smiles: str) -> tuple[int, str] | None:
    """Return the zero-based character and the reason why a SMILES cannot be read, or None."""
    return _scan(smiles)[1]


def readable_length(smiles: str) -> int:
    """Return how many characters a SMILES could begin with; all if only its end is missing."""
    return _scan(smiles)[0]


def explain_smiles(smiles: str) -> NoReturn:
    """Raise the error that says why RDKit refuses this SMILES.

    Raises:
        MoleculeError: With the character, and the atom where chemistry is to blame.
    """
    if (found := syntax_error(smiles)) is not None:
        refuse(smiles, found[0], found[1])
    with quiet():
        mol = Chem.MolFromSmiles(smiles, sanitize=False)
    if mol is None:
        found = _doubled_ring_bond(smiles)
        refuse(smiles, found, "a ring digit joins atoms that are bonded already, or one atom")
    explain_chemistry(smiles, mol, atom_positions(smiles))


def _doubled_ring_bond(smiles: str) -> int | None:
    """Return the first ring digit up to which RDKit refuses a SMILES without syntax errors."""
    if len(smiles) > _MAX_SEARCH:
        return None
    for match in _TOKEN.finditer(smiles):
        head = smiles[: match.end()]
        if match.lastgroup == "ring" and _scan(head)[1] is None:
            with quiet():
                if Chem.MolFromSmiles(head, sanitize=False) is None:
                    return match.start()
    return None


def explain_chemistry(text: str, mol: Chem.Mol, positions: list[int]) -> NoReturn:
    """Raise the error for the first chemical problem of an unsanitised molecule.

    Args:
        text: The input as the user wrote it.
        mol: The same, read without checks.
        positions: Character of each atom in ``text``; empty where atoms have none.

    Raises:
        MoleculeError: With the atom index, and its character when it is known.
    """
    with quiet():
        problems = Chem.DetectChemistryProblems(mol)
    if not problems:
        refuse(text, None, "RDKit cannot make sense of it")
    problem = problems[0]
    several = problem.GetType() == "KekulizeException"
    index = min(problem.GetAtomIndices()) if several else problem.GetAtomIdx()
    atom = mol.GetAtomWithIdx(index)
    label = f"atom {index + 1} ({atom.GetSymbol()})"
    if several:
        reason = (
            f"no alternating double bonds fit the aromatic ring of {label};"
            " write a hydrogen such as [nH], or draw the double bonds"
        )
    elif problem.GetType() == "AtomKekulizeException":
        reason = f"{label} is written aromatic but is in no ring; use a capital letter"
    else:
        reason = f"{label} has too many bonds{_valence(atom)}"
    position = positions[index] if index < len(positions) == mol.GetNumAtoms() else None
    refuse(text, position, reason, atom=index)


def _valence(atom: Chem.Atom) -> str:
    """Return how many bonds an atom was given, ": 5" style, counting written hydrogens."""
    order = sum(b.GetBondTypeAsDouble() for b in atom.GetBonds()) + atom.GetNumExplicitHs()
    allowed = max(Chem.GetPeriodicTable().GetValenceList(atom.GetAtomicNum()))
    return f": {order:g}, where {allowed} are possible" if 0 < allowed < order else f": {order:g}"
