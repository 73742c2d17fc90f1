"""Numbers, chains and amino acids: what the words say, against RDKit and OPSIN."""

from rdkit import Chem

from core.chem.names import NameResolver
from core.chem.naming.words import AMINO_ACIDS, COUNTS, NUMBERS, STEMS, with_series

_LETTERS = "ARNDCQEGHILKMFPSTWYV"
"""One letter of each amino acid of proteins, by the three-letter codes' alphabet."""


def test_number_words_count_from_zero() -> None:
    assert list(NUMBERS.values()) == list(range(13))
    assert (NUMBERS["zero"], COUNTS["seven"], COUNTS["twelve"]) == (0, 7, 12)
    assert "zero" not in COUNTS


def test_a_stem_has_as_many_carbons_as_its_place() -> None:
    with NameResolver() as resolver:
        found = resolver.resolve_many([f"{stem}ane" for stem in STEMS[1:]])
    assert found == ["C" * carbons for carbons in range(1, len(STEMS))]


def test_amino_acids_are_those_of_rdkit() -> None:
    codes = [code for code in AMINO_ACIDS if code not in ("Hyp", "Orn")]
    names = [with_series("L", AMINO_ACIDS[code][0], code) for code in codes]
    with NameResolver() as resolver:
        found = resolver.resolve_many(names)
    assert found == [Chem.MolToSmiles(Chem.MolFromSequence(letter)) for letter in _LETTERS]
