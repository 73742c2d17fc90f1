"""How MotifLens works, what its scores mean, and where it ends."""

from core.ui import about_page, page

page.page("How it works")
about_page.show()
