"""How a typed query negates and counts: "without N, O or S", "two or more", "no other".

Layer: core.text (may import core.chem).
"""

import re
from math import inf
from typing import Final

_NEGATION: Final = re.compile(
    r"\b(?:without(?: any)?|w/o|no|zero|lacks?|lacking|not|free (?:of|from)|devoid of|absence of|"
    r"absent|excluding|excludes?|except(?:ing)?(?: for)?|never|neither|nor|none|minus|sans|"
    r"missing|instead of|(?:is|are|does|do|has|have|was|were|ca|must|should|ai)n['’]?t|cannot|"
    r"other than|rather than|apart from|aside from|besides|omitting|avoid(?:ing)?|"
    r"nothing (?:with|containing)|"
    r"(?:violat\w+|break(?:s|ing)?|fail(?:s|ing)?|disobey\w*|outside|beyond)"
    r"(?= (?:\S+ ){0,2}(?:lipinski|rule of (?:five|5)|ro5|drug))|incompatible with)\b"
)
_SCOPE_END: Final = re.compile(
    r"[;.](?!\d)|,|\bbut\b(?! no)|\band (?:with|has|have|having|contain\w*|bearing|a|an)\b|"
    r"(?<!\w)with(?!in|out)\b|\byet\b|\bthough\b|\bthat (?:has|have|contains?)\b|\bplus\b|"
    r"\band (?:\d|(?:exactly|at least|at most|more|fewer|less|one|two|three|four|five|six|seven|"
    r"eight)\b)"
)
_MORE: Final = re.compile(
    r"\s*(?:more|fewer|less|greater|higher|lower|over|above|exceeding|only)\b"
)
_LISTED: Final = re.compile(
    r",\s*(?:[^\s,;.]+\s+){0,2}[^\s,;.]+,?\s+(?:or|nor|and)\s|,\s*(?:or|nor)\s"
)
"""Behind "without N": ", O or S"."""
_LIST_WORDS: Final = re.compile(
    r"\b(?:with|has|have|but|that|which|having|containing|mass|weight|mw|logp|tpsa|one|two|three|"
    r"four|five|six|seven|eight|at|more|fewer|less)\b|\d"
)

_SMALL: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
WORD_NUMBERS: Final = {word: number for number, word in enumerate(_SMALL)} | {"thirty": 30}
_NUMBER: Final = rf"(?:\d{{1,2}}|{'|'.join(WORD_NUMBERS)})(?![\w.])"
_MANY: Final = {
    "a single": (1, 1), "single": (1, 1), "only a": (1, 1), "just a": (1, 1), "a couple of": (2, 2),
    "a pair of": (2, 2), "a couple": (2, 2), "pair of": (2, 2), "multiple": (2, inf),
    "several": (3, inf), "many": (3, inf), "lots of": (4, inf), "numerous": (4, inf),
    "more than one": (2, inf), "at least a": (1, inf), "plural": (2, inf),
}  # fmt: skip
_COUNT: Final = re.compile(
    r"(?:(?P<least>at least|at minimum|a minimum of|minimum of|no fewer than|no less than|"
    r"not less than|>=|≥)|(?P<most>at most|at maximum|a maximum of|maximum of|up to|no more than|"
    r"not more than|<=|≤)|(?P<above>more than|greater than|over|>)|"
    r"(?P<below>fewer than|less than|under|below|<)|between|from|exactly|precisely|just|only|=)?"
    rf" ?(?<![\w.,:-])(?P<low>{_NUMBER})(?P<open> ?\+)?"
    rf"(?: ?(?:to|or|and|-|–) ?(?P<high>{_NUMBER}))?"
    r"(?P<more> (?:or|and) (?:more|greater|above))?(?P<fewer> or (?:fewer|less|below))?"
    r"(?: (?:of|different|separate|distinct|free|additional|such|attached|isolated))? $"
)
_BOTH: Final = re.compile(
    r"(?:(?P<least>at least|a minimum of|no fewer than|no less than|not less than|>=|≥)|"
    rf"more than|greater than|over|>) ?(?P<low>{_NUMBER}),? (?:and|but) "
    r"(?:(?P<most>at most|up to|a maximum of|no more than|not more than|<=|≤)|"
    rf"fewer than|less than|under|below|<) ?(?P<high>{_NUMBER})(?: of)? $"
)
"""In front of "chlorines": "at least two but no more than three"."""
_OTHER: Final = re.compile(r"\b(?:no|any|without) (?:other|further|additional|extra|more) ?$")
_SAVE: Final = re.compile(
    r"(?: atoms?)? (?:other than|except(?:ing)?(?: for| in| that of)?|besides|apart from|"
    r"aside from|beyond|outside|than)(?: (?:that of|those (?:of|in)|in|of))?(?: (?:the|an?|its))? "
)
_WINDOW: Final = 48
"""Characters before a word in which its number stands."""


def negated_scopes(lower: str) -> list[tuple[int, int]]:
    """Return the places of a query that its negations rule over."""
    scopes = []
    for found in _NEGATION.finditer(lower):
        if _MORE.match(lower, found.end()):
            continue
        start = place = found.end()
        while (stop := _SCOPE_END.search(lower, place)) and stop[0] == ",":
            listed = _LISTED.match(lower, stop.start())
            if not listed or _LIST_WORDS.search(listed[0]):
                break
            place = stop.end()
        scopes.append((start, stop.start() if stop else len(lower)))
    return scopes


def count_before(lower: str, start: int) -> tuple[int, float, float] | None:
    """Return the place, least and greatest of the number in front of a word, None without one."""
    begin = max(0, start - _WINDOW)
    before = lower[begin:start]
    if both := _BOTH.search(before):
        least = _value(both["low"]) + (not both["least"])
        return begin + both.start(), least, _value(both["high"]) - (not both["most"])
    for words, (least, most) in _MANY.items():
        if re.search(rf"(?<!\w){words} $", before):
            return start - len(words) - 1, least, most
    found = _COUNT.search(before)
    if found is None or (found.start("low") == 0 and begin):
        return None
    low, high = _value(found["low"]), _value(found["high"]) if found["high"] else None
    place = begin + found.start() + len(found[0]) - len(found[0].lstrip())
    if found["least"] or found["more"] or found["open"]:
        return place, low, inf
    if found["most"] or found["fewer"]:
        return place, 0, low
    if found["above"]:
        return place, low + 1, inf
    if found["below"]:
        return place, 0, low - 1
    return place, low, low if high is None or high < low else high


def saves(lower: str, end: int) -> int:
    """Return where "other than the" behind a word ends, 0 where it does not stand there."""
    found = _SAVE.match(lower, end)
    return found.end() if found else 0


def says_other(lower: str, start: int) -> bool:
    """Say whether "no other" or the like stands in front of a word."""
    return bool(_OTHER.search(lower[max(0, start - _WINDOW) : start]))


def _value(number: str) -> int:
    return WORD_NUMBERS[number] if number in WORD_NUMBERS else int(number)
