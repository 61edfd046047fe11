"""The pieces of a paragraph that can be suspected: words, and parts of hyphenated words."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

import regex

from workbench.correct.letters import is_capitals
from workbench.lexicon.english import log_frequency as english_log_frequency
from workbench.lexicon.fold import fold
from workbench.lexicon.lexicon import Lexicon
from workbench.lexicon.lookalikes import Script, script
from workbench.model.marks import marks
from workbench.model.suspects import Passage
from workbench.model.text import Span, Token, tokens

_PART = regex.compile(r"[^-‐‑'’]+")
_ROMAN = regex.compile(r"(?=.)[XХ]{0,3}(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3})")
_NUMBERED = regex.compile(r"\d+\p{L}{0,3}|\p{L}\d+")
ABBREVIATIONS = frozenset((
    "тов", "гр", "см", "стр", "им", "ул", "обл", "руб", "коп", "тыс", "млн", "млрд", "изд", "зам",
    "зав", "гг", "вв", "др", "пр", "проф", "акад", "ген", "полк",
))  # fmt: skip
_ONE_LETTER_WORDS = frozenset("авикосуяжб")
_FOREIGN_LETTERS = 4  # an English word this long among Russian ones may be meant


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a part of one.

    Attributes:
        span: code points of the paragraph.
        text: its text.
        script: the script of its letters.
        log_frequency: natural log, of it or of the whole word if higher; -inf if unknown.
        fixed: whether it is no word of the language to judge (a number, an initial, decided).
        english: natural-log frequency as an English word; -inf if it is none.
    """

    span: Span
    text: str
    script: Script
    log_frequency: float
    fixed: bool
    english: float = -math.inf

    @property
    def known(self) -> bool:
        """Whether it is a Russian word as it stands."""
        return self.log_frequency > -math.inf

    @property
    def strange(self) -> bool:
        """Whether it is neither a known word nor beyond judgement."""
        return not self.fixed and not self.known


def pieces(passage: Passage, lexicon: Lexicon) -> list[Piece]:
    """The pieces of a passage in order."""
    shut = [mark.span for mark in marks(passage.text)] + list(passage.decided)
    found = list(_all(passage.text, lexicon, shut))
    runs = groupby(found, key=lambda piece: piece.script == "latin")
    return [piece for _, run in runs for piece in _judged_foreign([*run])]


def _all(text: str, lexicon: Lexicon, shut: list[Span]) -> Iterator[Piece]:
    for token in tokens(text):
        whole = lexicon.log_frequency(token.text)
        closed = any(token.span.overlaps(span) for span in shut)
        for match in _PART.finditer(token.text):
            part = Token(token.start + match.start(), token.start + match.end(), match.group())
            frequency = max(whole, lexicon.log_frequency(part.text))
            fixed = closed or _beyond_judgement(part, text)
            kind = script(part.text)
            english = english_log_frequency(part.text) if kind == "latin" else -math.inf
            yield Piece(part.span, part.text, kind, frequency, fixed, english)


def _beyond_judgement(part: Token, text: str) -> bool:
    """Numbers, Roman numerals, initials and usual abbreviations."""
    if (
        script(part.text) == "other"
        or _ROMAN.fullmatch(part.text)
        or _NUMBERED.fullmatch(part.text)
    ):
        return True
    if sum(character.isdigit() for character in part.text) * 2 > len(part.text):
        return True
    folded = fold(part.text)
    dotted = text[part.end : part.end + 1] == "."
    if script(part.text) == "cyrillic" and len(part.text) == 1:
        return dotted or (folded not in _ONE_LETTER_WORDS and not _among_words(part, text))
    return dotted and folded in ABBREVIATIONS


def _among_words(letter: Token, text: str) -> bool:
    """Whether a small letter stands between words as only a word does, and counts nothing."""
    before, after = text[: letter.start].rstrip(" "), text[letter.end :].lstrip(" ")
    apart = text[letter.start - 1 : letter.start] in ("", " ") and text[letter.end :][:1] == " "
    return letter.text.islower() and apart and (before[-1:] + after[:1]).isalpha()


def _judged_foreign(run: list[Piece]) -> list[Piece]:
    """Pieces of a run in one script, fixed if they are Latin and English for the most part.

    A single English word among Russian ones stays open: "HE" is more often НЕ than "he".
    """
    if run[0].script != "latin" or len(run) < 2:
        return run
    english = [piece for piece in run if piece.english > -math.inf]
    meant = sum(len(piece.text) for piece in english) >= 0.8 * sum(len(p.text) for p in run)
    if not meant or all(len(piece.text) < _FOREIGN_LETTERS for piece in english):
        return run
    return [replace(piece, fixed=True) for piece in run]


def is_acronym(text: str) -> bool:
    """Whether it looks like КПСС: two to five Cyrillic capitals."""
    return 2 <= len(text) <= 5 and is_capitals(text) and script(text) == "cyrillic"
