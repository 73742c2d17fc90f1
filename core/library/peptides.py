"""Small peptides and simple derivatives of the twenty L-amino acids of proteins.

Layer: core.library (may import core.chem and all that stands before it).
"""

from collections.abc import Iterator
from itertools import product
from typing import Final, NamedTuple

from core.chem.naming.words import AMINO_ACIDS, with_series
from core.library.rows import Draft


class Residue(NamedTuple):
    """An amino acid: codes, names and its residue as SMILES from nitrogen to carbonyl."""

    code: str
    acid: str
    acyl: str
    smiles: str

    @property
    def mirror(self) -> str:
        """The residue of the D-amino acid with every stereocentre turned round."""
        return self.smiles.replace("@@", "%").replace("@", "@@").replace("%", "@")


def _residue(code: str, smiles: str) -> Residue:
    acid, acyl = (with_series("L", name, code) for name in AMINO_ACIDS[code])
    return Residue(code, acid, acyl, smiles)


GLYCINE: Final = _residue("Gly", "NCC(=O)")
RESIDUES: Final = (
    _residue("Ala", "N[C@@H](C)C(=O)"),
    _residue("Arg", "N[C@@H](CCCNC(=N)N)C(=O)"),
    _residue("Asn", "N[C@@H](CC(=O)N)C(=O)"),
    _residue("Asp", "N[C@@H](CC(=O)O)C(=O)"),
    _residue("Cys", "N[C@@H](CS)C(=O)"),
    _residue("Gln", "N[C@@H](CCC(=O)N)C(=O)"),
    _residue("Glu", "N[C@@H](CCC(=O)O)C(=O)"),
    GLYCINE,
    _residue("His", "N[C@@H](Cc1c[nH]cn1)C(=O)"),
    _residue("Ile", "N[C@@H]([C@@H](C)CC)C(=O)"),
    _residue("Leu", "N[C@@H](CC(C)C)C(=O)"),
    _residue("Lys", "N[C@@H](CCCCN)C(=O)"),
    _residue("Met", "N[C@@H](CCSC)C(=O)"),
    _residue("Phe", "N[C@@H](Cc1ccccc1)C(=O)"),
    _residue("Pro", "N1CCC[C@H]1C(=O)"),
    _residue("Ser", "N[C@@H](CO)C(=O)"),
    _residue("Thr", "N[C@@H]([C@@H](C)O)C(=O)"),
    _residue("Trp", "N[C@@H](Cc1c[nH]c2ccccc12)C(=O)"),
    _residue("Tyr", "N[C@@H](Cc1ccc(O)cc1)C(=O)"),
    _residue("Val", "N[C@@H](C(C)C)C(=O)"),
)
NUMBER: Final = {2: "dipeptide", 3: "tripeptide"}
ACYLS: Final = (
    ("acetyl", "CC(=O)", "acetic acid"),
    ("benzoyl", "c1ccccc1C(=O)", "benzoic acid"),
    ("hexadecanoyl", "CCCCCCCCCCCCCCCC(=O)", "hexadecanoic acid"),
    ("[(9Z)-octadec-9-enoyl]", "CCCCCCCC/C=C\\CCCCCCCC(=O)", "(9Z)-octadec-9-enoic acid"),
)


def peptide(residues: tuple[Residue, ...]) -> Draft:
    """Return the linear peptide of residues written from the amino to the carboxy end."""
    name = "-".join([*(r.acyl for r in residues[:-1]), residues[-1].acid])
    code = "-".join(r.code for r in residues)
    kind = NUMBER[len(residues)]
    if len(set(residues)) == 1:
        made = f"{'two' if len(residues) == 2 else 'three'} {residues[0].acid} residues"
    else:
        made = ", ".join(r.acid for r in residues[:-1]) + f" and {residues[-1].acid}"
    return Draft(
        name,
        "".join(r.smiles for r in residues) + "O",
        kind,
        f"A {kind} ({code}) of {made} joined by "
        f"{'a peptide bond' if len(residues) == 2 else 'two peptide bonds'}.",
    )


def peptides() -> Iterator[Draft]:
    """Yield all 400 dipeptides and tripeptides of three patterns."""
    for residues in product(RESIDUES, repeat=2):
        yield peptide(residues)
    alanine = RESIDUES[0]
    for residue in RESIDUES:
        yield peptide((residue, residue, residue))
        yield peptide((GLYCINE, residue, GLYCINE))
        yield peptide((alanine, residue, alanine))


def diketopiperazines() -> Iterator[Draft]:
    """Yield the cyclic dipeptides of glycine, and of two equal residues, where nothing clashes."""
    for residue in RESIDUES:
        # Proline's own ring uses closure 1; 9 is free in every residue.
        ring = (
            residue.smiles.replace("N", "N9", 1) if residue.code != "Pro" else "N19CCC[C@H]1C(=O)"
        )
        for other in {GLYCINE.code: GLYCINE, residue.code: residue}.values():
            end = other.smiles.removesuffix("C(=O)") + "C9(=O)"
            yield Draft(
                f"cyclo({residue.acyl}-{other.acyl})",
                ring + end,
                "diketopiperazine",
                f"A cyclic dipeptide (2,5-diketopiperazine) of {residue.acid} and {other.acid}."
                if other != residue
                else f"A cyclic dipeptide (2,5-diketopiperazine) of two {residue.acid} residues.",
            )


def derivatives() -> Iterator[Draft]:
    """Yield D-amino acids, esters, amides and N-acyl derivatives."""
    for residue in RESIDUES:
        acid = residue.acid
        if residue != GLYCINE:
            yield Draft(
                acid.replace("L-", "D-", 1),
                residue.mirror + "O",
                "D-amino acid",
                f"The mirror image (D form) of the protein amino acid {acid}.",
            )
        if "acid" not in acid:
            for alcohol, end in (("methyl", "OC"), ("ethyl", "OCC"), ("tert-butyl", "OC(C)(C)C")):
                yield Draft(
                    f"{acid} {alcohol} ester",
                    residue.smiles + end,
                    "amino acid ester",
                    f"The {alcohol} ester of {acid}, with a free amino group.",
                )
            yield Draft(
                f"{acid.removesuffix('e')}amide",
                residue.smiles + "N",
                "amino acid amide",
                f"The primary amide of {acid}: its carboxy group has become a carbamoyl group.",
            )
        for group, smiles, source in ACYLS:
            yield Draft(
                f"N-{group}-{acid}",
                smiles + residue.smiles + "O",
                "N-acyl amino acid",
                f"An N-acyl amino acid: the alpha-amino group of {acid} is bound "
                f"as an amide of {source}.",
            )


def enumerate_peptides() -> Iterator[Draft]:
    """Yield all drafts of this module in a fixed order."""
    yield from peptides()
    yield from diketopiperazines()
    yield from derivatives()
