"""The months of an English text in all their Russian case forms."""

from __future__ import annotations

from collections.abc import Iterator

import regex

_RUSSIAN = {
    "january": "январь", "february": "февраль", "march": "март", "april": "апрель",
    "may": "май", "june": "июнь", "july": "июль", "august": "август",
    "september": "сентябрь", "october": "октябрь", "november": "ноябрь", "december": "декабрь",
}  # fmt: skip
_ENDINGS = {"ь": ("я", "ю", "ем", "е"), "й": ("я", "ю", "ем", "е"), "т": ("а", "у", "ом", "е")}
_MONTH = regex.compile(rf"\b(?:{'|'.join(name.capitalize() for name in _RUSSIAN)})\b")
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
        yield name, _forms(_RUSSIAN[name.lower()])


def _forms(word: str) -> tuple[str, ...]:
    last = word[-1]
    stem = word if last == "т" else word[:-1]
    return word, *(stem + ending for ending in _ENDINGS[last])
