"""Words that no dictionary can list, because anybody may put them together.

двадцатипятитонный, электросварщица, нераспакованный, Рыбтрест: a beginning that goes before many
words, and a word that is known. Such a word counts as known; it is not proposed as a reading, for
too many that nobody ever used could be.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

from workbench.lexicon.declension import declined

_LONGEST = 32  # letters
_MOST = 3  # beginnings one after the other
_WORD = 4  # letters of the word behind the beginning, at least
_LONG_WORD = 5  # and behind a prefix, where many short words are near each other
_AFTER_NOT = 8
_COMMON = -17.5  # natural-log frequency of a word that takes technical beginnings
_EVERYDAY = -14.0  # and of one that takes clipped ones


class Compounds:
    """The beginnings and what they go before.

    Args:
        known: natural-log frequency of a folded word that is listed; -inf for any other.
    """

    def __init__(self, known: Callable[[str], float]) -> None:
        self._known = known

    def has(self, folded: str) -> bool:
        """Whether a folded word is put together by one of the patterns."""
        if not 7 <= len(folded) <= _LONGEST:
            return False
        return self._is_numbered(folded) or self._is_prefixed(folded) or self._is_clipped(folded)

    def _is_numbered(self, word: str) -> bool:
        """двадцати-пяти-тонный, сорока-летие."""
        return any(self._known(rest) > -math.inf for rest in _rests(word, "numeral"))

    def _is_prefixed(self, word: str) -> bool:
        """электро-сварщица, ультра-революционный, не-распакованный."""
        if word.startswith("не") and len(word) >= 2 + _AFTER_NOT:
            return self._known(word[2:]) > -math.inf
        rests = (rest for rest in _rests(word, "prefix") if len(rest) >= _LONG_WORD)
        return any(self._known(rest) > _COMMON for rest in rests)

    def _is_clipped(self, word: str) -> bool:
        """Рыб-трест, глав-нефте-сбыт, фин-контроль."""
        if any(rest in _endings() for rest in _rests(word, "clipped")):
            return True
        return any(self._known(rest) > _EVERYDAY for rest in _rests(word, "office", 1))


def _rests(word: str, kind: str, most: int = _MOST) -> Iterator[str]:
    """What is left of a word behind one to `most` beginnings of a kind."""
    beginnings = _beginnings(kind)
    for end in range(2, len(word) - _WORD + 1):
        if word[:end] in beginnings:
            yield word[end:]
            if most > 1:
                yield from _rests(word[end:], kind, most - 1)


@cache
def _beginnings(kind: str) -> frozenset[str]:
    return frozenset(_listed(kind))


@cache
def _endings() -> frozenset[str]:
    """Clipped words that end a compound, in all cases: трест, треста."""
    return frozenset(form for word in _listed("ending") for form in declined(word))


@cache
def _listed(kind: str) -> tuple[str, ...]:
    """The words of the rows of a kind."""
    source = files("workbench.lexicon").joinpath("data/compounds.tsv")
    rows = (line.partition("\t") for line in source.read_text(encoding="utf-8").splitlines())
    return tuple(word for name, _, words in rows if name == kind for word in words.split())
