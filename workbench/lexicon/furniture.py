"""What is printed around a document but is no part of it: headers, stamps, page numbers, clutter.

A paragraph is judged by what remains of it when stamp phrases, archive references and numbers are
taken out, by its letters (scanner rubbish has few words in it), and by its neighbours (a running
header comes again and again). Dates, addressees and headings are text: a translator translates
them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import regex

from workbench.lexicon.english import english_share
from workbench.lexicon.fold import fold
from workbench.lexicon.lookalikes import repair, script
from workbench.lexicon.stamps import ENGLISH, PATTERNS, RUSSIAN, Stamp
from workbench.model.text import tokens

_LONGEST = 110
_SENTENCE_END = regex.compile(r"[.!?…»”\"]$")
_LOWER_WORD = regex.compile(r"\b\p{Ll}{2,}\b")
# Punctuation where it belongs: after a word, or a quotation mark or bracket before one.
_PUNCTUATION = regex.compile(r"(?<=\p{L})[,.;:!?»”\")]+(?=\s|$)|(?<!\S)[«“\"(](?=\p{L})")
_VOWEL = regex.compile(r"[аеиоуыэюяёaeiouy]", regex.I)
_ILLEGIBLE = regex.compile(r"^[\[(].{3,60}[\])]\W*$")


def classify(texts: Sequence[str], language: str) -> list[float]:
    """Probability of being furniture for each paragraph of one side of a document.

    Args:
        texts: paragraphs in reading order, normal text.
        language: ISO 639-1 code of the side, "ru" (garbled or not) or "en".

    Returns:
        One number in 0..1 a paragraph, in their order.
    """
    skeletons = [_skeleton(text) for text in texts]
    times = Counter(skeletons)
    return [
        _logistic(_alone(text, language) + _repetition(text, times[skeleton]))
        for text, skeleton in zip(texts, skeletons, strict=True)
    ]


def stamp(text: str, language: str) -> str:
    """Name of the stamp that a paragraph is ("top secret", the same in both languages), or ''."""
    if len(text) > _LONGEST:
        return ""
    folded = _folded(text, language)
    for known in _stamps(language):
        if known.same_as and known.is_whole(folded):
            return known.same_as
        found = known.find(folded)
        if found and known.same_as and len(found.group()) >= 0.6 * _letters(folded):
            return known.same_as
    return ""


def _stamps(language: str) -> tuple[Stamp, ...]:
    return RUSSIAN if language == "ru" else ENGLISH


def _folded(text: str, language: str) -> str:
    return fold(repair(text)) if language == "ru" else fold(text)


@lru_cache(maxsize=8192)
def _alone(text: str, language: str) -> float:
    """Log odds of one paragraph by itself."""
    if len(text) > _LONGEST:
        return -6.0
    if any(pattern.search(text) for pattern in PATTERNS):
        return 3.5
    score = max(_stamped(text, language), _rubbish(text, language))
    if _ILLEGIBLE.match(text) and len(text) < 60:
        score = max(score, 2.5)
    return score


def _stamped(text: str, language: str) -> float:
    """Log odds from the share of the paragraph that stamp phrases explain."""
    folded = _folded(text, language)
    total = _letters(folded)
    if any(known.is_whole(folded) for known in _stamps(language)):
        return 3.0
    rest = folded
    for known in _stamps(language):
        found = known.find(rest)
        if found:
            rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    if rest == folded:
        return -3.0 if total else 2.0
    left = _letters(rest) / max(total, 1)
    return 4.0 - 9.0 * left


def _rubbish(text: str, language: str) -> float:
    """Log odds from letters that make no words."""
    dense = regex.sub(r"\s", "", _PUNCTUATION.sub("", text))
    letters = sum(character.isalpha() for character in dense)
    digits = sum(character.isdigit() for character in dense)
    words = [token.text for token in tokens(text)]
    longest = max((sum(c.isalpha() for c in word) for word in words), default=0)
    if not letters:
        return 3.0 if text.strip() else 0.0
    strange = 1 - (letters + digits) / len(dense)
    short = 1.5 * (longest <= 3) + 1.0 * (longest <= 2) if len(set(words)) > 1 else 0.0
    score = -4.0 + 10.0 * strange + short
    if letters <= 2 and digits == 0:
        score += 2.0
    if longest >= 4 and not _VOWEL.search(text):
        score += 2.5
    if language == "ru" and _is_english(text):
        score += 7.0
    return score


def _is_english(text: str) -> bool:
    """Whether a paragraph of the Russian side is made of English words in Latin letters."""
    long = " ".join(t.text for t in tokens(text) if len(t.text) > 1)
    return script(text) == "latin" and english_share(long) >= 0.6


def _repetition(text: str, times: int) -> float:
    """Log odds gained by a short paragraph that stands in the document more than once."""
    if times < 2 or len(text) > _LONGEST or not _letters(text):
        return 0.0
    sentence = len(_LOWER_WORD.findall(text)) > 3 and _SENTENCE_END.search(text)
    return 0.0 if sentence else min(1.2 * math.log2(times), 3.0)


def _skeleton(text: str) -> str:
    """What stays the same of a running header from page to page."""
    return regex.sub(r"[^\p{L}]+", " ", fold(repair(text))).strip()


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)


def _logistic(score: float) -> float:
    return 1 / (1 + math.exp(-score))
