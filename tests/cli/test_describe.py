from tests.cli.conftest import Cli, parsed


def test_json_ranks_texts(cli: Cli, searched: tuple) -> None:
    result = parsed(cli("describe", "CCO", "-k", 3, "--json", *searched))
    assert list(result) == ["molecule", "library", "descriptions"]
    assert [text["rank"] for text in result["descriptions"]] == [1, 2, 3]
    assert list(result["descriptions"][0]) == ["rank", "id", "name", "text", "score"]


def test_people_read_a_table(cli: Cli, searched: tuple) -> None:
    code, out, err = cli("describe", "ethanol", "-k", 2, *searched)
    assert (code, err) == (0, "")
    assert out.splitlines()[0].split() == ["rank", "score", "of", "text"]
    assert "The molecule is" in out


def test_a_text_is_no_molecule(cli: Cli, searched: tuple) -> None:
    code, out, err = cli("describe", "a fatty acid", *searched)
    assert (code, out) == (2, "")
    assert err.startswith("error: a fatty acid is no SMILES or InChI")
