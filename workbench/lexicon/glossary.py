"""The glossary that editors keep: words and names of a project, one a line, in `glossary.txt`.

    # people
    Вальдес
    Тхаун Мьин: Тхаун Мьина, Тхаун Мьину
    Кинтана:

A word counts as known in all its case forms. Forms behind a colon are taken instead of those that
are made; a colon with nothing behind it says that the word does not change. `#` begins a remark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import regex

from workbench.errors import BadInputError, Place
from workbench.lexicon.alphabet import WIDTH, encode
from workbench.lexicon.fold import fold

FILE = "glossary.txt"

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}‐‑-]+")
_RUSSIAN = regex.compile(r"\p{Cyrillic}")
_FOREIGN = regex.compile(r"[^\p{Cyrillic}\p{M}\s'’‐‑-]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the file.

    Attributes:
        line: its number, from 1.
        text: the word or name as it is written there.
        forms: the forms given with it; None where they are to be made.
    """

    line: int
    text: str
    forms: tuple[str, ...] | None


@dataclass(frozen=True)
class Glossary:
    """Attributes: entries: the lines that have a word."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def forms(self) -> Mapping[str, str]:
        """Every folded word in every form, to the line it comes from as it is written there."""
        found: dict[str, str] = {}
        for entry in self.entries:
            for word in _forms(entry):
                found.setdefault(word, entry.text)
        return found


NO_GLOSSARY = Glossary()


def parse(text: str, name: str = FILE) -> Glossary:
    """The glossary of a file's text.

    Raises:
        BadInputError: a line is no word of Russian letters; names file and line.
    """
    for mistake in mistakes(text, name):
        raise mistake
    return Glossary(tuple(_entries(text)))


def mistakes(text: str, name: str = FILE) -> Iterator[BadInputError]:
    """Everything wrong with a file's text, line by line."""
    for entry in _entries(text):
        place = Place(name, entry.line)
        for written in (entry.text, *(entry.forms or ())):
            if reason := _why_unusable(written):
                remedy = "write one Russian word or name a line; # begins a remark"
                yield BadInputError(f"“{written}” {reason}", remedy, place)
                break


def _entries(text: str) -> Iterator[Entry]:
    for number, line in enumerate(text.splitlines(), 1):
        content = line.partition("#")[0].strip().lstrip("\ufeff")
        if not content:
            continue
        word, colon, forms = content.partition(":")
        given = tuple(form.strip() for form in forms.split(",")) if forms.strip() else ()
        yield Entry(number, word.strip(), given if colon else None)


def _why_unusable(written: str) -> str:
    """What keeps a word or name from being used, or ''."""
    words = _WORD.findall(written)
    if not _RUSSIAN.search(written):
        return "is no Russian word"
    if foreign := _FOREIGN.search(written):
        return f"has a character that Russian words do not have: {foreign.group()}"
    if not all(map(encode, map(fold, words))):
        return "has letters that Russian does not have"
    return "is too long" if max(map(len, words)) > WIDTH else ""


def _forms(entry: Entry) -> Iterator[str]:
    from workbench.lexicon.inflection import case_forms  # reads tables

    own = [fold(word) for word in _WORD.findall(entry.text)]
    yield from own
    if entry.forms is None:
        for word in own:
            yield from case_forms(word)
    else:
        yield from (fold(word) for form in entry.forms for word in _WORD.findall(form))
