"""Words lead to the motifs that hold what they name."""

import numpy as np
import pytest

from core.chem.molecule import canonical_smiles, molecule_from_smiles
from core.chem.motifs import find_motifs, motif_smiles
from core.models.word_atoms import motifs_of_words
from core.results import NameSpan, Word

MOLECULE = "COc1ccc([N+](=O)[O-])cc1C(=O)Nc1ccc(S(N)(=O)=O)cc1"


def held(text: str, names: tuple[NameSpan, ...] = (), smiles: str = MOLECULE) -> dict[str, set]:
    molecule = molecule_from_smiles(canonical_smiles(molecule_from_smiles(smiles)))
    motifs = find_motifs(molecule)
    words, at = [], 0
    for part in text.split():
        start = text.index(part, at)
        at = start + len(part)
        words.append(Word(text=part, start=start, end=at))
    table = motifs_of_words(text, words, names, molecule, motifs)
    assert table.shape == (len(words), len(motifs))
    labels = np.array([motif_smiles(molecule, motif) for motif in motifs])
    return {word.text: set(labels[row]) for word, row in zip(words, table, strict=True)}


@pytest.mark.parametrize(
    ("word", "motifs"),
    [
        ("nitro", {"O=[N+][O-]"}),
        ("methoxy", {"CO"}),
        ("sulfonamide", {"NS(=O)=O"}),
    ],
)
def test_a_group_word_leads_to_its_group(word: str, motifs: set[str]) -> None:
    assert held(f"a molecule with one {word} somewhere")[word] == motifs


def test_words_that_name_nothing_and_groups_that_are_not_there_lead_nowhere() -> None:
    found = held("an inhibitor with a thiol and a boronic acid")
    assert not any(found.values())


def test_what_a_text_denies_is_not_looked_for() -> None:
    assert held("amide without nitro")["amide"]
    assert not held("no methoxy").get("no")


def test_a_name_leads_to_the_part_that_it_stands_for() -> None:
    text = "derives from anisole"
    span = NameSpan(start=13, end=20, text="anisole", smiles="COc1ccccc1")
    assert held(text)["anisole"] == set()
    assert held(text, (span,))["anisole"] == {"CO", "c1ccccc1"}


def test_the_name_of_the_whole_molecule_tells_no_part() -> None:
    span = NameSpan(start=0, end=7, text="toluene", smiles="Cc1ccccc1")
    assert not any(held("toluene", (span,), smiles="Cc1ccccc1").values())
