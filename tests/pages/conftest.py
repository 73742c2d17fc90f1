"""Pages are started as the app is."""

from tests.ui.conftest import environment, settings, start

__all__ = ["environment", "settings", "start"]
