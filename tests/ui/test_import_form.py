"""Small parts of the form; its states are in test_libraries_page."""

import pytest

from core.ui.import_form import _title


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("actives.csv", "actives"),
        ("my set.sdf.gz", "my set"),
        ("C:\\data\\a.SMI", "a"),
        ("v1.2 final", "v1.2 final"),
        ("pasted.txt", ""),
        ("x" * 300 + ".csv", "x" * 80),
        ("a\u202eb.csv", "a b"),
    ],
)
def test_a_file_gives_its_name_as_title(file: str, title: str) -> None:
    assert _title(file) == title
