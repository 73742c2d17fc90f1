"""Names of groups are true of the structures they are found in."""

import pytest
from rdkit import Chem

from core.chem.groups import GROUPS, named_groups
from core.chem.molecule import molecule_from_smiles


@pytest.mark.parametrize("name", sorted(GROUPS))
def test_every_pattern_is_readable(name: str) -> None:
    assert Chem.MolFromSmarts(GROUPS[name]) is not None


@pytest.mark.parametrize(
    ("smiles", "held", "not_held"),
    [
        ("CC1(C)S[C@@H]2[C@H](NC(=O)Cc3ccccc3)C(=O)N2[C@H]1C(=O)O",
         {"beta-lactam", "penicillin", "carboxylic acid", "amide", "benzene ring"},
         {"cephalosporin", "carbapenem", "tetracycline", "ester"}),
        ("CN1CC[C@]23c4c5ccc(O)c4O[C@H]2[C@@H](O)C=C[C@H]3[C@H]1C5",
         {"tertiary amine", "phenol", "secondary alcohol"},
         {"steroid", "primary amine", "amide"}),
        ("CN1CCC[C@H]1c1cccnc1", {"pyridine", "pyrrolidine", "tertiary amine"}, {"pyrrole"}),
        ("N#CCCC", {"nitrile"}, {"primary amine", "alkyne"}),
        ("NC(=O)c1ccccc1", {"amide", "benzene ring"}, {"primary amine", "ketone"}),
        ("C[C@]12CC[C@H]3[C@@H](CC[C@@H]4CC(=O)CC[C@]34C)[C@@H]1CC[C@@H]2O",
         {"steroid", "ketone", "secondary alcohol"}, {"ester", "phenol"}),
        ("C", set(), set(GROUPS)),
    ],
)  # fmt: skip
def test_known_molecules_hold_what_they_hold(
    smiles: str, held: set[str], not_held: set[str]
) -> None:
    found = set(named_groups(molecule_from_smiles(smiles)))
    assert held <= found
    assert not not_held & found
