"""What a line looks like: its length, capitals, signs and numbers."""

from __future__ import annotations

import math

import regex

from workbench.lexicon.furniture.line import LONGEST, Line

_USUAL = 30  # characters of a line of furniture
_DOMAIN = r"(?:org|com|gov|edu|net|info|ru|su|eu|de)\b"

_TESTS = {
    "number": r"^\W*\d{1,4}\W*$",
    "roman": r"^\W*[IVXLCХУ]{1,7}\W*$",
    "number_first": r"^\d{1,4}\s+\D*\p{Lu}[^.!?]*$",
    "years": r"^\W*(?:1[89]|20)\d\d(?:\s?[–—-]\s?(?:1[89]|20)\d\d)?\W*$",
    "number_last": r"^\p{Lu}\S*\s[^.!?\d№]*[^.!?:№\d\s-]\s\d{2,4}$",
    # when a page of the web was made
    "moment": r"\b(?:19|20)\d\d\b\D{0,8}\b\d{1,2}:\d\d\b|\b\d{1,2}:\d\d\b.{0,20}\b(?:19|20)\d\d\b",
    "brackets": r"^\[.*\]$",
    "parentheses": r"^\(.*\)\W*$",
    # what parts the entries of a menu or a running header
    "rules": r"\s[|·•/→>«»]\s|[|·•→]|>>|<<|::",
    "copyright": r"^\W{0,3}©\s*[\d\p{Lu}«“\"(]|[\s(]©\s?(?:19|20)\d\d",
    "web_address": rf"https?:|www\.|\w\.{_DOMAIN}|<\p{{L}}+.*>|\w@\w",
    "bare_address": rf"^(?:https?://|www\.)\S+$|^\S+\.{_DOMAIN}(?:/\S*)?$",
    # fond, opis, delo, list: two of them that follow each other
    "reference": r"(?i)\b[фf]\w{0,3}\s?[.,]?\s*\d+.{0,12}\b(?:[оo][пpn]|in)\w{0,3}\s?[.,]\s*\d"
    r"|\b[оo][пpn]\s?[.,]\s*\d.{0,10}\b[дd]\s?[.,]\s*\d"
    r"|\b[дdтtпpn]\s?[.,]\s*\d.{0,10}\b[лl]{1,2}\s?[.,]\s*\d",
    "archive": r"(?i)\b(?:архив\p{L}{0,3}|archives?)\b",
    # a registration number
    "code": r"^\W*\p{Lu}{1,5}[-–\s]?\d{1,6}(?:[/-]\w+)+\W*$",
}
_PATTERNS = tuple(regex.compile(pattern) for pattern in _TESTS.values())
# An abbreviation or one short word and its number, as archives and printers write them.
_PAIR = regex.compile(r"\b\p{L}{1,5}\s?[.,:]?\s*(?:№\s?|[Nn]o\.\s?)?\d[\d/–-]*")
_ABBREVIATION = regex.compile(r"\b\p{L}{1,6}\.")

names = (
    "long",
    "length",
    "length_over",
    "titled",
    "digit_share",
    "sign_share",
    "pairs",
    "abbreviations",
    "date",
    *_TESTS,
)


def of(line: Line) -> tuple[float, ...]:
    """Measures of form; shares are 0..1, tests 0 or 1. The numbers of a date are no others."""
    text = line.text
    length = math.log(max(len(text), 1) / _USUAL)
    if line.is_date:
        return (0.0, length, max(length, 0.0), *(0.0,) * 5, 1.0, *(0.0,) * len(_TESTS))
    return (
        0.0,
        length,
        max(length, 0.0),
        _titled(text),
        line.digits / max(len(text), 1),
        line.sign_share,
        _share(_PAIR, text),
        _share(_ABBREVIATION, text),
        0.0,
        *(float(pattern.search(text) is not None) for pattern in _PATTERNS),
    )


def of_long(line: Line) -> tuple[float, ...]:
    """The same of a paragraph longer than furniture is: only its length counts."""
    return (1.0 + math.log(len(line.text) / LONGEST), *(0.0,) * (len(names) - 1))


def _titled(text: str) -> float:
    """Share of the words that begin with a capital letter; 0 where there is only one."""
    words = [word for word in text.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) / len(words) if len(words) > 1 else 0.0


def _share(pattern: regex.Pattern[str], text: str) -> float:
    return sum(len(match.group()) for match in pattern.finditer(text)) / max(len(text), 1)
