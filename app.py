"""The Search page: describe a molecule, see the best ones, ask why."""

from core.ui import page, search_page

page.page("Search")
search_page.show()
