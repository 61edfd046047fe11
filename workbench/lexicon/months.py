"""The months in both languages, and those of an English text in all their Russian case forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex


@dataclass(frozen=True, slots=True)
class Month:
    """A month.

    Attributes:
        english: its name, capitalised.
        russian: its name in the nominative, lower case.
        english_stem: pattern of how its name and every abbreviation begin, lower case.
        russian_stem: the same in Russian, for the cases that dates have: nominative, genitive.
    """

    english: str
    russian: str
    english_stem: str
    russian_stem: str


MONTHS = (
    Month("January", "январь", "jan", "янв"),
    Month("February", "февраль", "feb", "февр"),
    Month("March", "март", "mar", "март"),
    Month("April", "апрель", "apr", "апр"),
    Month("May", "май", "may", "ма[йя]"),
    Month("June", "июнь", "jun", "июн"),
    Month("July", "июль", "jul", "июл"),
    Month("August", "август", "aug", "август"),
    Month("September", "сентябрь", "sep", "сент"),
    Month("October", "октябрь", "oct", "окт"),
    Month("November", "ноябрь", "nov", "ноя"),
    Month("December", "декабрь", "dec", "дек"),
)
"""The months in the order of the year."""

_RUSSIAN = {month.english: month.russian for month in MONTHS}
_ENDINGS = {"ь": ("я", "ю", "ем", "е"), "й": ("я", "ю", "ем", "е"), "т": ("а", "у", "ом", "е")}
_MONTH = regex.compile(rf"\b(?:{'|'.join(_RUSSIAN)})\b")
_NEAR_NUMBER = regex.compile(r"(?:\d(?:st|nd|rd|th)?\s+(?:of\s+)?$)|(?:^\s+\d)")


def months(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Months that an English text names, each with its Russian forms, the dictionary form first.

    "May" and "March" are other words too: they count only beside a number.
    """
    for match in _MONTH.finditer(text):
        name = match.group()
        beside = text[: match.start()], text[match.end() :]
        if name in {"May", "March"} and not any(map(_NEAR_NUMBER.search, beside)):
            continue
        yield name, _forms(_RUSSIAN[name])


def _forms(word: str) -> tuple[str, ...]:
    last = word[-1]
    stem = word if last == "т" else word[:-1]
    return word, *(stem + ending for ending in _ENDINGS[last])
