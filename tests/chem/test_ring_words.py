"""Ring words cover hydrogenated and oxo forms, and nothing else."""

import pytest
from rdkit import Chem

from core.chem.ring_words import RINGS


@pytest.mark.parametrize("word", sorted(RINGS))
def test_every_ring_is_readable_and_cyclic(word: str) -> None:
    pattern = Chem.MolFromSmarts(RINGS[word])
    Chem.FastFindRings(pattern)
    assert word == "azobenzene" or "$(" in RINGS[word] or pattern.GetRingInfo().NumRings() >= 1


@pytest.mark.parametrize(
    ("word", "held", "not_held"),
    [
        ("quinoline", "C1CNc2ccccc2C1", "c1ccc2cnccc2c1"),
        ("isoquinoline", "c1ccc2cnccc2c1", "c1ccc2ncccc2c1"),
        ("indole", "C1Cc2ccccc2N1", "c1cc[nH]c1"),
        ("pyrimidine", "O=c1cc[nH]c(=O)[nH]1", "c1ccncc1"),
        ("flavone", "O=c1cc(-c2ccccc2)oc2ccccc12", "O=C1CC(c2ccccc2)Oc2ccccc12"),
        ("isoflavone", "O=c1c(-c2ccccc2)coc2ccccc12", "O=c1cc(-c2ccccc2)oc2ccccc12"),
        ("coumarin", "O=c1ccc2ccccc2o1", "O=c1ccoc2ccccc12"),
        ("tetracycline",
         "NC(=O)C1=C(O)C(N(C)C)C2CC3C(=C(O)C2(O)C1=O)C(=O)c1c(O)cccc1C3", "c1ccc2ccccc2c1"),
        ("triazine", "Nc1nc(N)nc(N)n1", "c1cncnc1"),
        ("triazole", "c1cnn[nH]1", "c1cn[nH]c1"),
        ("triazole", "c1nc[nH]n1", "c1nnn[nH]1"),
        ("oxadiazole", "c1nnco1", "c1ccco1"),
        ("thiadiazole", "c1nncs1", "c1ccsc1"),
        ("benzodiazepine", "O=C1CN=C(c2ccccc2)c2ccccc2N1", "C1CCc2ccccc2CC1"),
        ("barbiturate", "O=C1CC(=O)NC(=O)N1", "O=C1CCC(=O)N1"),
    ],
)  # fmt: skip
def test_known_rings(word: str, held: str, not_held: str) -> None:
    pattern = Chem.MolFromSmarts(RINGS[word])
    assert Chem.MolFromSmiles(held).HasSubstructMatch(pattern)
    assert not Chem.MolFromSmiles(not_held).HasSubstructMatch(pattern)
