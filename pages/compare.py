"""Two molecules, two queries, or two models, side by side."""

from core.ui import compare_page, page

page.page("Compare")
compare_page.show()
