"""Files a user takes home: hits as CSV, Excel and SDF, transport plans as CSV and Excel.

Layer: core.view (may import core.chem, core.results, core.retrieval).
"""

import io
import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from rdkit import Chem

from core.chem.descriptors import describe
from core.chem.molecule import molecule_from_smiles
from core.results import Alignment, Hit
from core.view.drawing import layout
from core.view.spreadsheet import Cell, Table, as_csv, as_xlsx
from core.view.wording import read_as

if TYPE_CHECKING:
    from core.retrieval.batch import Answer

COLUMNS: Final = (
    "rank",
    "id",
    "name",
    "cosine_similarity",
    "smiles",
    "formula",
    "molar_mass_g_per_mol",
    "logp",
    "library",
    "query",
)
_DIGITS: Final = {"cosine_similarity": 4, "molar_mass_g_per_mol": 3, "logp": 2}


def hits_table(hits: Sequence[Hit], *, query: str, library: str) -> Table:
    """Return the hits with formula, molar mass and logP, to be drawn where there is room."""
    return Table(
        columns=COLUMNS,
        rows=[(*_cells(hit, library), query) for hit in hits],
        digits=_DIGITS,
        structures=[hit.smiles for hit in hits],
    )


def hits_csv(hits: Sequence[Hit], *, query: str, library: str) -> bytes:
    """Return the hits as CSV."""
    return as_csv(hits_table(hits, query=query, library=library))


def hits_xlsx(hits: Sequence[Hit], *, query: str, library: str) -> bytes:
    """Return the hits as an Excel workbook with their drawings."""
    return as_xlsx(hits_table(hits, query=query, library=library), sheet="molecules")


def answers_table(answers: Sequence["Answer"]) -> Table:
    """Return the hits of many queries: a row a hit, or the reason why there is none."""
    rows: list[tuple[Cell, ...]] = []
    structures: list[str] = []
    for answer in answers:
        asked = (answer.asked.number, answer.asked.text)
        if answer.result is None:
            rows.append((*asked, "", answer.problem, *[""] * len(COLUMNS[:-1])))
            structures.append("")
            continue
        read = (read_as(answer.result).removeprefix("Read as "), "")
        library = answer.result.library
        rows += [(*asked, *read, *_cells(hit, library)) for hit in answer.result.hits]
        structures += [hit.smiles for hit in answer.result.hits]
    return Table(
        columns=("line", "query", "read_as", "problem", *COLUMNS[:-1]),
        rows=rows,
        digits=_DIGITS,
        structures=structures,
    )


def answers_csv(answers: Sequence["Answer"]) -> bytes:
    """Return the hits of many queries as CSV."""
    return as_csv(answers_table(answers))


def answers_xlsx(answers: Sequence["Answer"]) -> bytes:
    """Return the hits of many queries as an Excel workbook with drawings."""
    return as_xlsx(answers_table(answers), sheet="answers")


def answers_sdf(answers: Iterable["Answer"]) -> bytes:
    """Return the hits of many queries as one SD file; each record names its query."""
    return b"".join(
        hits_sdf(answer.result.hits, query=answer.asked.text, library=answer.result.library)
        for answer in answers
        if answer.result is not None
    )


def hits_sdf(hits: Sequence[Hit], *, query: str, library: str) -> bytes:
    """Return the hits as an SD file with flat coordinates and the scores as data fields."""
    out = io.StringIO()
    writer = Chem.SDWriter(out)
    writer.SetForceV3000(False)
    for hit in hits:
        molecule = layout(hit.smiles)
        fields = {
            "_Name": hit.name,
            "rank": str(hit.rank),
            "id": hit.id,
            "cosine_similarity": _score(hit),
            "smiles": hit.smiles,
            "library": library,
            "query": query,
        }
        for key, value in fields.items():
            molecule.SetProp(key, _line(value))
        writer.write(molecule)
    writer.close()
    return out.getvalue().encode()


def plan_table(alignment: Alignment) -> Table:
    """Return a transport plan: a row a word, a column a motif, transported mass in the cells."""
    heads = [f"motif {n}: {part.label}" for n, part in enumerate(alignment.motifs, start=1)]
    masses = np.vstack([alignment.plan, alignment.plan.sum(axis=0)])
    words = [*(word.text for word in alignment.words), "all words"]
    columns = ("word", *heads, "all motifs")
    return Table(
        columns=columns,
        rows=[
            (word, *map(float, row), float(row.sum()))
            for word, row in zip(words, masses, strict=True)
        ],
        digits=dict.fromkeys(columns[1:], 6),
    )


def plan_csv(alignment: Alignment) -> bytes:
    """Return a transport plan as CSV."""
    return as_csv(plan_table(alignment))


def plan_xlsx(alignment: Alignment) -> bytes:
    """Return a transport plan as an Excel workbook."""
    return as_xlsx(plan_table(alignment), sheet="transport plan")


def file_stem(query: str) -> str:
    """Return a short safe file name for what was searched."""
    kept = "".join(c if c.isascii() and c.isalnum() else " " for c in query.lower())
    return "motiflens-" + ("-".join(kept.split())[:48].strip("-") or "hits")


def _cells(hit: Hit, library: str) -> tuple[Cell, ...]:
    """Return the cells of ``COLUMNS`` but the last."""
    facts = describe(molecule_from_smiles(hit.smiles))
    return (
        *(hit.rank, hit.id, hit.name, hit.score, hit.smiles),
        *(facts.formula, facts.molar_mass, facts.logp, library),
    )


def _line(value: str) -> str:
    """One line that no SD reader takes for a field header or the end of a record."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    return f" {plain}" if plain.startswith((">", "$$$$")) else plain or " "


def _score(hit: Hit) -> str:
    """Return the score; nothing for a molecule that no query was asked about."""
    return "" if math.isnan(hit.score) else f"{hit.score:.4f}"
