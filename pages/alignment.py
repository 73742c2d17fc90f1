"""Which words of a text go with which atoms of a molecule."""

from core.ui import alignment_page, page

page.page("Alignment")
alignment_page.show()
