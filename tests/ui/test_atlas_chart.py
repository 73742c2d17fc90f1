"""The chart's key and its wishes: one chart a library and model, all in the address."""

from core.models.checkpoint import fingerprint
from core.retrieval.engine import RetrievalEngine
from core.ui import resources
from core.ui.atlas_chart import Wishes, chart_key, key_for
from tests.ui.atlas_samples import kept, mapped, small_engine
from tests.ui.conftest import Start, html_of

__all__ = ["kept", "mapped", "small_engine"]

PAGE = "pages/atlas.py"


def test_each_model_has_its_own_chart(mapped: RetrievalEngine) -> None:
    mine = fingerprint(resources.checkpoint_folder())
    assert chart_key(mapped) == key_for(mapped, mine)
    assert chart_key(mapped) != key_for(mapped, "f" * 64)


def test_wishes_come_back_from_the_address(start: Start, mapped: RetrievalEngine) -> None:
    wishes = Wishes(query="an acid", colour="Rings", texts=True, beside="")
    app = start(PAGE, **wishes.parameters)
    assert not app.error
    assert app.text_input(key="q").value == "an acid"
    assert app.selectbox(key="colour").value == "Rings"
    assert app.toggle(key="texts").value is True
    assert app.selectbox(key="beside").value is None
    assert "Each line joins a text" in html_of(app)


def test_an_unknown_model_in_the_address_is_passed_over(
    start: Start, mapped: RetrievalEngine
) -> None:
    app = start(PAGE, beside="<b>nobody")
    assert not app.error
    assert app.selectbox(key="beside").value is None
    assert len(app.get("plotly_chart")) == 1
