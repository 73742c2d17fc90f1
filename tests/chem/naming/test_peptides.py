"""Peptides in three-letter codes and in lists of residues."""

import pytest
from rdkit import Chem

from core.chem.names import NameResolver
from core.chem.naming.peptides import read_peptides, systematic_peptide


@pytest.mark.parametrize(
    ("codes", "one_letter"), [("Leu-Gly", "LG"), ("Trp-Met-Asp-Phe", "WMDF"), ("Glu-Glu", "EE")]
)
def test_codes_are_the_peptide_that_rdkit_builds(codes: str, one_letter: str) -> None:
    built = Chem.MolToSmiles(Chem.MolFromSequence(one_letter))
    with NameResolver() as resolver:
        assert resolver.resolve(codes) == built


@pytest.mark.parametrize(
    ("name", "systematic"),
    [
        ("Gly-Val", "glycyl-L-valine"),
        ("D-Ala-Ser", "D-alanyl-L-serine"),
        ("gamma-Glu-Met", "L-gamma-glutamyl-L-methionine"),
        ("Leu", None),
        ("Leu-Xyz", None),
        ("leu-gly", None),
        ("gamma-Ala-Gly", None),
        ("", None),
    ],
)
def test_only_whole_codes_are_translated(name: str, systematic: str | None) -> None:
    assert systematic_peptide(name) == systematic


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("It is a dipeptide formed from L-leucine and glycine residues.", "L-leucyl-glycine"),
        (
            "It is a tripeptide composed of one L-serine and two L-valine units joined by "
            "peptide linkages.",
            "L-seryl-L-valyl-L-valine",
        ),
        (
            "It is a tetrapeptide comprising Phe, Tyr, Pro and Gly residues in sequence.",
            "L-phenylalanyl-L-tyrosyl-L-prolyl-glycine",
        ),
        ("It is a dipeptide composed of D-alanyl and L-serine.", "D-alanyl-L-serine"),
        (
            "It is a dipeptide obtained by formal condensation of the carboxy group of "
            "L-lysine with the amino group of L-proline.",
            "L-lysyl-L-proline",
        ),
    ],
)
def test_a_list_of_residues_is_a_peptide(sentence: str, name: str) -> None:
    (reading,) = read_peptides(sentence)
    assert reading.name == name
    assert sentence[: reading.start] == "It is a "
    assert sentence[reading.end :] in ("", ".")


@pytest.mark.parametrize(
    "sentence",
    [
        "It is a tripeptide composed of L-leucine and glycine.",
        "It is a cyclic dipeptide consisting of L-leucine and glycine.",
        "It is a tripeptide derivative composed of L-leucine, glycine and L-serine.",
        "It is a dipeptide composed of L-leucine and glycine joined by an isopeptide bond.",
        "It is a decapeptide composed of L-leucine, beta-alanine and glycine.",
        "It is an oligopeptide comprising AcAsp, Lys and Gly.",
        "It is a dipeptide obtained by formal condensation of the carboxy group of L-aspartic acid "
        "with the amino group of L-phenylalanine methyl ester.",
        "It is a dipeptide consisting of L-proline having a glycyl residue attached to it.",
        "It is a dipeptide composed of N-acetyl-L-leucine and glycine.",
        "It is a peptide.",
    ],
)
def test_what_is_more_than_its_residues_is_left_alone(sentence: str) -> None:
    assert read_peptides(sentence) == []
