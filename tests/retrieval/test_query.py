import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdkit import Chem

from core.chem.molecule import MOST_ATOMS
from core.chem.names import NameResolver
from core.errors import CoreError, MoleculeError, QueryError
from core.retrieval.query import (
    LONGEST_QUERY,
    Reading,
    clean_query,
    interpret,
    interpret_molecule,
)

NAMES = {"ethanol": "CCO", "aspirin": "CC(=O)Oc1ccccc1C(=O)O"}
KNOWN = NameResolver(known={"booze": "CCO"})


def read(query: str) -> Reading:
    return interpret(query, resolver=KNOWN, names=NAMES)


@pytest.mark.parametrize(
    ("query", "kind", "smiles"),
    [
        ("CCO", "smiles", "CCO"),
        ("OCC", "smiles", "CCO"),
        ("C[C@H](N)C(=O)O", "smiles", "C[C@H](N)C(=O)O"),
        ("  c1ccccc1\n", "smiles", "c1ccccc1"),
        ("[Na+].[Cl-]", "smiles", "[Cl-].[Na+]"),
        ("InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3", "inchi", "CCO"),
        ("Aspirin", "name", "CC(=O)Oc1ccccc1C(=O)O"),
        ("booze", "name", "CCO"),
        ("2-hydroxybenzoic acid", "name", "O=C(O)c1ccccc1O"),
        ("hexadecanoic acid", "name", "CCCCCCCCCCCCCCCC(=O)O"),
        ("a fatty acid", "text", ""),
        ("anti-inflammatory drug", "text", ""),
        ("The molecule is an ester that derives from hexadecanoic acid.", "text", ""),
        ("<script>alert(1)</script>", "text", ""),
        ("苯酚", "text", ""),
    ],
)
def test_kinds(query: str, kind: str, smiles: str) -> None:
    reading = read(query)
    assert (reading.kind, reading.smiles) == (kind, smiles)


def test_a_structure_is_read_as_one_span_over_the_query() -> None:
    (span,) = read("  hexadecanoic   acid ").read_as
    assert (span.start, span.end, span.text) == (0, 17, "hexadecanoic acid")


def test_names_inside_a_text_are_found_at_their_place() -> None:
    reading = read("esters of\thexadecanoic acid and booze")
    assert [(s.text, s.smiles) for s in reading.read_as] == [
        ("hexadecanoic acid", "CCCCCCCCCCCCCCCC(=O)O"),
        ("booze", "CCO"),
    ]
    assert all(reading.text[s.start : s.end] == s.text for s in reading.read_as)


@pytest.mark.parametrize("query", ["", "   ", "\n\t", "\x00\x07\x1b", "\u200b"])
def test_an_empty_query_is_told(query: str) -> None:
    with pytest.raises(QueryError, match="The query is empty"):
        read(query)


def test_a_registry_number_is_told_apart() -> None:
    for query in ("50-78-2", "CAS 50-78-2", "cas no. 58-08-2"):
        with pytest.raises(QueryError, match="looks like a CAS number"):
            read(query)


def test_what_a_query_acts_on_is_not_read_as_a_molecule() -> None:
    assert read("booze dehydrogenase inhibitor").read_as == ()
    assert len(read("booze with a dehydrogenase inhibitor").read_as) == 1


@pytest.mark.parametrize("query", ["🧪", "🧪🔥 ✨", "12345", "-- ?!"])
def test_a_query_without_letters_is_told(query: str) -> None:
    with pytest.raises(QueryError, match="has no words to search for"):
        read(query)


def test_a_long_query_is_told_with_the_limit() -> None:
    with pytest.raises(QueryError, match="10,000 characters, but at most 4,000 are read"):
        read("a" * 10_000)
    assert len(clean_query("a" * LONGEST_QUERY)) == LONGEST_QUERY


def test_control_characters_become_blanks() -> None:
    assert clean_query("\x1b[31mred\x00 acid\r\n") == "[31mred acid"


def test_a_lone_surrogate_does_no_harm() -> None:
    assert clean_query("acid \udcff") == "acid"


@pytest.mark.parametrize("query", ["c1ccccc", "C(=O", "CC(=O)X", "C1CC(=O)", "C[N+"])
def test_almost_smiles_point_at_the_place(query: str) -> None:
    with pytest.raises(MoleculeError) as caught:
        read(query)
    assert caught.value.position is not None


def test_a_valence_error_names_the_atom() -> None:
    with pytest.raises(MoleculeError) as caught:
        read("CC(C)(C)(C)C")
    assert caught.value.atom == 1


def test_a_broken_inchi_is_told() -> None:
    with pytest.raises(MoleculeError, match="not a valid InChI"):
        read("InChI=1S/C2H6O/c1-2-")


def test_a_huge_structure_is_told() -> None:
    with pytest.raises(MoleculeError, match=f"2,000 heavy atoms, but at most {MOST_ATOMS:,}"):
        read("C" * 2000)
    assert read("C" * MOST_ATOMS).kind == "smiles"


def test_a_molecule_may_be_a_molfile() -> None:
    block = Chem.MolToMolBlock(Chem.MolFromSmiles("CCO"))
    assert interpret_molecule(block, resolver=KNOWN, names=NAMES).smiles == "CCO"


def test_a_text_is_no_molecule() -> None:
    with pytest.raises(QueryError, match="a fatty acid is no SMILES or InChI, and no name"):
        interpret_molecule("a fatty acid", resolver=KNOWN, names=NAMES)


@given(st.text(max_size=40))
def test_any_string_is_read_or_refused(query: str) -> None:
    class Deaf:
        def resolve(self, name: str) -> None:
            return None

        def find(self, text: str) -> tuple:
            return ()

    try:
        reading = interpret(query, resolver=Deaf(), names={})
    except CoreError:
        return
    assert reading.text.isprintable()
    assert bool(reading.smiles) == (reading.kind != "text")
