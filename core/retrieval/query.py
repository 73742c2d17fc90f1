"""What a query is: a SMILES, an InChI, the name of one molecule, or a description.

Layer: core.retrieval (may import core.errors, core.results, core.chem).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from core.chem.molecule import (
    MOST_ATOMS,
    canonical_smiles,
    looks_like_inchi,
    looks_like_smiles,
    parse_molecule,
)
from core.errors import MoleculeError, QueryError, shorten
from core.results import NameSpan
from core.text.targets import without_targets
from core.text.tokenizer import Tokenizer
from core.text.zones import is_query

LONGEST_QUERY: Final = 4000
"""Characters of a query."""
LONGEST_NAME: Final = 300
"""Characters of a query that is looked up whole as a name."""
MOST_NAME_WORDS: Final = 8
"""Words of such a query."""
_LOOKED_UP: Final = 64
"""Word pieces of a query that are looked up to see whether the model knows any."""

Kind = Literal["text", "smiles", "inchi", "name"]
_MOLFILE: Final = re.compile(r"^M {2}END", re.M)
_CAS: Final = re.compile(r"(?:CAS(?: no\.?| number)?:? ?)?\d{2,7}-\d{2}-\d", re.I)
_WORD_MARKS: Final = re.compile(r"[.!?;]\s*$|,\s")


class Resolver(Protocol):
    """What reads chemical names, ``core.chem.names.NameResolver``."""

    def resolve(self, name: str) -> str | None:
        """Return the canonical isomeric SMILES of a name, None if nothing reads it."""

    def find(self, text: str) -> tuple[NameSpan, ...]:
        """Return the resolved names of a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A query, understood."""

    kind: Kind
    text: str
    """The query on one line, white space around it gone."""
    smiles: str
    """Canonical SMILES of the one molecule it stands for; "" for a text."""
    read_as: tuple[NameSpan, ...]
    """Names inside a text, or the one structure of the whole query; places in ``text``."""


def clean_query(query: str) -> str:
    """Return the query on one line of characters that print.

    Raises:
        QueryError: nothing is left, it is too long, or it holds no letter.
    """
    if len(query) > LONGEST_QUERY:
        raise QueryError(
            f"The query has {len(query):,} characters, but at most {LONGEST_QUERY:,} are read; "
            "shorten it to what matters."
        )
    text = " ".join("".join(c if c.isprintable() else " " for c in query).split())
    if not text:
        raise QueryError("The query is empty; type a description, a name, a SMILES or an InChI.")
    if _CAS.fullmatch(text):
        raise QueryError(
            f"{text} looks like a CAS number, and those are not known here; type the name or the "
            "structure."
        )
    if not any(c.isalpha() for c in text):
        raise QueryError(
            f"{shorten(text)} has no words to search for; type a description, a name, "
            "a SMILES or an InChI."
        )
    return text


def interpret(query: str, *, resolver: Resolver, names: Mapping[str, str]) -> Reading:
    """Decide what a query is, the narrowest kind first.

    Args:
        query: What the user typed.
        resolver: Reads systematic names.
        names: Lower-case names of library molecules and their SMILES.

    Raises:
        QueryError: the query is empty, too long or without a letter.
        MoleculeError: a SMILES or InChI that RDKit refuses, or a structure that is too large.
    """
    text = clean_query(query)
    if looks_like_inchi(text):
        return _whole("inchi", text, read_structure(text))
    if (listed := names.get(text.lower())) is not None:
        return _whole("name", text, listed)
    if looks_like_smiles(text):
        try:
            return _whole("smiles", text, read_structure(text))
        except MoleculeError:
            # A name may look like a broken SMILES; the structure's own error is told if it is none.
            if resolve_name(text, resolver=resolver) is None:
                raise
    if (resolved := resolve_name(text, resolver=resolver)) is not None:
        return _whole("name", text, resolved)
    found = resolver.find(text)
    named = without_targets(text, found) if is_query(text) else found
    return Reading(kind="text", text=text, smiles="", read_as=named)


def interpret_molecule(query: str, *, resolver: Resolver, names: Mapping[str, str]) -> Reading:
    """Read a query that must be one molecule; a molfile is taken too.

    Raises:
        QueryError: the query is empty, too long, or no structure and no known name.
        MoleculeError: a structure that RDKit refuses, or that is too large.
    """
    if _MOLFILE.search(query):
        return _whole("smiles", "molfile", read_structure(query))
    reading = interpret(query, resolver=resolver, names=names)
    if reading.kind == "text":
        raise QueryError(
            f"{shorten(reading.text)} is no SMILES or InChI, and no name that can be read; "
            "check the spelling, or give the structure as SMILES."
        )
    return reading


def read_structure(text: str) -> str:
    """Return the canonical isomeric SMILES of a SMILES, InChI or molfile.

    Raises:
        MoleculeError: RDKit refuses it, or it has more than ``MOST_ATOMS`` heavy atoms.
    """
    molecule = parse_molecule(text)
    if (atoms := molecule.GetNumHeavyAtoms()) > MOST_ATOMS:
        raise MoleculeError(
            f"The structure has {atoms:,} heavy atoms, but at most {MOST_ATOMS:,} are read; "
            "give the part that matters."
        )
    return canonical_smiles(molecule)


def resolve_name(text: str, *, resolver: Resolver) -> str | None:
    """Return the SMILES of a text that is the name of one molecule as a whole, else None."""
    long = len(text) > LONGEST_NAME or len(text.split()) > MOST_NAME_WORDS
    return None if long or _WORD_MARKS.search(text) else resolver.resolve(text)


def _whole(kind: Kind, text: str, smiles: str) -> Reading:
    span = NameSpan(start=0, end=len(text), text=text, smiles=smiles)
    return Reading(kind=kind, text=text, smiles=smiles, read_as=(span,))


def check_words(text: str, tokenizer: Tokenizer) -> None:
    """Check that the model knows any word of a description.

    Raises:
        QueryError: all its first word pieces are unknown, as in another script.
    """
    pieces = tokenizer.encode(text, max_tokens=_LOOKED_UP).ids[1:]
    if len(pieces) and (pieces == tokenizer.unknown_id).all():
        raise QueryError(
            f"Nothing of {shorten(text)} is known to this model; describe the molecule in "
            "English, or give its structure as SMILES."
        )
