"""What the visual channel has learned, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_GENERAL = frozenset("*=")  # rows of the table that stand for many characters
_FOREIGN = {"cyrillic": regex.compile(r"\p{Latin}"), "latin": regex.compile(r"\p{Cyrillic}")}


@dataclass(frozen=True, slots=True)
class Confusion:
    """A segment of the channel.

    Attributes:
        script: of the text it was read in: "cyrillic", "latin" or "mixed".
        observed: 0 to 2 characters that were read.
        truth: 0 to 2 letters that stood there.
        probability: of reading this where that stood, 0..1.
    """

    script: str
    observed: str
    truth: str
    probability: float


def of_script(confusions: Iterable[Confusion], script: str) -> list[Confusion]:
    """What can be misread in text of a script, the likeliest first.

    Rows for any character are left out, and those with letters that text of this script can not
    have.
    """
    foreign = _FOREIGN.get(script)
    chosen = [
        c
        for c in confusions
        if c.script == script
        and c.observed != c.truth
        and not _GENERAL & set(c.observed + c.truth)
        and not (foreign and foreign.search(c.observed))
    ]
    return sorted(chosen, key=lambda c: -c.probability)
