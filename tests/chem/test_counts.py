import numpy as np
import pytest
from rdkit import Chem
from rdkit.Chem import Fragments

from core.chem.counts import COUNT_NAMES, GROUP_NAMES, count_block, longest_chain
from core.chem.features import with_stereo
from tests.chem.samples import NAMES, SMILES, molecule


def counts(smiles: str) -> dict[str, float]:
    block = count_block(with_stereo(Chem.MolFromSmiles(smiles)))
    return {name: value for name, value in zip(COUNT_NAMES, block, strict=True) if value}


def test_every_column_has_a_name_of_its_own() -> None:
    assert len(set(COUNT_NAMES)) == len(COUNT_NAMES) == 457
    assert len(GROUP_NAMES) == 85


@pytest.mark.parametrize(
    ("smiles", "wanted"),
    [
        ("CCO", {"element:C": 2, "element:H": 6, "element:O": 1, "carbons=2": 1, "chain=2": 1}),
        ("[Na+].[O-]C=O", {"charge:+": 1, "charge:-": 1, "fragments": 2, "anions=1": 1}),
        ("[O-]S(=O)(=O)[O-]", {"charge:-": 2, "charge:net-": 2, "anions": 2}),
        ("[13CH4]", {"isotopes": 1}),
        ("[CH2]C", {"radicals": 1}),
        ("c1ccc2ccccc2c1", {"ring:6": 2, "rings=2": 1, "aromatic rings": 2, "aromatic atoms": 10}),
        ("C1CCCCCCCCCCCCCCCCC1", {"ring:more": 1}),
        ("C1CC1C1CCCC1", {"ring:3": 1, "ring:5": 1}),
        (r"C/C=C\C=C", {"stereo:Z": 1, "bond:double": 2, "double bonds=2": 1}),
        (r"C/C=C/C", {"stereo:E": 1}),
        ("CC=CC", {"stereo:bond?": 1}),
        ("C[C@H](N)O", {"stereo labels": 1, "methyl": 1}),
        ("CC(N)O", {"stereo:?": 1}),
        ("CC(C)(C)C", {"methyl": 4, "branched carbons": 1}),
        ("C1CCC2(CC1)OCCO2", {"spiro atoms": 1}),
        ("C1CC2CCC1C2", {"bridgehead atoms": 2}),
        ("CC(=O)NC", {"amide bonds": 1}),
        ("N#N", {"bond:triple": 1}),
        ("N->[Fe]", {"bond:other": 1}),
    ],
)
def test_counts_are_exact(smiles: str, wanted: dict[str, int]) -> None:
    found = counts(smiles)
    assert {name: found.get(name, 0) for name in wanted} == wanted


@pytest.mark.parametrize("name", [n for n in NAMES if "500" not in n])
def test_groups_agree_with_rdkit(name: str) -> None:
    found = counts(SMILES[name])
    for group, count in Fragments.fns:
        assert found.get(group, 0) == count(molecule(name))


@pytest.mark.parametrize("name", NAMES)
def test_hydrogens_are_counted_once_however_they_are_written(name: str) -> None:
    mol = molecule(name)
    column = COUNT_NAMES.index("element:H")
    explicit = count_block(with_stereo(Chem.AddHs(mol)))
    assert explicit[column] == count_block(with_stereo(mol))[column]


@pytest.mark.parametrize(
    ("smiles", "length"),
    [
        ("O", 0),
        ("C", 1),
        ("CCCCCCCCCCCCCCCC(=O)O", 16),
        ("CC(C)CC(CCC)CC", 7),
        ("CCCOCC", 3),
        ("c1ccccc1", 0),
        ("CCc1ccccc1CCCC", 4),
        ("CC.CCC", 3),
    ],
)
def test_the_longest_chain_is_found(smiles: str, length: int) -> None:
    assert longest_chain(Chem.MolFromSmiles(smiles)) == length


def test_numbers_beyond_the_last_indicator_share_it() -> None:
    assert counts("C" * 64)["carbons=64"] == counts("C" * 90)["carbons=64"] == 1


def test_counts_of_a_huge_molecule_are_finite() -> None:
    block = count_block(with_stereo(Chem.MolFromSmiles("OC(N)" * 400)))
    assert np.isfinite(block).all()
    assert block.max() < 5000
