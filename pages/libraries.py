"""The libraries: what can be searched, and molecules of one's own."""

from core.ui import libraries_page, page

page.page("Libraries")
libraries_page.show()
