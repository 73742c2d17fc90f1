from pathlib import Path

import pytest

from tests.cli.conftest import Cli, parsed


def test_json_holds_the_plan(cli: Cli, tiny_checkpoint: Path) -> None:
    result = parsed(
        cli(
            "align", "benzene with a nitro group", "O=N(=O)c1ccccc1".replace("N(=O)", "[N+]([O-])"),
            "--checkpoint", tiny_checkpoint, "--json",
        )
    )  # fmt: skip
    assert len(result["plan"]) == len(result["words"]) == len(result["atom_weights"])
    assert {len(row) for row in result["plan"]} == {len(result["motifs"])}
    assert sum(map(sum, result["plan"])) == pytest.approx(1, abs=1e-3)
    assert result["smiles"] == "O=[N+]([O-])c1ccccc1"


def test_people_read_a_table(cli: Cli, tiny_checkpoint: Path) -> None:
    code, out, err = cli("align", "a nitro group", "nitrobenzene", "--checkpoint", tiny_checkpoint)
    assert (code, err) == (0, "")
    assert out.startswith("Molecule O=[N+]([O-])c1ccccc1")
    assert "nitro" in out
    assert "Transport score" in out


@pytest.mark.parametrize(
    "pair", [("", "CCO"), ("an acid", ""), ("an acid", "c1ccccc"), ("an acid", "a fatty acid")]
)
def test_bad_input_is_one_line(cli: Cli, tiny_checkpoint: Path, pair: tuple[str, str]) -> None:
    code, out, err = cli("align", *pair, "--checkpoint", tiny_checkpoint)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
