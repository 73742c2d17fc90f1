"""Sentences of a description, without being fooled by the full stops of chemistry.

Layer: core.text (imports nothing of core).
"""

import re
from typing import Final

# A full stop, perhaps a closing mark, one white space, and what can begin a sentence.
_BREAK: Final = re.compile(r"(?<=[.!?])(?P<close>[\"'”’)\]]*)\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_LAST: Final = re.compile(r"(\S+)$")
_INITIAL: Final = re.compile(r"(?:[^\w]*[A-Z]\.)+$")
_ABBREVIATIONS: Final = frozenset(
    """
    al. approx. aq. ca. cf. conc. dr. e.g. ed. eds. eq. etc. fig. figs. i.e. incl. mol.
    nos. prof. ref. refs. resp. sp. spp. st. subsp. syn. temp. var. viz. vs. wt.
    """.split()  # noqa: SIM905  # a block of words is easier to read than a list
)


def split_sentences(text: str) -> tuple[str, ...]:
    """Cut ``text`` after each full stop, question or exclamation mark that ends a sentence.

    Initials ("C. elegans"), abbreviations ("e.g."), decimals and locants ("1.2.3.4") do not end
    one. Joined with blanks, the sentences give back a text whose words stand one blank apart;
    an empty text has no sentences.
    """
    sentences: list[str] = []
    start = 0
    for found in _BREAK.finditer(text):
        end = found.end("close")
        if _ends_sentence(text[start:end]):
            sentences.append(text[start:end].strip())
            start = found.end()
    sentences.append(text[start:].strip())
    return tuple(sentence for sentence in sentences if sentence)


def _ends_sentence(so_far: str) -> bool:
    """Whether the last word is neither an abbreviation nor an initial."""
    found = _LAST.search(so_far)
    if found is None:
        return False
    word = found.group(1).lstrip("(['\"“‘")
    return word.lower() not in _ABBREVIATIONS and not _INITIAL.match(word)
