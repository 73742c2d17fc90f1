"""``python -m core COMMAND``.

Layer: core.__main__ (may import core.cli).
"""

import sys

from core.cli.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
