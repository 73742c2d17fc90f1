"""A query's vector is that of its words or of its structure, and always a number."""

import numpy as np
import pytest

from core.errors import QueryError
from core.models.encoder import Encoder
from core.results import NameSpan
from core.retrieval.query import Reading
from core.retrieval.vectors import molecule_vector, reading_vector
from core.text.lay_words import as_description


def _text(text: str) -> Reading:
    return Reading(kind="text", text=text, smiles="", read_as=())


def test_a_structure_has_its_own_vector(encoder: Encoder) -> None:
    named = Reading(kind="name", text="ethanol", smiles="CCO", read_as=())
    expected = encoder.encode_smiles(["CCO"])[0]
    np.testing.assert_array_equal(reading_vector(encoder, named), expected)
    np.testing.assert_array_equal(molecule_vector(encoder, "CCO"), expected)


def test_a_description_is_read_as_it_stands(encoder: Encoder) -> None:
    text = "The molecule is a fatty acid that derives from hexadecanoic acid."
    expected = encoder.encode_texts([text])[0]
    np.testing.assert_array_equal(reading_vector(encoder, _text(text)), expected)


def test_words_that_the_model_does_not_know_are_refused(encoder: Encoder) -> None:
    with pytest.raises(QueryError, match="describe the molecule in English"):
        reading_vector(encoder, _text("分子"))


def test_half_of_a_query_is_what_no_structure_tells(encoder: Encoder) -> None:
    told = [as_description(text) for text in ("opioid with a phenol", "opioid", "phenol")]
    whole, role, demand = encoder.encode_texts(told, names=False)
    expected = (whole + role) / np.linalg.norm(whole + role)
    found = reading_vector(encoder, _text("opioid with a phenol"))
    np.testing.assert_allclose(found, expected, atol=1e-6)
    np.testing.assert_allclose(reading_vector(encoder, _text("phenol")), demand, atol=1e-6)


def test_what_is_not_wanted_has_no_part_in_it(encoder: Encoder) -> None:
    (wanted,) = encoder.encode_texts([as_description("opioid")], names=False)
    found = reading_vector(encoder, _text("opioid, not an analgesic"))
    np.testing.assert_allclose(found, wanted, atol=1e-6)


def test_names_count_where_they_were_read(encoder: Encoder) -> None:
    text = "acid like hexadecanoic acid"
    span = NameSpan(start=10, end=27, text="hexadecanoic acid", smiles="CCCCCCCCCCCCCCCC(=O)O")
    read = Reading(kind="text", text=text, smiles="", read_as=(span,))
    with_name, without = reading_vector(encoder, read), reading_vector(encoder, _text(text))
    assert np.abs(with_name - without).max() > 1e-4
