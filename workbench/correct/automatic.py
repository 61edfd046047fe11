"""Replacements that need no person."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from workbench.model.suspects import Passage, Reading, Suspect
from workbench.model.text import Span

_NUMBER = regex.compile(r"\d{2}")
_DIGIT = regex.compile(r"\d")
_VOWEL = regex.compile("[аеёийоуыэюя]")
_LETTER = regex.compile(r"\p{L}")


def auto(
    passage: Passage, suspects: Sequence[Suspect], threshold: float
) -> tuple[tuple[Span, str], ...]:
    """Replacements that need no person: (span, text) in order, not overlapping.

    Only where the best reading differs and its confidence is at least `threshold`; never where a
    person decided, never digits on their own or the signs beside them, never a text with a number
    in it.

    Args:
        passage: the paragraph the suspects were found in.
        suspects: of that paragraph.
        threshold: confidence in 0..1.
    """
    return tuple(
        (suspect.span, suspect.readings[0].text)
        for suspect in suspects
        if _is_safe(passage, suspect, threshold)
    )


def _is_safe(passage: Passage, suspect: Suspect, threshold: float) -> bool:
    if not suspect.readings or any(suspect.span.overlaps(span) for span in passage.decided):
        return False
    best = suspect.readings[0]
    if best.confidence < threshold or best.text == suspect.text:
        return False
    if _LETTER.search(suspect.text):
        return not _NUMBER.search(suspect.text) and not _spells_a_name_anew(suspect.text, best)
    return not _touches_digits(passage.text, suspect.span)


def _spells_a_name_anew(text: str, reading: Reading) -> bool:
    """Whether a name of the translation would only change its vowels: Зухейра into Зухайра.

    Foreign names are spelt in more than one way, and the page decides which.
    """
    from_translation = any(evidence.kind == "translation" for evidence in reading.evidence)
    same = _VOWEL.sub("", text.lower()) == _VOWEL.sub("", reading.text.lower())
    return from_translation and same and text[:1].isupper()


def _touches_digits(text: str, span: Span) -> bool:
    """Whether there are digits in a span of signs, or right beside it but for a space."""
    beside = text[: span.start].rstrip()[-1:] + text[span.end :].lstrip()[:1]
    return bool(_DIGIT.search(beside + span.within(text)))
