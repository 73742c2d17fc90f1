"""Relative queries: what is like the known molecule and differs as asked stands first."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from rdkit import Chem
from rdkit.Chem import Crippen, Descriptors, rdMolDescriptors

from core.results import NameSpan
from core.retrieval.engine import RetrievalEngine
from core.retrieval.relative import differing, holding, relative_order, tanimoto
from core.text.relative import RelativeQuery, read_relative


@pytest.fixture(scope="module")
def engine(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> RetrievalEngine:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MOTIFLENS_CACHE", str(tmp_path_factory.mktemp("cache")))
        return RetrievalEngine.open(shipped)


def first(engine: RetrievalEngine, query: str, k: int = 10) -> list[Chem.Mol]:
    hits = engine.search(query, k=k).hits
    assert len(hits) == k
    return [Chem.MolFromSmiles(hit.smiles) for hit in hits]


def has(smarts: str) -> Callable[[Chem.Mol], bool]:
    query = Chem.MolFromSmarts(smarts)
    return lambda mol: mol.HasSubstructMatch(query)


def query_of(text: str, name: str, smiles: str) -> RelativeQuery:
    start = text.index(name)
    span = NameSpan(start=start, end=start + len(name), text=name, smiles=smiles)
    found = read_relative(text, [span])
    assert found is not None
    return found


def places(query: RelativeQuery, smiles: list[str]) -> list[int]:
    alike = np.zeros(len(smiles))
    return relative_order(query, smiles, alike, alike).tolist()


def test_likeness_without_a_group(engine: RetrievalEngine) -> None:
    mols = first(engine, "like vanillin but no aldehyde", k=5)
    assert not any(has("[CX3H1]=O")(mol) for mol in mols)
    assert all(has("c1ccccc1")(mol) for mol in mols)


@pytest.mark.parametrize(
    ("query", "smarts"),
    [
        ("like palmitic acid but with a double bond", "C=C"),
        ("lidocaine analogues with a piperidine", "C1CCNCC1"),
        ("adenosine derivatives bearing phosphate", "P"),
        ("geraniol but as an aldehyde", "[CX3H1]=O"),
        ("benzoic acid analog with a halogen", "[F,Cl,Br,I]"),
    ],
)
def test_likeness_with_a_group(engine: RetrievalEngine, query: str, smarts: str) -> None:
    assert all(has(smarts)(mol) for mol in first(engine, query, k=2))


@pytest.mark.parametrize(
    "query", ["vanillin-like but no aldehyde", "diazepam without the chlorine"]
)
def test_the_known_molecule_is_not_what_is_asked_for(engine: RetrievalEngine, query: str) -> None:
    name = query.replace("-", " ").split()[0]
    assert engine.search(query, k=1).hits[0].name != name


def test_isomers_have_one_formula(engine: RetrievalEngine) -> None:
    mols = first(engine, "isomers of glucose", k=6)
    assert {rdMolDescriptors.CalcMolFormula(mol) for mol in mols} == {"C6H12O6"}


@pytest.mark.parametrize(
    ("query", "measure"),
    [
        ("ibuprofen but more polar", rdMolDescriptors.CalcTPSA),
        ("something like ibuprofen but heavier", Descriptors.MolWt),
        ("ibuprofen but more lipophilic", Crippen.MolLogP),
    ],
)
def test_likeness_with_more_of_something(
    engine: RetrievalEngine, query: str, measure: Callable[[Chem.Mol], float]
) -> None:
    ibuprofen = measure(Chem.MolFromSmiles("CC(C)Cc1ccc(cc1)C(C)C(=O)O"))
    assert all(measure(mol) > ibuprofen for mol in first(engine, query, k=3))


def test_comparisons_hold_against_the_known_molecule() -> None:
    query = query_of("like ethanol but more carbons and more polar", "ethanol", "CCO")
    found = differing(query, ["CCCO", "OCCCO", "CO", "CCO", "no molecule"])
    assert found.tolist() == [0.5, 1.0, 0.0, 0.0, 0.0]
    nothing = RelativeQuery(query.known)
    assert differing(nothing, ["C", "CC"]).tolist() == [1, 1]
    unreadable = NameSpan(start=0, end=1, text="x", smiles="?")
    assert differing(RelativeQuery(unreadable, query.comparisons), ["C"]).tolist() == [1]


def test_what_is_kept_does_not_make_up_for_what_is_missing() -> None:
    query = query_of("an alcohol like ethanol with a bromine", "ethanol", "CCO")
    met = differing(query, ["OCCBr", "CCBr", "CCO"])
    assert met.tolist() == [1.0, 0.5, 0.0]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("isomers of ethanol", [0.5, 1, 0, 0]),
        ("homologues of ethanol", [0, 0, 1, 0]),
        ("deprotonated form of ethanol", [0, 0, 0, 1]),
    ],
)
def test_relations_are_kept(text: str, met: list[float]) -> None:
    query = query_of(text, "ethanol", "CCO")
    assert differing(query, ["CCO", "COC", "CCCO", "CC[O-]"]).tolist() == met


def test_stereoisomers_share_their_bonds() -> None:
    query = query_of("enantiomer of L-alanine", "L-alanine", "C[C@H](N)C(=O)O")
    others = ["C[C@H](N)C(=O)O", "C[C@@H](N)C(=O)O", "NCCC(=O)O"]
    assert differing(query, others).tolist() == [0.5, 1, 0]
    assert places(query, others)[0] == 1


def test_derivatives_hold_the_known_molecule() -> None:
    query = query_of("derivatives of barbital", "barbital", "CCC1(CC)C(=O)NC(=O)NC1=O")
    larger = "CCC1(CC)C(=O)NC(=O)N(CCCCCCCCCO)C1=O"
    assert holding(query.known.smiles, [larger, "CCO", query.known.smiles]).tolist() == [1, 0, 0]
    assert places(query, ["CCO", "CCC(C)C", larger])[0] == 2


def test_an_unread_difference_moves_the_known_molecule_back() -> None:
    plain = query_of("like propanol", "propanol", "CCCO")
    sweeter = query_of("like propanol but sweeter", "propanol", "CCCO")
    assert places(plain, ["CCCO", "CCCCO"]) == [0, 1]
    assert places(sweeter, ["CCCO", "CCCCO"]) == [1, 0]


def test_what_is_no_molecule_is_like_nothing() -> None:
    assert tanimoto("CCO", ["CCO", "", "no molecule"]).tolist() == [1, 0, 0]
    assert tanimoto("?", ["CCO"]).tolist() == [0]
    assert places(query_of("like ethanol", "ethanol", "CCO"), ["?", "CCO"]) == [1, 0]
