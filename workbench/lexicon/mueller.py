"""Mueller's English–Russian dictionary, where the machine has it: Debian's `mueller7-dict` (GPL).

The file is in the format of the dictd server (RFC 2229's companion): an index of lines "headword,
offset, length" with the numbers in base 64, and the articles in one file compressed by dictzip,
which any reader of gzip can read.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import regex

FOLDERS = (Path("/usr/share/dictd"), Path("/usr/local/share/dictd"))
"""Where systems keep dictionaries of the dictd format."""

_NAME = "mueller7"
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUE = {digit: value for value, digit in enumerate(_DIGITS)}
_ASIDE = regex.compile(r"\[[^\]]*\]|\([^)]*\)|\b_?\d+[.)]|(?<=\s)\p{L}\)|_[\p{L}-]+\.|>")
_REFERENCE = regex.compile(r"=\s+([\p{Latin}'’-]+)")
_RUSSIAN = regex.compile(r"[а-яё]+(?:-[а-яё]+)*")
_HEADWORD = regex.compile(r"[\p{Latin}'’-]{2,}")
_WIDEST = 2  # words of a translation; longer ones explain rather than translate
_SMALL = 3  # letters of a word too small to tell anything


def installed() -> tuple[Path, Path] | None:
    """The dictionary and its index, or None where the system lacks them."""
    for folder in FOLDERS:
        found = folder / f"{_NAME}.dict.dz", folder / f"{_NAME}.index"
        if all(path.is_file() for path in found):
            return found
    return None


def entries(dictionary: Path, index: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each English headword, in lower case, with Russian words that translate it.

    A headword comes as often as the dictionary has it; an article that only refers to another one
    gives the translations of that.

    Args:
        dictionary: articles, gzip or dictzip.
        index: headwords and the places of their articles.

    Raises:
        OSError: a file can not be read or is damaged.
        ValueError: a file is not of this format.
    """
    with gzip.open(dictionary) as file:
        text = file.read()
    articles: dict[str, str] = {}
    for line in index.read_text(encoding="utf-8").splitlines():
        headword, offset, length = line.split("\t")
        if _HEADWORD.fullmatch(headword):
            start = _number(offset)
            article = text[start : start + _number(length)].decode("utf-8", "replace")
            key = headword.lower()
            articles[key] = articles.get(key, "") + article.partition("\n")[2] + ";"
    for headword, article in articles.items():
        found = tuple(_translations(article))
        referred = articles.get(_reference(article), "") if not found else ""
        yield headword, found or tuple(_translations(referred))


def _number(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number * 64 + _VALUE[digit]
    return number


def _reference(article: str) -> str:
    match = _REFERENCE.search(article)
    return match[1].lower() if match else ""


def _translations(article: str) -> Iterator[str]:
    """Russian words of the senses of an article, without its examples and remarks."""
    plain = _ASIDE.sub(" ; ", article.replace("\n", " "))
    seen: set[str] = set()
    for sense in regex.split(r"[;,:.]", plain):
        words = sense.split()
        if not words or len(words) > _WIDEST or not all(map(_RUSSIAN.fullmatch, words)):
            continue
        for word in words:
            if len(word) >= _SMALL and word not in seen:
                seen.add(word)
                yield word
