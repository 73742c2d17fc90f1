"""Chemical names to structures, alone or inside prose.

Layer: core.chem (may import core.results). OPSIN reads systematic names; a mapping adds trivial
names that follow no rules. Substituent names such as "methyl" are no molecules and stay
unresolved, but an acyl name stands for its acid ("hexadecanoyl"), and a charge at the end is set
aside ("acetyl-CoA(4-)"). Without Java only the mapping resolves.
"""

import atexit
import contextlib
import re
import threading
import weakref
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Self

from rdkit import Chem, rdBase

from core.chem.opsin import Opsin
from core.results import NameSpan

LONGEST_NAME: Final = 300
"""Characters of the longest name that is looked up."""
MOST_WORDS: Final = 5
"""Words of the longest name that is looked for in prose."""

CACHE_SIZE: Final = 200_000
"""Names, resolved or not, that are remembered."""

_RUN: Final = re.compile(r"\S+")
_CHARGE: Final = re.compile(r"\s*\(\d+[+-]\)$")
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_PARTNER: Final = {"(": ")", "[": "]", "{": "}"}
_OPENER: Final = {close: opened for opened, close in _PARTNER.items()}
_PLAIN: Final = str.maketrans("‐‑‒–—−’′‘", "------" + "'" * 3)

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
    iodine hydrogens halogen lead metal proton protons hydride hydroxide oxide amine acid base
    """.split()  # noqa: SIM905
)


def _clean(name: str) -> str:
    """Return ``name`` on one line of printable characters; "" if no name can look like it."""
    line = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    # Element symbols, numbers and single letters say nothing about a molecule.
    fits = 2 < len(line) <= LONGEST_NAME and _LETTERS.search(line)
    return line.translate(_PLAIN) if fits else ""


def _variant(line: str) -> str:
    """Return the name to try where ``line`` itself is not resolved."""
    if line.endswith("oyl"):
        return f"{line[:-3]}oic acid"
    return _CHARGE.sub("", line)


def _canonical(smiles: str) -> str | None:
    """Return canonical isomeric SMILES, or None where RDKit refuses the structure."""
    with rdBase.BlockLogs(), contextlib.suppress(ValueError, RuntimeError):
        mol = Chem.MolFromSmiles(smiles) if smiles else None
        if mol is not None and mol.GetNumAtoms():
            return str(Chem.MolToSmiles(mol))
    return None


def candidates(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of every run of 1-5 words that could be a name, longest first."""
    runs: list[list[tuple[int, int]]] = [[]]
    for found in _RUN.finditer(text):
        start, end = _trim(text, *found.span())
        if start == end or text[start:end].lower() in _PROSE:
            runs.append([])
            continue
        if start > found.start():  # something closed or opened here: no name runs on across it
            runs.append([])
        runs[-1].append(found.span())
        if end < found.end():
            runs.append([])
    for size in range(MOST_WORDS, 0, -1):
        for run in runs:
            for first, last in zip(run, run[size - 1 :], strict=False):
                yield _trim(text, first[0], last[1])


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the marks, quotes and brackets that surround a name.

    Brackets that open and close inside stay, as in "(R)-carvone" and "iron(3+)".
    """
    before = None
    while start < end and before != (start, end):
        before = start, end
        last = text[end - 1]
        if text.endswith(("'s", "’s"), start, end):
            end -= 2
        elif not last.isalnum() and (last not in _OPENER or _surplus(text, start, end, last)):
            end -= 1
        elif not text[start].isalnum() and not _closes_inside(text, start, end):
            start += 1
    return start, end


def _surplus(text: str, start: int, end: int, closing: str) -> bool:
    """Whether the span closes more brackets of this kind than it opens."""
    return text.count(closing, start, end) > text.count(_OPENER[closing], start, end)


def _closes_inside(text: str, start: int, end: int) -> bool:
    """Whether the span begins with a bracket that closes before its last character."""
    opening = text[start]
    depth = 0
    for i in range(start, end - 1 if opening in _PARTNER else start):
        depth += (text[i] == opening) - (text[i] == _PARTNER[opening])
        if depth == 0:
            return True
    return False


class NameResolver:
    """Resolves names, with one OPSIN process behind a cache; thread-safe.

    The process starts with the first name that needs it and is restarted if it dies.

    Args:
        known: Lower-case trivial names and their SMILES, consulted before OPSIN.
        timeout: Seconds that OPSIN may take for one answer before it is stopped.
    """

    def __init__(self, *, known: Mapping[str, str] | None = None, timeout: float = 5.0) -> None:
        self._known = {name.lower(): smiles for name, smiles in (known or {}).items()}
        self._opsin = Opsin(timeout)
        self._cache: OrderedDict[str, str | None] = OrderedDict()
        self._lock = threading.Lock()
        # Weak, as the registry would otherwise keep the resolver alive; Java ends with its input.
        atexit.register(_stop, weakref.ref(self._opsin))

    def resolve(self, name: str) -> str | None:
        """Return canonical isomeric SMILES of ``name``, None if nothing reads it."""
        return self.resolve_many([name])[0]

    def resolve_many(self, names: Sequence[str]) -> list[str | None]:
        """Resolve all names in one exchange; one canonical SMILES or None each, in order."""
        lines = [_clean(name) for name in names]
        with self._lock:
            found = self._look_up(lines)
            variants = {line: _variant(line) for line, smiles in found.items() if not smiles}
            again = self._look_up([v for line, v in variants.items() if v != line])
            while len(self._cache) > CACHE_SIZE:
                self._cache.popitem(last=False)
        return [found[line] or again.get(variants[line]) for line in lines]

    def _look_up(self, lines: Sequence[str]) -> dict[str, str | None]:
        """Return the structure of each distinct line, from the cache, the mapping, or OPSIN."""
        found: dict[str, str | None] = dict.fromkeys(lines)
        missing: list[str] = []
        for line in found:
            if line in self._cache:
                self._cache.move_to_end(line)
                found[line] = self._cache[line]
            elif known := self._known.get(line.lower()):
                self._cache[line] = found[line] = _canonical(known)
            elif line:
                missing.append(line)
        for line, answer in zip(missing, self._opsin.ask(missing), strict=True):
            if answer is not None:
                self._cache[line] = found[line] = _canonical(answer)
        return found

    def find(self, text: str) -> tuple[NameSpan, ...]:
        """Return the resolved names of ``text``, the longest where several overlap, in order.

        Words that OPSIN reads as an element or ion, but prose uses for a part of a molecule or
        its surroundings ("water", "hydride"), are left out; ``resolve`` reads them.
        """
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


def _stop(opsin: "weakref.ref[Opsin]") -> None:
    """Stop the process at the end of the program, if it is still there."""
    alive = opsin()
    if alive is not None:
        alive.stop()
