"""Names alone and inside prose, read by the real OPSIN."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdkit import Chem

from core.chem import names as module
from core.chem.names import NameResolver
from core.chem.opsin import Opsin

KNOWN = {"7-Deoxyloganin": "OCC", "broken": "C(", "vitamin C": "OCC1OC(=O)C(O)=C1O", "role": "N"}


@pytest.fixture(scope="module")
def resolver() -> Iterator[NameResolver]:
    with NameResolver(known=KNOWN) as shared:
        yield shared


def found(resolver: NameResolver, text: str) -> list[str]:
    return [span.text for span in resolver.find(text)]


@pytest.mark.parametrize(
    ("name", "smiles"),
    [
        ("S-ethylhomocysteine", "CCSCC[C@H](N)C(=O)O"),
        ("Ethanol", "CCO"),
        ("  acetic\n acid ", "CC(=O)O"),
        ("3,4−dihydroxybenzoic acid", "OC(=O)c1ccc(O)c(O)c1"),
        ("sodium chloride", "[Na+].[Cl-]"),
        ("1, 1-dimethoxynonane", "CCCCCCCCC(OC)OC"),
        ("hexadecanoyl", "CCCCCCCCCCCCCCCC(=O)O"),
        ("water", "O"),
    ],
)
def test_reads_systematic_names_as_canonical_smiles(
    resolver: NameResolver, name: str, smiles: str
) -> None:
    assert resolver.resolve(name) == Chem.CanonSmiles(smiles)


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "C",
        "7",
        "Na",
        "12",
        "methyl",
        "hydroxy",
        "the",
        "(R)",
        "a\x00b",
        "x" * 400,
        "\ud800",
    ],
)
def test_leaves_substituents_symbols_and_nonsense_unresolved(
    resolver: NameResolver, name: str
) -> None:
    assert resolver.resolve(name) is None


def test_a_line_break_never_asks_two_questions(resolver: NameResolver) -> None:
    many = ["ethanol\nbenzene", "ethane\r\nmethane\x85propane\u2028butane", "hexane"]
    assert resolver.resolve_many(many)[2] == "CCCCCC"


def test_a_charge_suffix_is_set_aside(resolver: NameResolver) -> None:
    assert resolver.resolve("acetyl-CoA(4-)") == resolver.resolve("acetyl-CoA") is not None


def test_a_charge_that_is_part_of_the_name_stays(resolver: NameResolver) -> None:
    assert resolver.resolve("iron(3+)") == "[Fe+3]"


def test_known_names_come_first_whatever_their_case(resolver: NameResolver) -> None:
    assert resolver.resolve("7-DEOXYLOGANIN") == "CCO"
    assert found(resolver, "It derives from a 7-deoxyloganin, or vitamin C.") == [
        "7-deoxyloganin",
        "vitamin C",
    ]


def test_a_known_structure_that_rdkit_refuses_resolves_nothing(resolver: NameResolver) -> None:
    assert resolver.resolve("broken") is None


def test_bulk_answers_equal_single_answers(resolver: NameResolver) -> None:
    many = ["ethanol", "junk", "benzene", "ethanol", "", "acetyl-CoA(4-)", "palmitoyl"]
    together = resolver.resolve_many(many)
    resolver._cache.clear()
    assert together == [resolver.resolve(name) for name in many]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It derives from an S-ethylhomocysteine.", ["S-ethylhomocysteine"]),
        (
            "It is a conjugate base of a (R)-3-hydroxyoctacosanoyl-CoA.",
            ["(R)-3-hydroxyoctacosanoyl-CoA"],
        ),
        (
            "1-oleoyl-2-linoleoyl-sn-glycero-3-phospho-L-serine is a lipid",
            ["1-oleoyl-2-linoleoyl-sn-glycero-3-phospho-L-serine"],
        ),
        ("the acetic acid methyl ester of it", ["acetic acid methyl ester"]),
        ("a benzene ring, toluene; hexane", ["benzene", "toluene", "hexane"]),
        ("(ethanol) and [toluene] and 'hexane'", ["ethanol", "toluene", "hexane"]),
        ("benzene's ring", ["benzene"]),
        ("iron(3+), (R)-lactic acid", ["iron(3+)", "(R)-lactic acid"]),
        ("a methyl group and a hydroxy group", []),
        ("soluble in water, with 3 carbon atoms that lead to oxygen", []),
        ("", []),
        ("   \n", []),
    ],
)
def test_finds_the_longest_names_in_prose(
    resolver: NameResolver, text: str, names: list[str]
) -> None:
    assert found(resolver, text) == names


def test_many_texts_give_what_each_gives_alone(resolver: NameResolver) -> None:
    texts = ["benzene and ethanol", "", "no name at all", "butanoic acid in ethanol"]
    assert resolver.find_many(texts) == [resolver.find(text) for text in texts]


WORDS = (
    "benzene (ethanol) acetic acid the of a — (( 'hexane' L-serine, chloride. sodium ☃ 中文 ﬁ "
    "toluene's - (4-) é\u0301 \u200b \ufffd"
)
words = st.sampled_from(tuple(WORDS.split(" ")))
prose = st.lists(st.one_of(words, st.text(max_size=5)), max_size=12).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(prose)
def test_spans_of_any_text_are_ordered_apart_and_true(resolver: NameResolver, text: str) -> None:
    last = 0
    for span in resolver.find(text):
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        assert Chem.CanonSmiles(span.smiles) == span.smiles
        last = span.end


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=40))
def test_no_name_puts_the_answers_out_of_step(resolver: NameResolver, name: str) -> None:
    assert resolver.resolve_many([name, "propane"])[1] == "CCC"


def test_the_cache_is_bounded_and_drops_the_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CACHE_SIZE", 2)
    with NameResolver(known={"one": "C", "two": "CC", "three": "CCC"}) as small:
        small.resolve_many(["one", "two"])
        small.resolve("one")
        small.resolve("three")
        assert list(small._cache) == ["one", "three"]


def test_an_unasked_name_is_not_remembered_as_unreadable(resolver: NameResolver) -> None:
    later = NameResolver()
    later._opsin = Opsin(1.0, command=["/nowhere/java"])
    assert later.resolve("ethanol") is None
    later._opsin = resolver._opsin
    assert later.resolve("ethanol") == "CCO"


def test_threads_share_one_resolver(resolver: NameResolver) -> None:
    chains = [f"{i}-methylicosane" for i in range(2, 10)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(resolver.resolve, chains * 3))
    assert answers == resolver.resolve_many(chains * 3)
    assert None not in answers


def test_a_program_that_forgets_to_close_ends_all_the_same() -> None:
    code = (
        "from core.chem.names import NameResolver; r = NameResolver(); print(r.resolve('ethane'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "CC\n"
    assert done.stderr == ""


def test_a_description_is_read_before_the_names_in_it(resolver: NameResolver) -> None:
    text = "The molecule is a disaccharide formed from nothing. It is a dipeptide composed of "
    text += "L-leucine and glycine. It derives from a L-leucine."
    peptide, rest = resolver.find(text)
    assert peptide.text == "dipeptide composed of L-leucine and glycine"
    assert peptide.smiles == resolver.resolve("Leu-Gly")
    assert rest.text == "L-leucine"
    assert (peptide.described, rest.described) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "It is a phosphatidylcholine in which the acyl groups are " + "(1Z)-" * 2000,
        "It is a phosphatidylcholine in which the acyl groups are " + "," * 10_000,
        "It is a disaccharide consisting of " + "Glc-(1->4)-[" * 800,
        "It is a disaccharide consisting of " + "beta-D-glucose, " * 600 + "linked (1->4)",
        "that is indole substituted by " + "a methyl group and " * 500 + "at position 2",
        "It is a dipeptide composed of " + "L-leucine and " * 700,
    ],
)
def test_no_text_keeps_a_reader_for_long(text: str) -> None:
    # A pattern that tries everything would need hours here, not moments.
    for read in module.READERS:
        assert isinstance(list(read(text)), list)
