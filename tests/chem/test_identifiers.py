"""Names for machines."""

from core.chem.identifiers import identifiers


def test_aspirin_has_its_registered_key() -> None:
    told = identifiers("OC(=O)c1ccccc1OC(C)=O")
    assert told["SMILES"] == "CC(=O)Oc1ccccc1C(=O)O"
    assert told["InChI"].startswith("InChI=1S/C9H8O4/")
    assert told["InChIKey"] == "BSYNRYMUTXBXSQ-UHFFFAOYSA-N"


def test_what_has_no_inchi_still_has_its_smiles() -> None:
    assert list(identifiers("*C")) == ["SMILES"]
