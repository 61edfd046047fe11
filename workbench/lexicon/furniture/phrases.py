"""The phrases of furniture, and which of them a text is, garbled or not.

A phrase and a text are compared by their keys: letters, colons, and `#` for each number. So spaces
and stops, which OCR loses and invents, do not count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, TypeAlias, get_args

import Levenshtein
import regex

Kind: TypeAlias = Literal["stamp", "archive", "print", "web", "heading"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_NUMBER = regex.compile(r"#[#\s]*")
_DIGITS = regex.compile(r"\d+")
_KEPT = regex.compile(r"[\p{L}#:]")
_SHORTEST_GARBLED, _SHORTEST_OPENING = 5, 8  # too much else is like shorter ones
_LETTERS_AN_ERROR = {"ru": 3.5, "en": 8.0}  # translations were typed in, not read by a machine


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase.

    Attributes:
        key: its letters, colons and numbers.
        kind: what sort of furniture it makes; a heading makes none.
        name: under which it meets its translation, '' when nothing meets it.
        opens: whether anything may follow.
    """

    key: str
    kind: Kind
    name: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found.

    Attributes:
        phrase: the phrase.
        likeness: 1 for the phrase itself, less for a garbled one, 0..1.
    """

    phrase: Phrase
    likeness: float


@lru_cache(maxsize=16384)
def key(folded: str) -> str:
    """The letters, colons and numbers of a folded text."""
    return _NUMBER.sub("#", "".join(_KEPT.findall(_DIGITS.sub("#", folded))))


class Phrases:
    """The phrases of one language. Read-only.

    Args:
        phrases: all of them.
        letters_an_error: letters of a phrase for each that may be wrong.
    """

    def __init__(self, phrases: Iterable[Phrase], letters_an_error: float) -> None:
        self._known: dict[str, Phrase] = {}
        for phrase in phrases:
            same = self._known.get(phrase.key, phrase)
            joined = replace(
                phrase, name=phrase.name or same.name, opens=phrase.opens or same.opens
            )
            self._known[phrase.key] = joined
        self._near: dict[tuple[int, str], list[tuple[str, int]]] = defaultdict(list)
        for phrase in self._known.values():
            size = len(phrase.key)
            errors = int(size / letters_an_error)
            if errors and size >= (_SHORTEST_OPENING if phrase.opens else _SHORTEST_GARBLED):
                for length in range(size - errors, size + errors + 1):
                    for end in _ends(phrase.key):
                        self._near[length, end].append((phrase.key, errors))
        self.find = lru_cache(maxsize=16384)(self._find)

    def exact(self, text: str) -> Found | None:
        """The phrase whose key is `text`, with or without a colon at its end."""
        phrase = self._known.get(text) or self._known.get(text.rstrip(":"))
        return Found(phrase, 1.0) if phrase else None

    def _find(self, text: str) -> Found | None:
        """The phrase most like the key of a text, or None if none is like enough."""
        if exact := self.exact(text):
            return exact
        near = (one for end in _ends(text) for one in self._near.get((len(text), end), ()))
        best, likeness = "", 0.0
        for known, errors in near:
            wrong = Levenshtein.distance(known, text, score_cutoff=errors)
            if wrong <= errors and 1 - wrong / len(known) > likeness:
                best, likeness = known, 1 - wrong / len(known)
        return Found(self._known[best], likeness) if best else None


def _ends(text: str) -> tuple[str, str]:
    """The letters at both ends of a key, told apart; of a garbled phrase one of them is right."""
    return text[:1] + "…", "…" + text[-1:]


@cache
def phrases(language: str) -> Phrases:
    """The shipped phrases of a language, "ru" or "en"."""
    source = files("workbench.lexicon").joinpath("data/phrases.tsv")
    rows = _rows(source.read_text(encoding="utf-8"))
    found = (phrase for spoken, phrase in rows if spoken == language)
    return Phrases(found, _LETTERS_AN_ERROR[language])


def _rows(text: str) -> Iterator[tuple[str, Phrase]]:
    for row in text.splitlines():
        if row.startswith("# "):
            continue
        language, kind, written, *names = row.split("\t")
        (checked,) = (one for one in KINDS if one == kind)
        yield language, Phrase(key(written), checked, "".join(names), written.endswith("*"))
