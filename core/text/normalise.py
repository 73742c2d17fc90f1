"""The one clean-up that every text passes before anything else reads it.

Layer: core.text (imports nothing of core).
"""

import re
import unicodedata
from typing import Final

_OPENING: Final = re.compile(r"^it (?=(?:is|are|has|appears|contains|derives|consists)\b)", re.I)


def normalise(text: str) -> str:
    """Return ``text`` in one spelling of characters, white space and opening words.

    Compatibility forms become plain ones (NFKC), characters that do not print become blanks,
    white space shrinks to single blanks, and a leading "It is" becomes "The molecule is", as in
    the descriptions a model is trained on. The result is stable: a second pass changes nothing.
    """
    plain = unicodedata.normalize("NFKC", text)
    printable = "".join(c if c.isprintable() else " " for c in plain)
    # Removing a character may bring a base and its accent together, hence the second pass.
    joined = unicodedata.normalize("NFKC", " ".join(printable.split()))
    return _OPENING.sub("The molecule ", joined)
