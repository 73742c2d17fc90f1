from concurrent.futures import ThreadPoolExecutor

import pytest
from rdkit import Chem, rdBase

from core.chem.molecule import (
    MAX_LENGTH,
    canonical_smiles,
    inchikey,
    looks_like_inchi,
    looks_like_smiles,
    molecule_from_smiles,
    parse_molecule,
    standardise,
)
from core.errors import SHOWN_LENGTH, MoleculeError
from tests.chem.samples import NAMES, SMILES, molecule


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_molecule_is_read(name: str) -> None:
    wanted = Chem.MolToSmiles(molecule(name))
    assert canonical_smiles(parse_molecule(SMILES[name])) == wanted
    assert canonical_smiles(molecule_from_smiles(SMILES[name])) == wanted
    assert canonical_smiles(parse_molecule(f"\n {SMILES[name]}  ")) == wanted


@pytest.mark.parametrize("text", ["InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3", "CCO |$;;OH$|"])
def test_other_notations_give_the_same_molecule(text: str) -> None:
    assert canonical_smiles(parse_molecule(text)) == "CCO"


@pytest.mark.parametrize("v3000", [False, True])
def test_molfiles_keep_their_stereo(v3000: bool) -> None:
    mol = molecule("cholesterol")
    block = Chem.MolToMolBlock(mol, forceV3000=v3000)
    assert canonical_smiles(parse_molecule(block)) == canonical_smiles(mol)


@pytest.mark.parametrize(
    ("smiles", "position", "atom", "element"),
    [
        ("C(C)(C)(C)(C)C", 0, 0, "C"),
        ("CN(C)(C)(C)C", 1, 1, "N"),
        ("CC[CH9]", 2, 2, "C"),
        ("Clc1cccc1", 2, 1, "C"),
        ("CBr(C)C", 1, 1, "Br"),
        ("CcO", 1, 1, "C"),
        ("FF(F)F", 1, 1, "F"),
        ("[13CH3]O(C)C", 7, 1, "O"),
    ],
)
def test_bad_chemistry_names_its_atom_and_character(
    smiles: str, position: int, atom: int, element: str
) -> None:
    with pytest.raises(MoleculeError) as caught:
        parse_molecule(smiles)
    error = caught.value
    assert (error.position, error.atom) == (position, atom)
    assert f"atom {atom + 1} ({element})" in str(error)
    assert error.caret.splitlines()[1] == " " * position + "^"


def test_bad_syntax_names_its_character_in_the_input() -> None:
    with pytest.raises(MoleculeError) as caught:
        parse_molecule("  C1=CC=")
    assert caught.value.position == 7
    assert caught.value.atom is None
    assert caught.value.caret == "C1=CC=\n     ^"


def test_a_molfile_with_bad_valence_names_its_atom() -> None:
    block = Chem.MolToMolBlock(Chem.MolFromSmiles("CN(C)(C)(C)C", sanitize=False))
    with pytest.raises(MoleculeError, match=r"atom 2 \(N\)") as caught:
        parse_molecule(block)
    assert caught.value.atom == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "é",
        "C\0C",
        "CCO ethanol",
        "CCO |$|",
        "InChI=1S/garbage",
        "InChI=",
        "x\n\n\n  2  1  0 V2000\nM  END",
        "M  END",
        "V3000",
        "title\n\n\n  0  0  0  0  0  0  0  0  0  0999 V2000\nM  END",
        "C" * (MAX_LENGTH + 1),
        "(" * 5000,
        "C(" * 5000,
        "[" * 300,
        "ibuprofen",
    ],
)
def test_refusals_are_one_short_sentence(text: str, capfd: pytest.CaptureFixture[str]) -> None:
    before = rdBase.LogStatus()
    with pytest.raises(MoleculeError) as caught:
        parse_molecule(text)
    assert 0 < len(str(caught.value)) < SHOWN_LENGTH + 200
    assert "\n" not in str(caught.value)
    assert capfd.readouterr().err == ""
    assert rdBase.LogStatus() == before


def test_a_molecule_of_2000_atoms_is_read() -> None:
    assert parse_molecule("C" * 2000).GetNumAtoms() == 2000


def test_the_quick_path_refuses_like_the_slow_one() -> None:
    for text in ("", "C1=CC=", "CCC("):
        with pytest.raises(MoleculeError):
            molecule_from_smiles(text)


def test_reading_from_many_threads_leaves_the_log_alone(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def outcome(number: int) -> int | None:
        try:
            return parse_molecule("C" * (number % 7 + 1) + "=" * (number % 2)).GetNumAtoms()
        except MoleculeError as error:
            return -int(error.position or 0)

    before = rdBase.LogStatus()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(outcome, range(200)))
    assert found == [(n % 7 + 1) * (1 - 2 * (n % 2)) for n in range(200)]
    assert rdBase.LogStatus() == before
    assert capfd.readouterr().err == ""


def test_standardising_keeps_the_largest_part_and_its_charge() -> None:
    mol = parse_molecule("[Na+].CC(=O)[O-].O")
    assert canonical_smiles(standardise(mol)) == "CC(=O)[O-]"


def test_inchikeys_are_the_registered_ones() -> None:
    assert inchikey(parse_molecule("OCC")) == "LFQSCWFLJHTTHZ-UHFFFAOYSA-N"
    assert inchikey(parse_molecule("*C")) == ""


@pytest.mark.parametrize(
    "text",
    [
        "CCO", "CNS", "c1ccccc1", "[Na+].[Cl-]", "CC(=O)O", "N[C@@H](C)C(=O)O", "[13CH4]",
        "O=C=O", "N#N", r"F/C=C/F", "[Fe]", " CCO\n", "C1=CC=", "C(C)(C)(C)(C)C", "c1cccc1",
        "c1ccccc", "C1CC2", "CC(C", "CCN(CC)CC(=", "C1=CC=Q", "C[C@@H", "CC(=O)Oc1ccccc1C(=O)O",
        "C[N+", "C[N", "[NH4+", "[Na+", "[13CH4", "CC[C@@H", "CCO[13C", "c[nH", "CN[Fe++", "C[O-:1",
    ],
)  # fmt: skip
def test_smiles_right_or_wrong_look_like_smiles(text: str) -> None:
    assert looks_like_smiles(text)


@pytest.mark.parametrize(
    "text",
    [
        "opioid", "CO", "Ca", "NO", "Iron", "blue", "blue dye", "ibuprofen", "2-methylpropane",
        "N,N-dimethylformamide", "(R)-carvone", "L-DOPA", "beta-carotene", "vitamin-B12", "SOS",
        "C18", "CO2", "CoCl2", "C2H6O", "P450", "CYP3A4", "Fe(II)", "iron(3+)", "C16:0", "pH=7",
        "PC(16:0/18:1)", "[18F]FDG", "p-cresol", "S-adenosyl", "C-14", "NH4+", "", "C", "CCO CCO",
        "nicotinic(acid)", "Cocci", "β-carotene",
        "[18F", "[2H", "[Fe", "benzo[a", "Cocci[N+", "poly[C", "C[", "spiro[4.5", "cis[Pt",
    ],
)  # fmt: skip
def test_words_and_names_do_not_look_like_smiles(text: str) -> None:
    assert not looks_like_smiles(text)


def test_inchis_are_told_from_text() -> None:
    assert looks_like_inchi(" InChI=1S/CH4/h1H4")
    assert not looks_like_inchi("InChI of methane")
    assert not looks_like_inchi("CCO")
