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
from collections.abc import Mapping, Sequence
from typing import Final, Self

from rdkit import Chem, rdBase

from core.chem.naming.fatty_acids import systematic_fatty
from core.chem.naming.glycan_prose import read_glycans
from core.chem.naming.glycans import systematic_glycan
from core.chem.naming.lipid_prose import read_lipids
from core.chem.naming.parents import systematic_parent
from core.chem.naming.peptides import read_peptides, systematic_peptide
from core.chem.naming.reading import Reading
from core.chem.naming.substitution_prose import read_substitutions
from core.chem.opsin import Opsin
from core.chem.spans import LOCANT_GAP, candidates
from core.results import NameSpan

LONGEST_NAME: Final = 1000
"""Characters of the longest name that is looked up."""
CACHE_SIZE: Final = 200_000
"""Names, resolved or not, that are remembered."""

_CHARGE: Final = re.compile(r"\s*\(\d+[+-]\)$")
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_PLAIN: Final = str.maketrans("‐‑‒–—−’′‘", "------" + "'" * 3)

# Names that OPSIN reads as a bare element or ion, but that prose uses for the parts of a molecule.
_VAGUE: Final = frozenset(
    """
    water carbon oxygen nitrogen hydrogen sulfur sulphur phosphorus chlorine bromine fluorine
    iodine hydrogens halogen lead metal proton protons hydride hydroxide oxide amine acid base
    """.split()  # noqa: SIM905
)


READERS: Final = (read_glycans, read_peptides, read_lipids, read_substitutions)
"""Readers of whole descriptions, which say more than the names in them."""


def _clean(name: str) -> str:
    """Return ``name`` on one line of printable characters; "" if no name can look like it."""
    line = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    # Element symbols, numbers and single letters say nothing about a molecule.
    fits = 2 < len(line) <= LONGEST_NAME and _LETTERS.search(line)
    return LOCANT_GAP.sub(r"\1,", line.translate(_PLAIN)) if fits else ""


def _variant(line: str) -> str:
    """Return the name to try where ``line`` itself is not resolved."""
    line = _CHARGE.sub("", line)
    for translate in (systematic_glycan, systematic_peptide, systematic_fatty, systematic_parent):
        line = translate(line) or line
    return f"{line[:-3]}oic acid" if line.endswith("oyl") else line


def _canonical(smiles: str) -> str | None:
    """Return canonical isomeric SMILES, or None where RDKit refuses the structure."""
    with rdBase.BlockLogs(), contextlib.suppress(ValueError, RuntimeError):
        mol = Chem.MolFromSmiles(smiles) if smiles else None
        if mol is not None and mol.GetNumAtoms():
            return str(Chem.MolToSmiles(mol))
    return None


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
        # OPSIN opens the ring of the last sugar in "...-(1->4)-D-glucose"; chemists do not.
        lines = [systematic_glycan(line) or line for line in map(_clean, names)]
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
        spans = [
            [
                *(reading for read in READERS for reading in read(text)),
                *(
                    Reading(start=start, end=end, name=text[start:end], whole=False)
                    for start, end in candidates(text)
                ),
            ]
            for text in texts
        ]
        names = {reading.name for own in spans for reading in own}
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
    text: str, readings: Sequence[Reading], smiles: Mapping[str, str | None]
) -> tuple[NameSpan, ...]:
    """Keep resolved readings that overlap none kept before: whole descriptions, then long names."""
    kept: list[NameSpan] = []
    for one in readings:
        found = smiles.get(one.name)
        if found and all(one.end <= span.start or one.start >= span.end for span in kept):
            span = NameSpan(
                start=one.start,
                end=one.end,
                text=text[one.start : one.end],
                smiles=found,
                described=one.whole,
            )
            kept.append(span)
    return tuple(sorted(kept, key=lambda span: span.start))


def _stop(opsin: "weakref.ref[Opsin]") -> None:
    """Stop the process at the end of the program, if it is still there."""
    alive = opsin()
    if alive is not None:
        alive.stop()
