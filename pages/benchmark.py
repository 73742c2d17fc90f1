"""What every model reaches, how the one in use was made, and where it errs."""

from core.ui import benchmark_page, page

page.page("Benchmark")
benchmark_page.show()
