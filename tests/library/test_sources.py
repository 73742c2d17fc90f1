"""Files as people have them: packed, in odd encodings, empty, damaged, or a trap."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from core.errors import LibraryError
from core.library import sources
from core.library.sources import Lines, bytes_source, file_source


def lines_of(content: bytes, name: str = "set.csv") -> list[str]:
    with Lines(bytes_source(name, content)) as lines:
        return list(lines)


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_note(encoding: str) -> None:
    with Lines(bytes_source("a.csv", "CCO,ß-Äthanol\nC,メタン\n".encode(encoding))) as lines:
        assert list(lines) == ["CCO,ß-Äthanol", "C,メタン"]
        assert lines.notes == ()


def test_other_bytes_are_taken_for_windows_and_told() -> None:
    with Lines(bytes_source("a.csv", "C,é\nCC,β\nCCC,µ\n".encode("cp1252", "ignore"))) as lines:
        assert list(lines) == ["C,é", "CC,", "CCC,µ"]
        assert "2 lines are not UTF-8" in lines.notes[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    assert lines_of(f"C{end}CC{end}CCC".encode()) == ["C", "CC", "CCC"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"C\0O\0\n", "is no text file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "is no text file"),
        (b"BZh91AY", "packed in a way"),
        (b"\x1f\x8b\x08\x00", "damaged or cut off"),
        (gzip.compress(b"CCO ethanol\n" * 9999)[:-20], "damaged or cut off"),
        (b"PK\x03\x04 and no more", "damaged or cut off"),
        (zipped(**{"a.csv": b"C", "b.csv": b"C"}), "holds 2 files"),
        (zipped(**{"[Content_Types].xml": b"<", "xl/a.xml": b"<"}), "office document"),
        (zipped(), "holds 0 files"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_with_a_cure(content: bytes, said: str) -> None:
    with pytest.raises(LibraryError, match=said):
        lines_of(content)


def test_packed_files_are_read_and_named_as_what_they_hold() -> None:
    packed = gzip.compress(b"CCO\nC\n")
    inside = {"my set.sdf": b"CCO\nC\n", "__MACOSX/._my set.sdf": b"\0"}
    for content, name in ((packed, "set.csv"), (zipped(**inside), "my set.sdf")):
        with Lines(bytes_source("set.csv.GZ", content)) as lines:
            assert lines.name == name
            assert list(lines) == ["CCO", "C"]
            assert lines.share == 1


def test_a_locked_zip_says_so() -> None:
    content = bytearray(zipped(**{"a.csv": b"CCO"}))
    content[6] |= 1  # the flag of a password, in the local header and in the directory
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(LibraryError, match=r"password|encrypted"):
        lines_of(bytes(content))


@pytest.mark.parametrize("packing", ["gzip", "zip"])
def test_a_bomb_is_refused_on_the_way(packing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "FREE_BYTES", 1 << 20)
    plain = b"C\n" * (8 << 20)
    content = gzip.compress(plain) if packing == "gzip" else zipped(**{"a.smi": plain})
    with Lines(bytes_source("bomb", content)) as lines:
        with pytest.raises(LibraryError, match="unpacks to more than"):
            list(lines)
        assert lines.share < 1
    monkeypatch.setattr(sources, "MOST_RATIO", 1 << 30)
    monkeypatch.setattr(sources, "MOST_UNPACKED", 4 << 20)
    with pytest.raises(LibraryError, match="unpacks to more than"):
        lines_of(content, "bomb")


def test_a_line_without_end_is_refused_before_it_fills_the_memory() -> None:
    with pytest.raises(LibraryError, match=r"Line 2 of set.csv has more than 1,000,000"):
        lines_of(b"C\n" + b"C" * 2_000_000)


def test_a_path_is_read_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "a set.smi"
    path.write_text("CCO\n", encoding="utf-8")
    source = file_source(f' "{path}" ')
    assert (source.name, source.size) == ("a set.smi", 4)
    for _ in range(2):
        with Lines(source) as lines:
            assert list(lines) == ["CCO"]


@pytest.mark.parametrize("typed", ["", "  ", "/no/such/file.csv", "/", "a\0b", "~nobody-here/x"])
def test_a_path_without_a_file_is_told(typed: str) -> None:
    with pytest.raises(LibraryError):
        file_source(typed)


def test_an_empty_file_and_one_that_is_too_large_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.smi"
    path.touch()
    with pytest.raises(LibraryError, match="is empty"):
        file_source(str(path))
    path.write_text("C\n" * 10, encoding="utf-8")
    monkeypatch.setattr(sources, "MOST_BYTES", 19)
    with pytest.raises(LibraryError, match="split it"):
        file_source(str(path))
