from rdkit import Chem

from core.library.glycerolipids import enumerate_glycerolipids, phospholipids, triglycerides


def test_every_draft_is_a_molecule() -> None:
    for draft in enumerate_glycerolipids():
        assert Chem.MolFromSmiles(draft.smiles) is not None, draft


def test_no_triglyceride_is_chiral() -> None:
    for draft in triglycerides():
        mol = Chem.MolFromSmiles(draft.smiles)
        assert not Chem.FindMolChiralCenters(mol, includeUnassigned=True)


def test_phospholipids_are_natural_sn_glycerol_derivatives() -> None:
    for draft in phospholipids():
        mol = Chem.MolFromSmiles(draft.smiles)
        glycerol = mol.GetSubstructMatch(Chem.MolFromSmarts("[CH2]([OX2]C=O)[CH]([OX2])[CH2]OP"))
        labels = dict(Chem.FindMolChiralCenters(mol))
        assert labels[glycerol[4]] == "R", draft.name
