from rdkit import Chem

from core.library.chains import enumerate_chains, esters, lactones, secondary_alcohols


def test_every_draft_is_a_molecule() -> None:
    for draft in enumerate_chains():
        assert Chem.MolFromSmiles(draft.smiles) is not None, draft


def test_the_letter_in_the_name_is_the_cip_label() -> None:
    for draft in (*secondary_alcohols(), *lactones()):
        ((_, label),) = Chem.FindMolChiralCenters(Chem.MolFromSmiles(draft.smiles))
        assert draft.name.split(")")[0].endswith(label), draft.name


def test_esters_join_eight_acids_and_eight_alcohols() -> None:
    drafts = list(esters())
    assert len({Chem.CanonSmiles(draft.smiles) for draft in drafts}) == 64
    assert drafts[0].name == "methyl formate"
    assert Chem.CanonSmiles(drafts[0].smiles) == "COC=O"
