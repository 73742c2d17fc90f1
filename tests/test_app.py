"""The app starts at the Search page, and an address can hold a whole answer."""

from tests.ui.conftest import Start, environment, html_of, settings, start

__all__ = ["environment", "settings", "start"]


def test_the_main_job_opens_first(start: Start) -> None:
    app = start()
    assert app.text_input(key="q")
    assert not app.error


def test_an_address_holds_a_whole_answer(start: Start) -> None:
    page = html_of(start(q="a sugar", k="24"))
    assert page.count('class="ml-rank"') == 24
