from pathlib import Path

import pytest

from core.cli import search
from core.retrieval import rerank
from tests.cli.conftest import Cli, parsed
from tests.small_head import with_head


def test_json_holds_exactly_what_is_promised(cli: Cli, searched: tuple) -> None:
    result = parsed(cli("search", "a fatty acid", "-k", 4, "--json", *searched))
    assert list(result) == ["query", "kind", "library", "seconds", "hits"]
    assert (result["query"], result["kind"], result["library"]) == ("a fatty acid", "text", "pcdes")
    assert [list(hit) for hit in result["hits"]] == [["rank", "id", "name", "smiles", "score"]] * 4
    scores = [hit["score"] for hit in result["hits"]]
    assert scores == sorted(scores, reverse=True)


def test_offset_goes_on_where_the_first_page_ends(cli: Cli, searched: tuple) -> None:
    whole = parsed(cli("search", "an arene", "-k", 6, "--json", *searched))["hits"]
    rest = parsed(cli("search", "an arene", "-k", 3, "--offset", 3, "--json", *searched))["hits"]
    assert rest == whole[3:]


def test_people_read_a_table(cli: Cli, searched: tuple) -> None:
    code, out, err = cli("search", "an ester of hexadecanoic acid", "-k", 2, *searched)
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[:2] == [
        "Understood as a description.",
        "Read hexadecanoic acid as CCCCCCCCCCCCCCCC(=O)O",
    ]
    assert lines[3].split() == ["rank", "score", "name", "id", "SMILES"]
    assert lines[5].split()[0] == "1"
    assert lines[-1].startswith("2 of 13 molecules in pcdes, ")
    assert lines[-1].endswith("score is cosine similarity.")


def test_ways_are_those_of_the_engine() -> None:
    assert search.WAYS == rerank.WAYS
    assert set(search._ORDERS) == set(rerank.WAYS)


def test_the_order_of_the_first_hits_can_be_chosen(
    cli: Cli, searched: tuple, tiny_checkpoint: Path, tmp_path: Path
) -> None:
    folder = with_head(tiny_checkpoint, tmp_path / "model")
    options = ("--checkpoint", folder, *searched[2:], "-k", 13)
    plain = parsed(cli("search", "a fatty acid", "--rerank", "none", "--json", *options))["hits"]
    best = parsed(cli("search", "a fatty acid", "--json", *options))["hits"]
    chosen = parsed(cli("search", "a fatty acid", "--rerank", "evidence", "--json", *options))
    assert best == chosen["hits"]
    assert [hit["rank"] for hit in best] == [hit["rank"] for hit in plain]
    assert {hit["id"]: hit["score"] for hit in best} == {hit["id"]: hit["score"] for hit in plain}
    for way, said in (("hypothesis", "named structures"), ("transport", "transport score")):
        _, out, _ = cli("search", "a fatty acid", "--rerank", way, *options)
        assert f"{said} too." in out.splitlines()[-1]


def test_what_was_checked_is_told(
    cli: Cli, searched: tuple, tiny_checkpoint: Path, tmp_path: Path
) -> None:
    folder = with_head(tiny_checkpoint, tmp_path / "model")
    _, out, _ = cli("search", "acid without a ring", "--checkpoint", folder, *searched[2:])
    assert "Checked on each structure: “acid” · no “ring”" in out


def test_a_checkpoint_without_a_head_cannot_order_by_evidence(cli: Cli, searched: tuple) -> None:
    code, out, err = cli("search", "a fatty acid", "--rerank", "evidence", *searched)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "train-rerank" in err


def test_past_the_end_is_said(cli: Cli, searched: tuple) -> None:
    code, out, _ = cli("search", "an acid", "--offset", 99, *searched)
    assert code == 0
    assert "The ranking of the 13 molecules in pcdes ends before." in out


def test_progress_is_shown_where_asked_for(
    cli: Cli, searched: tuple, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("MOTIFLENS_CACHE", str(tmp_path))
    code, _, err = cli("search", "an acid", "--progress", *searched)
    assert code == 0
    assert "indexing" in err


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "The query is empty"),
        ("🧪", "has no words to search for"),
        ("x" * 10_000, "at most 4,000"),
        ("c1ccccc", "ring"),
        ("CC(C)(C)(C)C", "too many bonds"),
    ],
)
def test_bad_queries_are_one_line(cli: Cli, searched: tuple, query: str, said: str) -> None:
    code, out, err = cli("search", query, "--json", *searched)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert said in err


def test_an_unknown_library_is_one_line(cli: Cli, searched: tuple) -> None:
    code, _, err = cli("search", "acid", *searched[:2], "--library", "nope")
    assert code == 2
    assert "starter" in err
