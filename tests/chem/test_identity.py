"""Identities tell a molecule from its near relatives, and call equal what is equal."""

import numpy as np
import pytest

from core.chem.identity import ELEMENTS, KEYS, NUMBERS, SKETCH, Identity, identity, key
from core.chem.molecule import canonical_smiles, molecule_from_smiles


def of(smiles: str) -> Identity:
    return identity(molecule_from_smiles(smiles))


def shared(one: str, other: str) -> set[str]:
    """Names of the keys that two molecules share."""
    same = of(one).keys == of(other).keys
    return {name for name, equal in zip(KEYS, same, strict=True) if equal}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("OCC", "CCO", set(KEYS)),
        ("CC(=O)[O-]", "CC(=O)O", {"uncharged", "flat uncharged"}),
        ("C[C@H](N)C(=O)O", "C[C@@H](N)C(=O)O", {"flat", "flat uncharged"}),
        ("C[C@H]([NH3+])C(=O)[O-]", "C[C@H](N)C(=O)O", {"uncharged", "flat uncharged"}),
        ("[Na+].CC(=O)[O-]", "CC(=O)O", {"uncharged", "flat uncharged"}),
        ("[13CH3]O", "CO", {"flat", "flat uncharged"}),
        ("CCO", "CCCO", set()),
    ],
)
def test_relatives_share_the_keys_that_forget_their_difference(
    one: str, other: str, expected: set[str]
) -> None:
    assert shared(one, other) == expected


def test_the_mirror_key_is_the_whole_key_of_the_mirror_image() -> None:
    whole, mirror = KEYS.index("whole"), KEYS.index("mirror")
    left, right = of("C[C@H](N)C(=O)O"), of("C[C@@H](N)C(=O)O")
    assert left.keys[mirror] == right.keys[whole]
    assert right.keys[mirror] == left.keys[whole]
    for own in ("CCO", "C[C@H](O)[C@@H](C)O"):  # nothing to mirror, and a meso form
        assert of(own).keys[mirror] == of(own).keys[whole]


def test_the_whole_key_is_that_of_the_canonical_smiles() -> None:
    assert of("OCC").keys[0] == key(canonical_smiles(molecule_from_smiles("OCC")))


def test_numbers_count_what_they_say() -> None:
    found = dict(zip(NUMBERS, of("[Na+].C/C=C/[C@H](N)C(=O)[O-]").numbers.tolist(), strict=True))
    assert found == dict.fromkeys(NUMBERS, 0) | {
        "C": 5, "H": 8, "N": 1, "O": 2, "other": 1, "E": 1, "C=C": 1, "heavy atoms": 9,
        "components": 2, **{label: found[label] for label in ("R", "S centre")},
    }  # fmt: skip
    assert found["R"] + found["S centre"] == 1
    rings = dict(zip(NUMBERS, of("[2H]c1ccc2c(c1)CCC2").numbers.tolist(), strict=True))
    assert (rings["rings"], rings["aromatic rings"], rings["isotopes"]) == (2, 1, 1)
    assert rings["H"] == 10
    assert len(ELEMENTS) == NUMBERS.index("other")


def test_sketches_of_like_molecules_are_alike() -> None:
    palmitic, stearic, caffeine = (
        of(smiles).sketch.astype(float)
        for smiles in ("C" * 15 + "C(=O)O", "C" * 17 + "C(=O)O", "Cn1cnc2c1c(=O)n(C)c(=O)n2C")
    )

    def cosine(a: np.ndarray, b: np.ndarray) -> float:
        return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))

    assert palmitic.shape == (SKETCH,)
    assert cosine(palmitic, stearic) > 0.9 > 0.4 > cosine(palmitic, caffeine)
    assert np.abs(palmitic).max() == 127
