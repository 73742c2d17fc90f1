"""Reading structures that people write: SMILES, InChI and molfiles, with errors that point.

Layer: core.chem (may import core.errors). Every valid RDKit molecule passes: salts, single
atoms, metals, isotopes, macrocycles, wildcards.
"""

import re
from typing import Final

from rdkit import Chem
from rdkit.Chem.MolStandardize import rdMolStandardize

from core.chem.diagnosis import (
    explain_chemistry,
    explain_smiles,
    quiet,
    readable_length,
    refuse,
    syntax_error,
)
from core.errors import MoleculeError, shorten

MAX_LENGTH: Final = 20_000
"""Characters of a SMILES or InChI that are read."""
MAX_MOLFILE: Final = 1_000_000
"""Characters of a molfile that are read."""
MOST_ATOMS: Final = 1000
"""Heavy atoms of a queried or added structure: more than any molecule of the libraries has."""

_MOLFILE = re.compile(r"M {2}END|V[23]000")
_INCHI = re.compile(r"InChI=1S?/\S+")
_SMILES_CHARACTERS = re.compile(r"[A-Za-z0-9@+\-\[\]()\\/%=#$.*:~]{3,}")
_ATOM = r"(?:\[|Cl|Br|[BCNOPSFIbcnops*])"
_BOND_SIGNS = re.compile(rf"[=#\\/%]|\d[-(]?{_ATOM}")
_BRACKET = re.compile(r"\[[^\]]*\]")
_OPEN_ATOM = re.compile(
    r"\[\d*(?:[A-Z][a-z]?|[bcnops]|se|as)(?P<marks>(?:@@?)?(?:H\d?)?(?:\++|-+)?\d?)(?::\d*)?"
)
_CHIRAL_ATOM = re.compile(r"\[\d*[A-Z][a-z]?@")


def parse_molecule(text: str) -> Chem.Mol:
    """Read a SMILES, an InChI ("InChI=...") or a molfile.

    A SMILES may carry a CXSMILES extension ("... |...|") after a blank, nothing else.

    Returns:
        The sanitised molecule with stereochemistry assigned, at least one atom.

    Raises:
        MoleculeError: The text is empty, too long, or refused; with the position or atom.
    """
    if _MOLFILE.search(text):
        return _from_molfile(text)
    stripped = text.strip()
    if not stripped:
        raise MoleculeError("the structure is empty: give a SMILES, an InChI or a molfile")
    if len(stripped) > MAX_LENGTH:
        raise MoleculeError(
            f"the structure has {len(stripped):,} characters: at most {MAX_LENGTH:,} are read"
        )
    if stripped.startswith("InChI="):
        return _from_inchi(stripped)
    try:
        return _from_smiles(stripped)
    except MoleculeError as error:
        if error.position is not None:  # the input may begin with blanks
            error.position += len(text) - len(text.lstrip())
        raise


def molecule_from_smiles(smiles: str) -> Chem.Mol:
    """Read a SMILES without the checks of ``parse_molecule``: the quick path for stored data.

    Raises:
        MoleculeError: RDKit refuses it, or it has no atoms.
    """
    with quiet():
        mol = Chem.MolFromSmiles(smiles)
    if mol is None or mol.GetNumAtoms() == 0:
        return parse_molecule(smiles)
    return mol


def _from_smiles(text: str) -> Chem.Mol:
    smiles, *rest = text.split(maxsplit=1)
    if rest and not rest[0].startswith("|"):
        refuse(text, len(smiles), "a SMILES has no blanks; remove what follows")
    for position, character in enumerate(smiles):
        if not character.isascii() or not character.isprintable():
            refuse(text, position, f"'{shorten(character)}' has no meaning in a SMILES")
    with quiet():
        mol = Chem.MolFromSmiles(text)
    if mol is None:
        explain_smiles(smiles)
        refuse(text, len(smiles) + 1, "the extension between bars cannot be read; remove it")
    if mol.GetNumAtoms() == 0:
        refuse(text, 0, "it has no atoms")
    return mol


