"""How alike a Russian word and a Latin one sound, whatever way the latter was romanised."""

from __future__ import annotations

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


@lru_cache(maxsize=1 << 17)
def likeness(key: str, latin: str) -> float:
    """How well a Russian word in any case form sounds like a name in Latin letters.

    Args:
        key: `sound_key` of the word.
        latin: the name.

    Returns:
        1 less the share of sounds that differ, 0..1; 0.0 as well where lengths forbid it or both
        begin differently.
    """
    return max((_alike(key, stem) for stem in _stems(latin) if stem[0] == key[:1]), default=0.0)


def _alike(key: str, stem: str) -> float:
    size = len(stem)
    if not -1 <= len(key) - size <= _ENDING + 1:
        return 0.0
    lengths = range(max(size - 1, len(key) - _ENDING), min(size + 1, len(key)) + 1)
    wrong = min((Levenshtein.distance(key[:length], stem) for length in lengths), default=size)
    return 1.0 - wrong / size


@lru_cache(maxsize=1 << 17)
def kinship(key: str, latin: str) -> float:
    """How well a Russian word sounds like the beginning of an English one of the same origin.

    Endings of the two languages have nothing in common (революция, revolution), so what is behind
    the shorter stem counts only by its length.

    Args:
        key: `sound_key` of the word.
        latin: the English word, in lower case.

    Returns:
        0..1; 0.0 as well for short words and those that begin differently.
    """
    return max((_kin(key, stem) for stem in _stems(latin) if stem[0] == key[:1]), default=0.0)


def _kin(key: str, stem: str) -> float:
    shared = min(len(key), len(stem), max(_KIN, max(len(key), len(stem)) - _SUFFIX))
    if shared < _KIN:
        return 0.0
    wrong = Levenshtein.distance(key[:shared], stem[:shared])
    return 1.0 - wrong / shared if wrong <= shared // _KIN else 0.0
