"""What is chosen becomes hits and files."""

import csv
import io

import numpy as np
import pytest
from rdkit import Chem

from core.retrieval.engine import RetrievalEngine
from core.ui.atlas_selection import hits_of
from core.view.export import hits_csv, hits_sdf
from tests.ui.atlas_samples import kept, mapped, small_engine

__all__ = ["kept", "mapped", "small_engine"]


def test_molecules_can_be_saved_with_and_without_a_query(mapped: RetrievalEngine) -> None:
    cosines = np.linspace(-1, 1, len(mapped.library)).astype(np.float32)
    for given in (None, cosines):
        hits = hits_of(mapped, [7, 2], given)
        assert [hit.rank for hit in hits] == [1, 2]
        assert [hit.id for hit in hits] == [mapped.library.ids[7], mapped.library.ids[2]]
        table = hits_csv(hits, query="", library="starter").decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(table, newline="")))
        assert [row["id"] for row in rows] == [hit.id for hit in hits]
        supplier = Chem.SDMolSupplier()
        supplier.SetData(hits_sdf(hits, query="", library="starter").decode())
        assert [Chem.MolToSmiles(mol) for mol in supplier] == [hit.smiles for hit in hits]
    assert hits[0].score == pytest.approx(float(cosines[7]))
