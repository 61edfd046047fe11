"""Which paragraphs are Russian and which English, where OCR wrote some of the Russian in Latin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import regex

from workbench.lexicon.english import log_frequency
from workbench.lexicon.lookalikes import script
from workbench.model.text import tokens

Language = Literal["ru", "en"]

_SWITCH = 4.0
_CERTAIN = 14.0
_ROMAN = regex.compile(r"[IVXLC]+$")


def languages(texts: Sequence[str]) -> list[Language]:
    """The language of each paragraph of a page, by a hidden Markov model of two states (Viterbi).

    A paragraph speaks for a language as strongly as its words do; a short one of strange letters
    says little and goes with its neighbours, because a change of language is rare.
    """
    odds = [_log_odds(text) for text in texts]
    # best score of the texts so far if the last is English, and if it is Russian
    english = russian = 0.0
    came_from: list[tuple[bool, bool]] = []
    for value in odds:
        stays_russian = russian >= english - _SWITCH
        from_russian = russian - _SWITCH > english
        came_from.append((from_russian, stays_russian))
        english, russian = (
            (russian - _SWITCH if from_russian else english) - value / 2,
            (russian if stays_russian else english - _SWITCH) + value / 2,
        )
    path: list[Language] = []
    is_russian = russian > english
    for from_russian, stays_russian in reversed(came_from):
        path.append("ru" if is_russian else "en")
        is_russian = stays_russian if is_russian else from_russian
    return path[::-1]


def _log_odds(text: str) -> float:
    """Log odds of Russian against English from the words of one paragraph."""
    total = sum(_word(token.text) for token in tokens(text))
    return max(-_CERTAIN, min(_CERTAIN, total))


def _word(word: str) -> float:
    """What one word says: Cyrillic is Russian, an English word English, other Latin garble."""
    kind = script(word)
    letters = sum(character.isalpha() for character in word)
    if kind in {"cyrillic", "mixed"}:
        return 1.5 if letters > 2 else 0.7
    if kind == "other" or letters < 2 or _ROMAN.match(word):
        return 0.0
    if log_frequency(word) > float("-inf"):
        # scanner rubbish comes in capitals, and its short "words" by chance
        return -0.25 if word.isupper() or letters < 3 else -1.0
    if word[0].isupper() and not word.isupper():
        return 0.0
    return 0.4
