"""What ships is ready: the first search on the built-in library embeds nothing."""

from pathlib import Path

import pytest

from core.retrieval.atlas_library import find_atlas
from core.retrieval.engine import RetrievalEngine

LACTAMS = "a beta-lactam antibiotic"


@pytest.fixture(scope="module")
def engine(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> RetrievalEngine:
    """The shipped checkpoint over the built-in library, with an empty cache."""
    embedded: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MOTIFLENS_CACHE", str(tmp_path_factory.mktemp("cache")))
        made = RetrievalEngine.open(shipped, progress=lambda done, _: embedded.append(done))
    assert embedded == [], "the shipped index does not fit: python -m core library index --ship"
    return made


def test_the_texts_are_indexed_too(engine: RetrievalEngine) -> None:
    embedded: list[int] = []
    engine.texts(progress=lambda done, _: embedded.append(done))
    assert embedded == []


def test_the_map_is_ready_made(engine: RetrievalEngine, shipped: Path) -> None:
    assert find_atlas(engine, folders=(shipped,)) is not None


def test_beta_lactams_are_found_by_their_description(engine: RetrievalEngine) -> None:
    from rdkit import Chem

    ring = Chem.MolFromSmarts("O=C1CCN1")
    hits = engine.search(LACTAMS, k=5).hits
    assert len(hits) == 5
    assert all(Chem.MolFromSmiles(hit.smiles).HasSubstructMatch(ring) for hit in hits)


@pytest.mark.parametrize(
    ("query", "right"),
    [
        ("an opioid analgesic", {"morphine", "codeine", "oxycodone", "pethidine", "fentanyl",
                                 "diamorphine", "hydrocodone", "hydromorphone", "nalbuphine"}),
        ("a blue dye", {"methylene blue", "indigo", "methylthioninium", "indigo carmine"}),
        ("a form of vitamin D", {"cholecalciferol", "ergocalciferol", "calcitriol"}),
        ("a sulfonamide diuretic", {"furosemide", "hydrochlorothiazide", "bumetanide",
                                    "chlorothiazide", "indapamide", "chlortalidone"}),
    ],
)  # fmt: skip
def test_familiar_molecules_are_found_by_what_they_are(
    engine: RetrievalEngine, query: str, right: set[str]
) -> None:
    found = {hit.name for hit in engine.search(query, k=10).hits}
    assert found & right, found


def test_a_name_and_its_smiles_find_the_molecule_itself(engine: RetrievalEngine) -> None:
    for query in ("caffeine", "Cn1c(=O)c2c(ncn2C)n(C)c1=O", "1,3,7-trimethylpurine-2,6-dione"):
        assert engine.search(query, k=1).hits[0].name == "caffeine"
