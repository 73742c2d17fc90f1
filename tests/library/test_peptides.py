from rdkit import Chem

from core.library.peptides import GLYCINE, RESIDUES, enumerate_peptides, peptide, peptides


def test_a_peptide_reads_from_the_amino_end() -> None:
    alanine = RESIDUES[0]
    draft = peptide((alanine, GLYCINE))
    assert draft.name == "L-alanyl-glycine"
    assert Chem.CanonSmiles(draft.smiles) == Chem.CanonSmiles("C[C@H](N)C(=O)NCC(=O)O")
    assert "(Ala-Gly)" in draft.sentence


def test_the_mirror_of_a_residue_turns_every_centre() -> None:
    for residue in RESIDUES:
        left = Chem.FindMolChiralCenters(Chem.MolFromSmiles(residue.smiles + "O"))
        right = Chem.FindMolChiralCenters(Chem.MolFromSmiles(residue.mirror + "O"))
        assert [{"R": "S", "S": "R"}[label] for _, label in left] == [label for _, label in right]


def test_there_are_twenty_residues_and_all_their_pairs() -> None:
    assert len({residue.code for residue in RESIDUES}) == 20
    pairs = [draft for draft in peptides() if draft.category == "dipeptide"]
    assert len({Chem.CanonSmiles(draft.smiles) for draft in pairs}) == 400


def test_every_draft_is_a_molecule() -> None:
    for draft in enumerate_peptides():
        assert Chem.MolFromSmiles(draft.smiles) is not None, draft
