"""A row of download buttons: names, kinds, and files that are made only when asked for."""

from streamlit.testing.v1 import AppTest

from core.results import Hit
from core.ui import downloads

HITS = (Hit(rank=1, id="a", name="aspirin", smiles="CC(=O)Oc1ccccc1C(=O)O", score=0.8125),)


def _script() -> None:
    from core.results import Hit
    from core.ui import downloads

    def never() -> bytes:
        raise AssertionError("made without being asked for")

    hits = (Hit(rank=1, id="a", name="aspirin", smiles="CC(=O)Oc1ccccc1C(=O)O", score=0.8125),)
    downloads.buttons(
        [
            downloads.Download("Page", "html", never),
            *downloads.of_hits(hits, query="q", library="own", what="all of it"),
        ],
        stem="own",
        key="save",
    )


def test_each_file_has_a_button_and_none_is_made() -> None:
    app = AppTest.from_function(_script).run()
    assert not app.exception
    shown = app.get("download_button")
    assert [button.key for button in shown] == ["save-html", "save-csv", "save-xlsx", "save-sdf"]
    assert [button.label for button in shown] == ["Page", "CSV", "Excel", "SDF"]
    assert [button.help for button in shown] == [
        "",
        "Save all of it as CSV",
        "Save all of it as Excel",
        "Save all of it as SDF",
    ]


def test_the_files_of_hits_hold_them() -> None:
    csv, xlsx, sdf = downloads.of_hits(HITS, query="a drug", library="own")
    assert "aspirin" in bytes(csv.make()).decode("utf-8-sig")
    assert "a drug" in bytes(sdf.make()).decode()
    assert bytes(xlsx.make()).startswith(b"PK")
    assert not csv.about