def _from_inchi(text: str) -> Chem.Mol:
    with quiet():
        mol = Chem.MolFromInchi(text)
    if mol is None or mol.GetNumAtoms() == 0:
        raise MoleculeError(
            f"'{shorten(text)}' is not a valid InChI: copy it whole, from 'InChI=1S/' to its end"
        )
    return mol


def _from_molfile(text: str) -> Chem.Mol:
    if len(text) > MAX_MOLFILE:
        raise MoleculeError(
            f"the molfile has {len(text):,} characters: at most {MAX_MOLFILE:,} are read"
        )
    with quiet():
        mol = _molblock(text, sanitize=True)
        raw = _molblock(text, sanitize=False) if mol is None else None
    if raw is not None:
        explain_chemistry(text.splitlines()[0].strip() or "molfile", raw, [])
    if mol is None:
        raise MoleculeError(
            "the molfile cannot be read: paste it whole, from its title line to 'M  END'"
        )
    if mol.GetNumAtoms() == 0:
        raise MoleculeError("the molfile has no atoms: draw or paste a structure")
    return mol


def _molblock(text: str, *, sanitize: bool) -> Chem.Mol | None:
    try:
        return Chem.MolFromMolBlock(text, sanitize=sanitize)
    except (RuntimeError, ValueError):  # RDKit raises for some damaged counts lines
        return None


def standardise(mol: Chem.Mol) -> Chem.Mol:
    """Return the largest fragment (RDKit's choice: most atoms, then mass); charges are kept."""
    with quiet():
        return rdMolStandardize.LargestFragmentChooser().choose(mol)


def canonical_smiles(mol: Chem.Mol) -> str:
    """Return the canonical isomeric SMILES."""
    return Chem.MolToSmiles(mol)


def inchikey(mol: Chem.Mol) -> str:
    """Return the standard InChIKey, or "" for what InChI cannot express (wildcards)."""
    with quiet():
        return Chem.MolToInchiKey(mol) or ""


def looks_like_inchi(text: str) -> bool:
    """Return whether a query can only be meant as an InChI."""
    return _INCHI.fullmatch(text.strip()) is not None


def looks_like_smiles(text: str) -> bool:
    """Return whether a query can only be meant as a SMILES, right or wrong.

    A blank, a character outside SMILES, or fewer than three characters: no. What RDKit reads is
    one ("CCO", "[Na+].[Cl-]"), letters alone only with a carbon among them ("CNS", not "SOS").
    What RDKit refuses is one when it reads as a SMILES from its first character on and carries
    signs that names do not have:

    * to its very end, with a bond sign, a bracket, a branch or a ring digit between two atoms
      ("C1=CC=", "C(C)(C)(C)(C)C", "c1ccccc"; not "C18", "CO2" or "P450");
    * up to a bracket atom that is never closed, with an atom before it or with a charge, hydrogens
      or chirality inside ("C[N+", "[NH4+"; not "[18F" or "benzo[a");
    * up to a wrong character, with a bond sign or a ring digit before it ("C1=CC=Q"; not
      "beta-carotene", "N,N-dimethylformamide", "(R)-carvone", "[18F]FDG").
    """
    query = text.strip()
    if _SMILES_CHARACTERS.fullmatch(query) is None:
        return False
    if _parses(query):
        return not query.isalpha() or "C" in query.replace("Cl", "")
    head = query[: readable_length(query)]
    if _BOND_SIGNS.search(_BRACKET.sub("*", head)) or (head and _CHIRAL_ATOM.search(query)):
        return True
    unfinished = _OPEN_ATOM.fullmatch(query, len(head))
    if unfinished and (head or unfinished["marks"]):
        return True
    return head == query and any(sign in head for sign in "([")


def _parses(query: str) -> bool:
    if syntax_error(query) is not None:
        return False
    with quiet():
        return Chem.MolFromSmiles(query) is not None
