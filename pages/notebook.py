"""Views that were pinned, with notes: to read, to present, to take home."""

from core.ui import notebook_page, page

page.page("Notebook")
notebook_page.show()
