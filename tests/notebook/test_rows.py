"""Single steps: entries of pins."""

from dataclasses import replace
from datetime import timedelta

from core.notebook.entries import now
from core.notebook.rows import entry_from, new_id
from tests.notebook.conftest import make_pin


def test_a_pin_becomes_an_entry_of_its_own() -> None:
    pin = make_pin()
    one, other = entry_from(pin), entry_from(pin)
    assert one.id != other.id
    assert (one.title, one.snapshot, one.revision) == (pin.title, pin.snapshot, 1)
    assert abs(now() - one.created) < timedelta(hours=1)
    assert one.changed == one.created


def test_an_entry_of_a_file_keeps_its_time_and_gets_a_new_identifier() -> None:
    old = replace(entry_from(make_pin()), revision=9, created=now() - timedelta(days=400))
    entry = entry_from(old)
    assert entry.created == old.created
    assert entry.id != old.id
    assert entry.revision == 1


def test_identifiers_fit_their_column() -> None:
    assert len({new_id() for _ in range(100)}) == 100
    assert len(new_id()) == 32
