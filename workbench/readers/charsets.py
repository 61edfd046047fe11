"""Which single-byte code page a text is in: the one in which it reads most like a language."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

import regex

CHARSETS = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic", "cp1252")
_SAMPLE = 100_000
_TYPOGRAPHY = frozenset("«»„“”‘’–—…№§°\xa0©•")
_WESTERN = frozenset("éèêëáàâäóòôöúùûüíìîïñçßÉÈÁÀÓÖÜÑÇ")
_CAMEL = regex.compile(r"(?<=\p{Ll})\p{Lu}|(?<!\p{L})\p{Ll}(?=\p{Lu})")
_MIXED = regex.compile(r"(?<=[a-z])[\u0400-\u04ff]|[\u0400-\u04ff](?=[a-z])")
_WORD = regex.compile(r"[\u0400-\u04ff]+")
_STRANGE = -4.0
_UNHEARD = -4.0


def best_charset(data: bytes) -> str | None:
    """Name of the likeliest of `CHARSETS`, or None when the text is likely in none.

    Scores pairs of Russian letters, capitals inside words and letters of two scripts in one word
    over the first 100,000 bytes.
    """
    sample = data[:_SAMPLE]
    scores = {name: _score(sample.decode(name, errors="replace")) for name in CHARSETS}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > -1.5 else None


@cache
def _pairs() -> Mapping[str, float]:
    """Log of how much more often two letters meet in Russian words than any two would."""
    from wordfreq import get_frequency_dict

    words: dict[str, float] = get_frequency_dict("ru", "small")
    counts: dict[str, float] = defaultdict(float)
    for word, share in words.items():
        if _WORD.fullmatch(word):
            for one, other in pairwise(f" {word} "):
                counts[one + other] += share
    total = sum(counts.values())
    return {pair: math.log(1000 * share / total) for pair, share in counts.items()}


def _score(text: str) -> float:
    """Mean reward of the characters beyond ASCII, less the breaks of case and script."""
    counts = Counter(character for character in text if character > "\x7f")
    total = sum(counts.values())
    if not total:
        return 0.0
    rewards = sum(count * _reward(character) for character, count in counts.items())
    rewards += sum(_fluency(word.group()) for word in _WORD.finditer(text))
    breaks = len(_CAMEL.findall(text)) * 2.0 + len(_MIXED.findall(text)) * 3.0
    return (rewards - breaks) / total


def _fluency(word: str) -> float:
    """Reward of a Cyrillic word, the sum over its pairs of letters."""
    known = _pairs()
    return sum(
        max(known.get(one + other, _UNHEARD), _UNHEARD)
        for one, other in pairwise(f" {word.lower()} ")
    )


def _reward(character: str) -> float:
    """Reward of one character by itself; Cyrillic letters are judged in their words."""
    if _WORD.fullmatch(character) or character in _TYPOGRAPHY or character in _WESTERN:
        return 0.0
    return _STRANGE
