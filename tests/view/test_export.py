"""Files taken home: read back unchanged, and harmless in a spreadsheet."""

import csv
import io

import numpy as np
import pytest
from rdkit import Chem

from core.results import Alignment, Hit, MotifPart, SearchResult, Word
from core.retrieval.batch import Answer
from core.retrieval.query_list import Asked
from core.view.export import (
    COLUMNS,
    answers_csv,
    answers_sdf,
    file_stem,
    hits_csv,
    hits_sdf,
    plan_csv,
)

HITS = (
    Hit(rank=1, id="S1", name="aspirin", smiles="CC(=O)Oc1ccccc1C(=O)O", score=0.91234),
    Hit(rank=2, id="-2", name="=HYPERLINK(1)", smiles="C[C@H](N)C(=O)O", score=-0.1),
    Hit(rank=3, id="S3", name="β-\nline\n$$$$", smiles="[Cl-].[Na+]", score=0.0),
)


def _rows(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_a_csv_reads_back() -> None:
    rows = _rows(hits_csv(HITS, query="an ester", library="starter"))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["smiles"] for row in rows] == [hit.smiles for hit in HITS]
    assert [float(row["cosine_similarity"]) for row in rows] == [0.9123, -0.1, 0.0]
    assert rows[0]["formula"] == "C9H8O4"
    assert float(rows[0]["molar_mass_g_per_mol"]) == pytest.approx(180.16, abs=0.01)
    assert {row["query"] for row in rows} == {"an ester"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "  ="])
def test_formulas_become_text(start: str) -> None:
    rows = _rows(hits_csv(HITS, query=f"{start}SUM(A1)", library="@x"))
    assert rows[0]["query"].startswith("'")
    assert rows[0]["library"] == "'@x"
    assert rows[1]["name"] == "'=HYPERLINK(1)"
    assert rows[1]["id"] == "'-2"


def test_an_sdf_reads_back() -> None:
    raw = hits_sdf(HITS, query="> <x>\n$$$$\nan ester", library="starter")
    supplier = Chem.SDMolSupplier()
    supplier.SetData(raw.decode())
    molecules = list(supplier)
    assert len(molecules) == len(HITS)
    assert [Chem.MolToSmiles(m) for m in molecules] == [hit.smiles for hit in HITS]
    assert molecules[0].GetProp("_Name") == "aspirin"
    assert float(molecules[0].GetProp("cosine_similarity")) == pytest.approx(0.9123)
    assert molecules[0].GetProp("query").strip() == "> <x> $$$$ an ester"
    assert molecules[2].GetProp("_Name") == "β- line $$$$"


def test_file_names_are_safe_and_short() -> None:
    assert file_stem("An ester: of/../Étoile") == "motiflens-an-ester-of-toile"
    assert file_stem("💥") == "motiflens-hits"
    assert len(file_stem("x" * 500)) < 64


def test_a_plan_reads_back_with_its_marginals() -> None:
    plan = np.array([[0.4, 0.1], [0.2, 0.3]], dtype=np.float32)
    words = tuple(Word(text=t, start=0, end=1) for t in ("=SUM(A1)", "acid"))
    motifs = (MotifPart(atoms=(0,), label="C"), MotifPart(atoms=(1,), label="O"))
    alignment = Alignment(
        text="t",
        smiles="CO",
        words=words,
        motifs=motifs,
        plan=plan,
        atom_weights=plan,
        score=0.0,
        cosine=0.0,
        held=np.zeros((2, 2), bool),
    )
    rows = list(csv.reader(io.StringIO(plan_csv(alignment).decode("utf-8-sig"), newline="")))
    assert rows[0] == ["word", "motif 1: C", "motif 2: O", "all motifs"]
    assert [row[0] for row in rows[1:]] == ["'=SUM(A1)", "acid", "all words"]
    numbers = np.array([[float(cell) for cell in row[1:]] for row in rows[1:]])
    np.testing.assert_allclose(numbers[:2, :2], plan, atol=1e-6)
    np.testing.assert_allclose(numbers[2], [0.6, 0.4, 1.0], atol=1e-6)
    np.testing.assert_allclose(numbers[:, 2], [0.5, 0.5, 1.0], atol=1e-6)


def test_many_answers_read_back_with_what_went_wrong() -> None:
    hits = tuple(
        Hit(rank=rank, id=str(rank), name=f"alkane {rank}", smiles="C" * rank, score=0.5)
        for rank in (1, 2)
    )
    result = SearchResult(query="=gas", kind="text", library="own", seconds=0.1, hits=hits)
    answers = (
        Answer(asked=Asked(4, "=gas"), result=result),
        Answer(asked=Asked(7, "..."), problem="... has no words"),
    )
    rows = _rows(answers_csv(answers))
    assert [(row["line"], row["query"], row["rank"], row["name"]) for row in rows] == [
        ("4", "'=gas", "1", "alkane 1"),
        ("4", "'=gas", "2", "alkane 2"),
        ("7", "...", "", ""),
    ]
    assert [row["problem"] for row in rows] == ["", "", "... has no words"]
    assert rows[0]["read_as"] == "a description"
    supplier = Chem.SDMolSupplier()
    supplier.SetData(answers_sdf(answers).decode())
    assert [(m.GetProp("query"), m.GetProp("rank")) for m in supplier] == [
        ("=gas", "1"),
        ("=gas", "2"),
    ]
