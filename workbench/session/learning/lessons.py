"""What the decisions of people in one paragraph or document teach.

Computed from what the machine read (`ocr`) and what stands now (`text`), `checked` places and
status: there is no other log. What `correct --auto` put in teaches nothing until a person has
looked at the place or set the status of the paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import regex

from workbench.lexicon.alphabet import encode
from workbench.lexicon.charalign import Change, word_changes
from workbench.lexicon.fold import fold
from workbench.model import checked
from workbench.model.document import SourceParagraph
from workbench.model.marks import marks
from workbench.model.text import Span, tokens

_LETTER = regex.compile(r"\p{L}")
_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}'’‐‑-]+(?: [\p{L}\p{M}\p{N}'’‐‑-]+){0,2}")
_MOST_WORDS = 3  # of a fix; where more changed a person wrote anew


@dataclass(frozen=True, slots=True)
class Lessons:
    """What people decided.

    Attributes:
        accepted: folded words that a person wrote or let stand, to in how many places.
        fixes: what the machine read, as it read it, and the folded words that people put there, to
            how often.
    """

    accepted: Counter[str] = field(default_factory=Counter)
    fixes: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __bool__(self) -> bool:
        return bool(self.accepted or self.fixes)


NO_LESSONS = Lessons()


def lessons_of(paragraph: SourceParagraph) -> Lessons:
    """What the decided places of a paragraph teach; furniture and marked places teach nothing."""
    if paragraph.kind == "furniture" or (paragraph.status == "raw" and not paragraph.checked):
        return NO_LESSONS
    decided = _decided(paragraph)
    return Lessons(Counter(_accepted(paragraph.text, decided)), Counter(_fixes(paragraph, decided)))


def lessons_of_all(paragraphs: Iterable[SourceParagraph]) -> Lessons:
    """What several paragraphs teach together."""
    together = Lessons()
    for lessons in map(lessons_of, paragraphs):
        together.accepted.update(lessons.accepted)
        together.fixes.update(lessons.fixes)
    return together if together else NO_LESSONS


def _decided(paragraph: SourceParagraph) -> list[Span]:
    """The places a person decided, without those they marked as doubtful or illegible."""
    text = paragraph.text
    if paragraph.status == "raw":
        places = list(checked.spans(text, paragraph.checked))
    else:
        places = [Span(0, len(text))]
    for mark in marks(text):
        places = [piece for place in places for piece in _without(place, mark.span)]
    return places


def _without(place: Span, hole: Span) -> Iterator[Span]:
    if not place.overlaps(hole):
        yield place
        return
    if place.start < hole.start:
        yield Span(place.start, hole.start)
    if hole.end < place.end:
        yield Span(hole.end, place.end)


def _accepted(text: str, decided: Sequence[Span]) -> Iterator[str]:
    for place in decided:
        for token in tokens(fold(place.within(text))):
            if _LETTER.search(token.text):
                yield token.text


def _fixes(paragraph: SourceParagraph, decided: Sequence[Span]) -> Iterator[tuple[str, str]]:
    if paragraph.ocr == paragraph.text:
        return
    for change in word_changes(paragraph.ocr, paragraph.text):
        observed = change.ocr.within(paragraph.ocr).strip()
        truth = fold(change.text.within(paragraph.text).strip())
        if _is_within(change.text, decided) and _is_fix(change, observed, truth):
            yield observed, truth


def _is_fix(change: Change, observed: str, truth: str) -> bool:
    """Whether words were read for words, a few on each side, rather than text written anew."""
    if change.text.start == change.text.end or not _LETTER.search(truth):
        return False
    if not observed or len(observed.split()) > _MOST_WORDS or not _WORDS.fullmatch(truth):
        return False
    return all(encode(word) is not None for word in truth.split())


def _is_within(span: Span, places: Sequence[Span]) -> bool:
    return any(place.start <= span.start and span.end <= place.end for place in places)
