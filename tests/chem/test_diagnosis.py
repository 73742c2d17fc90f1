import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdkit import Chem, rdBase

from core.chem.diagnosis import (
    CARET_WINDOW,
    atom_positions,
    caret,
    explain_smiles,
    quiet,
    readable_length,
    syntax_error,
)
from core.errors import MoleculeError
from tests.chem.samples import NAMES, SMILES


@pytest.mark.parametrize(
    ("smiles", "position", "word"),
    [
        ("C1=CC=", 5, "missing"),
        ("CC(", 2, "missing"),
        ("C.", 1, "missing"),
        ("c1ccccc", 1, "ring bond 1"),
        ("C1CC%12CC1", 4, "ring bond 12"),
        ("CC%(100)C", 2, "ring bond 100"),
        ("CC)C", 2, "never opened"),
        ("CC(C(C)", 2, "never closed"),
        ("CC()C", 3, "missing"),
        ("C==C", 2, "two bonds"),
        ("=CC", 0, "begin"),
        ("1CC", 0, "ring digit"),
        ("(C)C", 0, "branch"),
        ("C..C", 2, "dot"),
        ("C.=C", 2, "bond"),
        ("Cq", 1, "q"),
        ("CC>>C", 2, ">"),
        ("CC[C", 2, "closed"),
        ("C[Xx]", 1, "Xx"),
        ("C[C@@@H]", 1, "no atom"),
    ],
)
def test_the_first_wrong_character_is_named(smiles: str, position: int, word: str) -> None:
    found = syntax_error(smiles)
    assert found is not None
    assert found[0] == position
    assert word in found[1]


@pytest.mark.parametrize("name", NAMES)
def test_what_rdkit_reads_has_no_error(name: str) -> None:
    assert syntax_error(SMILES[name]) is None
    assert readable_length(SMILES[name]) == len(SMILES[name])


@pytest.mark.parametrize("name", NAMES)
def test_atom_positions_follow_the_atoms_of_rdkit(name: str) -> None:
    smiles = SMILES[name]
    mol = Chem.MolFromSmiles(smiles, sanitize=False)
    positions = atom_positions(smiles)
    assert len(positions) == mol.GetNumAtoms()
    for position, atom in zip(positions, mol.GetAtoms(), strict=True):
        written = smiles[position:].lstrip("[0123456789").lower()
        assert written.startswith(atom.GetSymbol().lower())


@given(st.text(alphabet="CNcnO()=#123[]+-@H.", min_size=1, max_size=12))
def test_every_refused_smiles_is_explained_in_place(smiles: str) -> None:
    with quiet():
        mol = Chem.MolFromSmiles(smiles)
    if mol is None:
        with pytest.raises(MoleculeError) as caught:
            explain_smiles(smiles)
        assert caught.value.position is None or 0 <= caught.value.position < len(smiles)
        assert str(caught.value)


@pytest.mark.parametrize(("smiles", "position"), [("C11", 2), ("C1C1", 3), ("CC12CC12", 7)])
def test_a_ring_bond_between_bonded_atoms_is_found(smiles: str, position: int) -> None:
    with pytest.raises(MoleculeError) as caught:
        explain_smiles(smiles)
    assert caught.value.position == position


def test_the_caret_stands_under_its_character() -> None:
    line, mark = caret("C1=CC=", 5).splitlines()
    assert line[len(mark) - 1] == "="
    text = "C" * 500 + "q" + "C" * 500
    line, mark = caret(text, 500).splitlines()
    assert len(line) == CARET_WINDOW
    assert line[len(mark) - 1] == "q"


def test_quiet_gives_the_log_back_as_it_was(capfd: pytest.CaptureFixture[str]) -> None:
    before = rdBase.LogStatus()
    with quiet(), quiet():
        Chem.MolFromSmiles("C1=CC=")
    assert capfd.readouterr().err == ""
    assert rdBase.LogStatus() == before
    with rdBase.BlockLogs():
        muted = rdBase.LogStatus()
        with quiet():
            pass
        assert rdBase.LogStatus() == muted
