from pathlib import Path

from tests.cli.conftest import Cli, parsed


def test_list_counts_molecules_and_texts(cli: Cli, small_data: Path) -> None:
    found = {row["name"]: row for row in parsed(cli("library", "--json", "--data", small_data))}
    assert set(found) == {"starter", "pcdes", "chebi20"}
    assert found["pcdes"]["molecules"] == 13
    assert "starter" in cli("library", "list")[1]


def test_show_gives_the_first_rows(cli: Cli, small_data: Path) -> None:
    shown = parsed(cli("library", "show", "pcdes", "-k", 2, "--json", "--data", small_data))
    assert shown["count"] == 13
    assert [row["smiles"] for row in shown["molecules"]] == ["CCO", "CC(=O)O"]
    assert "CC(=O)O" in cli("library", "show", "pcdes", "--data", small_data)[1]


def test_index_is_made_and_then_there(cli: Cli, tiny_checkpoint: Path, small_data: Path) -> None:
    options = ("--checkpoint", tiny_checkpoint, "--data", small_data)
    for _ in range(2):
        code, out, _ = cli("library", "index", "pcdes", "--texts", *options)
        assert code == 0
        assert out == "13 molecules and 13 texts of pcdes are indexed.\n"
    assert parsed(cli("library", "index", "pcdes", "--json", *options)) == {
        "library": "pcdes",
        "molecules": 13,
        "texts": 0,
    }


def test_an_unknown_library_is_one_line(cli: Cli) -> None:
    for action in ("show", "index"):
        code, out, err = cli("library", action, "nope")
        assert (code, out, len(err.splitlines())) == (2, "", 1)
        assert "starter" in err
