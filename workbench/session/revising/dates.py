"""Dates as people write them, put so that git understands what is meant.

git takes anything for some date: of “2 недели” it reads the 2, of 22.11.2026 the day at this very
time of day.
"""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)(.*)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)(.*)")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2})?( ?(Z|[+-]\d{2}:?\d{2}))?")
_WORD = re.compile(r"[^\W\d_]+")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DAYS = ("day", "week", "month", "year", "days", "weeks", "months", "years")
_CLOCK = ("second", "minute", "hour", "seconds", "minutes", "hours", "noon", "midnight", "am", "pm")
_OTHER = ("ago", "last", "yesterday", "today", "now", "at")
_SHORT = frozenset(name[:3] for name in (*_WEEKDAYS, *_MONTHS))
_KNOWN = _SHORT.union(_WEEKDAYS, _MONTHS, _NUMBERS, _DAYS, _CLOCK, _OTHER)


def for_git(text: str, time: str) -> str | None:
    """A date for git to understand; None where it can not be one.

    Args:
        text: 2026-03-02 or 02.03.2026, with a time or without; or English words, as “2 weeks ago”,
            “last monday”, “2 March 2026”.
        time: the time of a day that is named without one.
    """
    text = text.strip()
    if match := _DOTTED.fullmatch(text):
        day, month, year, rest = match.groups()
        return _of_day(year, month, day, rest or f" {time}")
    if match := _ISO.fullmatch(text):
        year, month, day, rest = match.groups()
        return _of_day(year, month, day, rest or f" {time}")
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words or not _KNOWN.issuperset(words) or "/" in text:
        return None
    if len(words) == 1 and words[0] in _WEEKDAYS:
        text = f"last {text}"
    has_time = ":" in text or "now" in words or not set(_CLOCK).isdisjoint(words)
    return text if has_time else f"{text} {time}"


def _of_day(year: str, month: str, day: str, rest: str) -> str | None:
    try:
        known = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return f"{known.isoformat()}{rest}" if _TIME.fullmatch(rest) else None
