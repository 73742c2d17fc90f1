"""Words that say little about a molecule, in English prose and in descriptions of molecules.

Layer: core.text (imports nothing of core).
"""

from typing import Final

STOP_WORDS: Final = frozenset(
    """
    's ’s a about after all also although an and another any are as at be because been before being
    between both but by can could do does done due each either find for from found given gives
    had has have having he her here him his how i if in into is it its itself just me more most
    my no nor not of off on one only or other our out over own per please same search she show
    so some such than that the their them then there these they this those through thus to
    too two under until up upon used using very via was we were what when where whereas which
    while who whose why will with within without would you your
    appears belong belongs class compound compounds consist consisting consists contain
    containing contains derive derived derives deriving formal formally functional functionally
    kind known member members molecule molecules obtained parent position positions related
    resulting role roles structure substance type
    """.split()  # noqa: SIM905  # a block of words is easier to read and sort than a list
)
"""Lower-case words; units of meaning such as "acid", "conjugate" or "metabolite" are not here."""
