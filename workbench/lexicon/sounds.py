"""How alike a Russian word and a Latin one sound, whatever way the latter was romanised."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

import Levenshtein
import regex

from workbench.lexicon.romanisation import russian_spellings

_ALIKE = str.maketrans(
    {"э": "е", "ё": "е", "й": "и", "ы": "и", "я": "а", "ю": "у", "щ": "ш"}
    | dict.fromkeys("ьъ-'", "")
)
_DOUBLED = regex.compile(r"(.)\1+")
_VOWELS = "аеиоу"
_SHORTEST = 3  # sounds of a stem that tell anything
_ENDING = 3  # sounds of a case ending
_KIN = 4  # sounds that two words of one origin share at least
_SUFFIX = 4  # sounds of an ending that words are derived by


@lru_cache(maxsize=1 << 16)
def sound_key(russian: str) -> str:
    """A folded Russian word with letters that sound alike made one, and double ones single."""
    return _DOUBLED.sub(r"\1", russian.translate(_ALIKE))


@lru_cache(maxsize=1 << 13)
def _stems(latin: str) -> tuple[str, ...]:
    """Keys of the Russian spellings of a Latin word, without a vowel that declension changes."""
    keys = (sound_key(spelling) for spelling in russian_spellings(latin))
    bare = (key[:-1] if len(key) > 3 and key[-1] in _VOWELS else key for key in keys)
    return tuple(dict.fromkeys(key for key in bare if len(key) >= _SHORTEST))


class Sounds:
    """Latin words by how they sound.

    Args:
        latin: the words.
        measure: `likeness` for names, `kinship` for words of one origin.
    """

    def __init__(self, latin: Iterable[str], measure: Callable[[str, str], float]) -> None:
        self._measure = measure
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for word in latin:
            for stem in _stems(word):
                self._by_first.setdefault(stem[0], []).append((stem, word))

    def alike(self, russian: str, least: float) -> dict[str, float]:
        """The words that sound like a folded Russian one, which begin with the same sound.

        Args:
            russian: a word, or the stem of one.
            least: of the measure, 0..1.
        """
        key = sound_key(russian)
        found: dict[str, float] = {}
        for stem, word in self._by_first.get(key[:1], ()):
            alike = self._measure(key, stem)
            if alike >= least:
                found[word] = max(alike, found.get(word, 0.0))
        return found


def likeness(key: str, stem: str) -> float:
    """How well a word in any case form sounds like a name: 1 less the share of wrong sounds.

    0.0 as well where the lengths forbid it.

    Args:
        key: of the Russian word.
        stem: of the name, without an ending.
    """
    size = len(stem)
    if not -1 <= len(key) - size <= _ENDING + 1:
        return 0.0
    lengths = range(max(size - 1, len(key) - _ENDING), min(size + 1, len(key)) + 1)
    wrong = min((Levenshtein.distance(key[:length], stem) for length in lengths), default=size)
    return 1.0 - wrong / size


def kinship(key: str, stem: str) -> float:
    """How well two words agree at their beginning: 1 less the share of wrong sounds.

    Endings of the two languages have nothing in common (революция, revolution), so what is behind
    the shorter stem counts only by its length. 0.0 as well for short words.

    Args:
        key: of the stem of the Russian word.
        stem: of the English word.
    """
    shared = min(len(key), len(stem), max(_KIN, max(len(key), len(stem)) - _SUFFIX))
    if shared < _KIN:
        return 0.0
    return 1.0 - Levenshtein.distance(key[:shared], stem[:shared]) / shared
