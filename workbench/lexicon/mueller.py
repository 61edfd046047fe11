"""Mueller's English–Russian dictionary, where the machine has it: Debian's `mueller7-dict` (GPL).

The file is in the format of the dictd server (RFC 2229's companion): an index of lines "headword,
offset, length" with the numbers in base 64, and the articles in one file compressed by dictzip,
which any reader of gzip can read.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import regex

from workbench.lexicon.bilingual import shares
from workbench.lexicon.cache import Arrays, cache_directory, load, save
from workbench.lexicon.english_lemmas import lemmas
from workbench.lexicon.fold import fold

FOLDERS = (Path("/usr/share/dictd"), Path("/usr/local/share/dictd"))
"""Where systems keep dictionaries of the dictd format."""

_FORMAT = 1
_NAME = "mueller7"
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUE = {digit: value for value, digit in enumerate(_DIGITS)}
_ASIDE = regex.compile(r"\[[^\]]*\]|\([^)]*\)|\b_?\d+[.)]|(?<=\s)\p{L}\)|_[\p{L}-]+\.|>")
_REFERENCE = regex.compile(r"=\s+([\p{Latin}'’-]+)")
_RUSSIAN = regex.compile(r"[а-яё]+(?:-[а-яё]+)*")
_HEADWORD = regex.compile(r"[\p{Latin}'’-]{2,}")
_WIDEST = 2  # words of a translation; longer ones explain rather than translate
_SMALL = 3  # letters of a word too small to tell anything


class Mueller:
    """The dictionary as arrays. Read-only; safe to share between threads.

    Args:
        arrays: "headwords", bytes, sorted; "starts", of one more, where the Russian words of each
            begin in "russian", bytes of UTF-8 parted by commas.
    """

    def __init__(self, arrays: Arrays) -> None:
        self._headwords = arrays["headwords"]
        self._starts = arrays["starts"]
        self._words = arrays["russian"]
        self.russian = lru_cache(maxsize=1 << 14)(self._russian)

    def __len__(self) -> int:
        return len(self._headwords)

    @classmethod
    @cache
    def open(cls) -> Mueller | None:
        """The dictionary of this machine, None where it has none; read once, mapped afterwards.

        Raises:
            StorageError: the cache directory can not be written.
        """
        found = installed()
        if found is None:
            return None
        path = cache_directory() / f"mueller-{_FORMAT}-{found[0].stat().st_size}.bin"
        kept = load(path)
        if kept is not None:
            return cls(kept)
        arrays = as_arrays(entries(*found))
        save(path, arrays)
        return cls(arrays)

    def _russian(self, word: str) -> Mapping[str, float]:
        """As `bilingual.Dictionary` has it."""
        return shares(map(self._article, lemmas(word)))

    def _article(self, headword: str) -> tuple[str, ...]:
        key = headword.encode()
        place = int(np.searchsorted(self._headwords, np.bytes_(key)))
        if place == len(self._headwords) or self._headwords[place] != key:
            return ()
        start, end = self._starts[place : place + 2]
        return tuple(bytes(self._words[start:end]).decode().split(","))


def as_arrays(found: Iterable[tuple[str, tuple[str, ...]]]) -> Arrays:
    """Headwords and their Russian words as `Mueller` takes them."""
    rows = sorted((word.encode(), ",".join(map(fold, words)).encode()) for word, words in found)
    rows = [(headword, russian) for headword, russian in rows if russian]
    ends = np.cumsum([0, *(len(russian) for _, russian in rows)])
    return {
        "headwords": np.array([headword for headword, _ in rows], np.bytes_),
        "starts": ends.astype(np.int64),
        "russian": np.frombuffer(b"".join(russian for _, russian in rows), np.uint8),
    }


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
            if len(word) >= _SMALL and not word.endswith("-л") and word not in seen:
                seen.add(word)
                yield word
