"""The map of a library's embedding space."""

from core.ui import atlas_page, page

page.page("Atlas")
atlas_page.show()
