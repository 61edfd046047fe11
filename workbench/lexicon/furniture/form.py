"""What a line looks like: its length, capitals, signs and numbers."""

from __future__ import annotations

import math

import regex

from workbench.lexicon.furniture.line import LONGEST, Line

_TESTS = {
    # signs of running text
    "sentence": r"(?s)^(?=(?:.*\b\p{Ll}{2,}\b){3}).*[.!?…][»”\")]*$",
    "stop": r"[.!?…][»”\")]*$",
    "announces": r"[:;,]$",
    "speech": r"^[—–-]\s*\p{L}|^[«“\"]\p{L}.*[,.!?]",
    "speaker": r"^(?:\p{Lu}[\p{Lu}\p{Ll}]*[.]?\s?){1,3}[:.](?:\s+\(.*\))?\s+\p{Lu}.*[.!?…]$",
    "small_start": r"^\W{0,2}\p{Ll}",
    "address": r"(?i)^(?:тов|товарищ\w*|т|тт|министр\w*|comrade|to|dear|дорог\w+|уважаем\w+)\b",
    "initials": r"^(?:\p{Lu}\.\s?){1,2}\p{Lu}[\p{L}-]+\W*$",
    # numbers
    "number": r"^\W*\d{1,4}\W*$",
    "dashed_number": r"^\s*[-–—[(]\s*\d{1,4}\s*[-–—\])]\s*$",
    "dotted_number": r"^\d{1,3}[.)]$",
    "roman": r"^\W*[IVXLCХУ]{1,7}\W*$",
    "number_first": r"^\d{1,4}\s+\D*\p{Lu}[^.!?]*$",
    "number_both": r"^\d{1,4}\s+\D*\s\d{4}$|^\d{4}\s+\D*\s\d{1,4}$",
    "number_last": r"^\p{Lu}[^.!?]*[^\d№.,/-]\s\d{1,4}$",
    "numbered": r"№\s?\d|\b[Nn]o\.?\s?\d",
    "time": r"\b\d{1,2}[:.]\d\d\b",
    "year": r"\b(?:1[89]|20)\d\d\b",
    "years": r"^\W*(?:1[89]|20)\d\d(?:\s?[–—-]\s?(?:1[89]|20)\d\d)?\W*$",
    # signs
    "brackets": r"^\[.*\]$",
    "parentheses": r"^\(.*\)\W*$",
    "rules": r"\s[|·•/→>«»]\s|[|·•→]|>>|<<|::",
    "copyright": r"^\W{0,3}©\s*[\d\p{Lu}«“\"(]|[\s(]©\s?(?:19|20)\d\d",
    "web_address": r"https?:|www\.|\w\.(?:org|com|gov|edu|net|info|ru|su|eu|de)\b|<\p{L}+.*>|\w@\w",
    "bare_address": r"^(?:https?://|www\.)\S+$|^\S+\.(?:org|com|gov|edu|net|info|ru|su|eu)(?:/\S*)?$",
    "stars": r"^[*\s—–_=-]+$",
    "reference": r"(?i)\b[фf]\w{0,3}\s?[.,]?\s*\d+.{0,12}\b(?:[оo][пpn]|in)\w{0,3}\s?[.,]\s*\d"
    r"|\b[оo][пpn]\s?[.,]\s*\d.{0,10}\b[дd]\s?[.,]\s*\d|\b[дdтtpn]\s?[.,]\s*\d.{0,10}\b[лl]{1,2}\s?[.,]\s*\d",
    "archive": r"(?i)\b(?:архив\p{L}{0,3}|archives?)\b",
    "code": r"^\W*\p{Lu}{1,5}[-–\s]?\d{1,6}(?:[/-]\w+)+\W*$",
}
_PATTERNS = tuple(regex.compile(pattern) for pattern in _TESTS.values())
# An abbreviation or one short word and its number, as archives and printers write them.
_PAIR = regex.compile(r"\b\p{L}{1,5}\s?[.,:]?\s*(?:№\s?|[Nn]o\.\s?)?\d[\d/–-]*")
_ABBREVIATION = regex.compile(r"\b\p{L}{1,6}\.")

names = (
    "long",
    "length",
    "one_word",
    "few_words",
    "capitals",
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
    size = max(len(text), 1)
    words = text.split()
    capitals = sum(character.isupper() for character in text) / max(line.letters, 1)
    named = [word for word in words if word[0].isalpha()]
    titled = sum(word[0].isupper() for word in named) / max(len(named), 1)
    dense = sum(len(word) for word in words)
    dated = line.is_date
    paired = sum(len(pair.group()) for pair in _PAIR.finditer(text)) / size
    shortened = sum(len(one.group()) for one in _ABBREVIATION.finditer(text)) / size
    return (
        0.0,
        math.log(size / 30),
        float(len(words) == 1),
        float(2 <= len(words) <= 4),
        float(capitals > 0.7 and line.letters > 3),
        titled if len(named) > 1 else 0.0,
        0.0 if dated else line.digits / size,
        1 - (line.letters + line.digits) / max(dense, 1),
        0.0 if dated else paired,
        shortened,
        float(dated),
        *(float(not dated and pattern.search(text) is not None) for pattern in _PATTERNS),
    )


def of_long(line: Line) -> tuple[float, ...]:
    """The same of a paragraph longer than furniture is: only its length counts."""
    return (1.0 + math.log(len(line.text) / LONGEST), *(0.0,) * (len(names) - 1))
