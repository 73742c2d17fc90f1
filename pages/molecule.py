"""One molecule: its shape, its numbers, the texts that fit it, and its neighbours."""

from core.ui import molecule_page, page

page.page("Molecule")
molecule_page.show()
