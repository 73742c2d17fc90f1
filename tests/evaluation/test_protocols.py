import gzip
import shutil
from pathlib import Path

import numpy as np
import pytest

from core.data.records import load_pcdes
from core.errors import DataError
from core.evaluation.protocols import BENCHMARKS, evaluate, load_benchmark
from core.models.encoder import Encoder
from core.training.collect import collect_records


@pytest.fixture(scope="module")
def encoder(tiny_checkpoint: Path) -> Encoder:
    return Encoder.load(tiny_checkpoint, grounding=False)


def naive_ranks(encoder: Encoder, records: list) -> tuple[list[int], list[int]]:
    """Rank one pair after the other; equal texts and molecules share a vector."""
    texts = {t: encoder.encode_texts([t])[0] for t in {r.text for r in records}}
    known = {s: encoder.encode_smiles([s])[0] for s in {r.smiles for r in records} if s}
    nothing = np.full(encoder.width, np.nan, np.float32)
    molecules = [known.get(r.smiles, nothing) for r in records]
    to_molecule, to_text = [], []
    for record, molecule in zip(records, molecules, strict=True):
        lost = not record.smiles
        scores = [float(texts[record.text] @ other) for other in molecules]
        own = float(texts[record.text] @ molecule)
        to_molecule.append(len(records) if lost else sum(s > own - 1e-6 for s in scores))
        scores = [float(molecule @ texts[other.text]) for other in records]
        to_text.append(len(records) if lost else sum(s > own - 1e-6 for s in scores))
    return to_molecule, to_text


@pytest.mark.parametrize("split", ["validation", "test"])
def test_pcdes_agrees_with_ranking_pair_by_pair(
    encoder: Encoder, small_data: Path, split: str
) -> None:
    report = evaluate(encoder, "pcdes", data=small_data, split=split)
    records = load_pcdes(small_data, split)
    to_molecule, to_text = naive_ranks(encoder, records)
    assert report.text_to_molecule.candidates == len(records)
    assert report.text_to_molecule.queries == report.molecule_to_text.queries == len(records)
    assert report.text_to_molecule.mean_rank == pytest.approx(np.mean(to_molecule))
    assert report.molecule_to_text.mean_rank == pytest.approx(np.mean(to_text))
    assert report.text_to_molecule.mrr == pytest.approx(np.mean(1 / np.array(to_molecule)))


def test_the_refused_molecule_stays_a_candidate_and_is_a_miss(small_data: Path) -> None:
    pairs = load_benchmark("pcdes", data=small_data)
    assert pairs.molecules.count("") == 1
    assert len(pairs.molecules) == len(pairs.texts) == 7


def test_the_full_pool_searches_all_splits(encoder: Encoder, small_data: Path) -> None:
    report = evaluate(encoder, "chebi20-full", data=small_data, split="validation")
    assert (report.text_to_molecule.queries, report.text_to_molecule.candidates) == (3, 14)
    assert (report.molecule_to_text.queries, report.molecule_to_text.candidates) == (3, 3)
    assert "all 14 molecules" in report.protocol
    pairs = load_benchmark("chebi20-full", data=small_data, split="validation")
    assert [pairs.molecules[row] for row in pairs.truth] == [
        "C[C@H](N)C(=O)O",
        "C[C@@H](N)C(=O)O",
        "Cn1c(=O)c2c(ncn2C)n(C)c1=O",
    ]


def test_more_candidates_never_help(encoder: Encoder, small_data: Path) -> None:
    split = evaluate(encoder, "chebi20", data=small_data, split="test").text_to_molecule
    full = evaluate(encoder, "chebi20-full", data=small_data, split="test").text_to_molecule
    assert full.mean_rank >= split.mean_rank
    assert full.mrr <= split.mrr


def test_features_are_kept_and_change_nothing(
    encoder: Encoder, small_data: Path, tmp_path: Path
) -> None:
    first = evaluate(encoder, "pcdes", data=small_data, cache=tmp_path)
    assert list(tmp_path.iterdir())
    assert evaluate(encoder, "pcdes", data=small_data, cache=tmp_path) == first
    assert evaluate(encoder, "pcdes", data=small_data) == first


def test_progress_rises_to_the_end(encoder: Encoder, small_data: Path) -> None:
    told: list[tuple[int, int]] = []
    evaluate(encoder, "pcdes", data=small_data, progress=lambda *step: told.append(step))
    done = [step for step, _ in told]
    assert done == sorted(done)
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize(("benchmark", "split"), [("pcdez", "test"), ("pcdes", "train")])
def test_unknown_names_are_refused(small_data: Path, benchmark: str, split: str) -> None:
    with pytest.raises(DataError, match="choose "):
        load_benchmark(benchmark, data=small_data, split=split)


@pytest.mark.parametrize("benchmark", BENCHMARKS)
def test_missing_files_are_told(tmp_path: Path, benchmark: str) -> None:
    with pytest.raises(DataError, match="MOTIFLENS_DATA"):
        load_benchmark(benchmark, data=tmp_path)


@pytest.fixture
def with_momu(small_data: Path, tmp_path: Path) -> Path:
    """Two test molecules, one of validation, one of train; nitrobenzene is of both."""
    data = shutil.copytree(small_data, tmp_path / "data")
    extra = "\n7416b\tO=[N+]([O-])c1ccccc1\tThe same again.\n"
    path = data / "chebi20" / "validation.txt"
    path.write_text(path.read_text().rstrip("\n") + extra)
    rows = [
        ("962", "O", "Water is wet."),
        ("985", "OC(=O)CCCCCCCCCCCCCCC", "Palmitic acid is a fat."),
        ("5950", "C[C@H](N)C(=O)O", "Alanine."),
        ("176", "CC(=O)O", "Vinegar."),
        ("7416", "O=[N+]([O-])c1ccccc1", "Oil of mirbane."),
    ]
    (data / "momu_phy").mkdir()
    with gzip.open(data / "momu_phy" / "pairs.tsv.gz", "wt", encoding="utf-8") as stream:
        stream.write("cid\tsmiles\tdescription\n")
        stream.writelines("\t".join(row) + "\n" for row in rows)
    return data


def test_zero_shot_keeps_what_nobody_was_trained_on_or_chosen_by(
    encoder: Encoder, with_momu: Path
) -> None:
    pairs = load_benchmark("momu-phy", data=with_momu)
    assert pairs.texts == ("Water is wet.", "Palmitic acid is a fat.")
    assert pairs.molecules == ("O", "CCCCCCCCCCCCCCCC(=O)O")
    assert "2 of the 5 texts" in pairs.protocol
    training, _ = collect_records(with_momu, iupac=False)
    assert not {record.smiles for record in training} & set(pairs.molecules)
    report = evaluate(encoder, "momu-phy", data=with_momu)
    assert report.in_batch is not None
    assert report.in_batch.text_to_molecule == report.text_to_molecule.hits_1
    assert evaluate(encoder, "pcdes", data=with_momu).in_batch is None


def test_zero_shot_has_no_validation_split(with_momu: Path) -> None:
    with pytest.raises(DataError, match="no validation split"):
        load_benchmark("momu-phy", data=with_momu, split="validation")
