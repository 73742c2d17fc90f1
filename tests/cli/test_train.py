from pathlib import Path

import pytest

from tests.cli.conftest import Cli, parsed

SETTINGS = ("--preset", "tiny", "--set", "train.batch=4", "--set", "train.epochs=1")


def test_a_trained_folder_can_be_searched_with(cli: Cli, small_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    code, told, _ = cli("train", *SETTINGS, "--out", out, "--data", small_data, "--cpu", "--quiet")
    assert code == 0
    assert str(out) in told
    searched = ("--checkpoint", out, "--library", "pcdes", "--data", small_data)
    assert parsed(cli("search", "an acid", "-k", 3, "--json", *searched))["hits"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--preset", "nope"), "is not a preset"),
        (("--set", "train.lx=1"), "did you mean train.lr"),
        (("--set", "train.batch"), "must look like"),
        (("--resume", "--preset", "tiny"), "no unfinished run"),
    ],
)
def test_bad_settings_are_one_line(
    cli: Cli, small_data: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = cli("train", *arguments, "--out", tmp_path, "--data", small_data, "--quiet")
    assert (code, out) == (2, "")
    assert said in err.splitlines()[-1]


def test_missing_data_is_one_line(cli: Cli, tmp_path: Path) -> None:
    code, _, err = cli("train", "--out", tmp_path / "run", "--data", tmp_path / "none")
    assert (code, len(err.splitlines())) == (2, 1)
    assert not (tmp_path / "run").exists()
