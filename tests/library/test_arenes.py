import pytest
from rdkit import Chem

from core.library.arenes import benzenes, enumerate_arenes, flavonoids, ring

PATTERNS = {"ortho": "cc", "meta": "ccc", "para": "cccc"}


def test_ring_counts_positions_from_the_head() -> None:
    assert Chem.CanonSmiles(ring("O", {4: "Cl"})) == Chem.CanonSmiles("Oc1ccc(Cl)cc1")
    assert Chem.CanonSmiles(ring("O", {2: "C", 6: "C"})) == Chem.CanonSmiles("Cc1cccc(C)c1O")


@pytest.mark.parametrize("word", PATTERNS)
def test_ortho_meta_para_are_bonds_apart(word: str) -> None:
    drafts = [d for d in benzenes() if d.category == "phenol" and f" {word} " in d.sentence]
    assert len(drafts) >= 8
    for draft in drafts:
        mol = Chem.MolFromSmiles(draft.smiles)
        bearers = [
            atom.GetIdx()
            for atom in mol.GetAtoms()
            if atom.GetIsAromatic() and atom.GetTotalNumHs() == 0
        ]
        distance = Chem.GetDistanceMatrix(mol)[bearers[0]][bearers[1]]
        assert distance == len(PATTERNS[word]) - 1


def test_flavonoids_have_the_hydroxy_groups_of_their_name() -> None:
    hydroxy = Chem.MolFromSmarts("[OX2H]c")
    enol = Chem.MolFromSmarts("[OX2H]")
    for draft in flavonoids():
        mol = Chem.MolFromSmiles(draft.smiles)
        number = len(draft.name.removeprefix("(2S)-").split("-")[0].split(","))
        assert len(mol.GetSubstructMatches(enol)) == number
        assert len(mol.GetSubstructMatches(hydroxy)) == number


def test_every_draft_is_a_molecule() -> None:
    for draft in enumerate_arenes():
        assert Chem.MolFromSmiles(draft.smiles) is not None, draft
