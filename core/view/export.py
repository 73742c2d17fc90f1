"""Files a user takes home: hits as CSV and SDF bytes.

Layer: core.view (may import core.chem, core.results). A CSV cell that a spreadsheet would run
as a formula is prefixed with an apostrophe (OWASP, "CSV injection").
"""

import csv
import io
import math
from collections.abc import Iterable, Sequence
from typing import Final

from rdkit import Chem

from core.chem.descriptors import describe
from core.chem.molecule import molecule_from_smiles
from core.results import Alignment, Hit
from core.view.drawing import layout

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
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def neutralise(text: str) -> str:
    """Return a cell that no spreadsheet runs as a formula; other text is unchanged."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text


def hits_csv(hits: Iterable[Hit], *, query: str, library: str) -> bytes:
    """Return the hits as CSV (UTF-8 with a byte-order mark, which Excel needs to read Greek)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for hit in hits:
        facts = describe(molecule_from_smiles(hit.smiles))
        writer.writerow(
            [
                hit.rank,
                neutralise(hit.id),
                neutralise(hit.name),
                _score(hit),
                hit.smiles,
                facts.formula,
                f"{facts.molar_mass:.3f}",
                f"{facts.logp:.2f}",
                neutralise(library),
                neutralise(query),
            ]
        )
    return out.getvalue().encode("utf-8-sig")


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


def plan_csv(alignment: Alignment) -> bytes:
    """Return a transport plan as CSV: a row a word, a column a motif, transported mass in cells."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    heads = (f"motif {n}: {part.label}" for n, part in enumerate(alignment.motifs, start=1))
    writer.writerow(["word", *heads, "all motifs"])
    for word, row in zip(alignment.words, alignment.plan, strict=True):
        writer.writerow([neutralise(word.text), *(f"{m:.6f}" for m in row), f"{row.sum():.6f}"])
    total = alignment.plan.sum(axis=0)
    writer.writerow(["all words", *(f"{m:.6f}" for m in total), f"{total.sum():.6f}"])
    return out.getvalue().encode("utf-8-sig")


def file_stem(query: str) -> str:
    """Return a short safe file name for what was searched."""
    kept = "".join(c if c.isascii() and c.isalnum() else " " for c in query.lower())
    return "motiflens-" + ("-".join(kept.split())[:48].strip("-") or "hits")


def _line(value: str) -> str:
    """One line that no SD reader takes for a field header or the end of a record."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    return f" {plain}" if plain.startswith((">", "$$$$")) else plain or " "


def _score(hit: Hit) -> str:
    """Return the score; nothing for a molecule that no query was asked about."""
    return "" if math.isnan(hit.score) else f"{hit.score:.4f}"
