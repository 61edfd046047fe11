"""Character alignment of what the machine read and what the editor made of it.

One place for the correspondence of `ocr` and `text`: which words a person changed, where a split of
the text cuts the OCR, where a corrected word stands on the scan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbench.model.text import Span, inside_words, tokens


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the OCR that reads differently in the text. Either span may be empty."""

    ocr: Span
    text: Span


@lru_cache(maxsize=8)
def _opcodes(old: str, new: str) -> tuple[tuple[str, int, int, int, int], ...]:
    """Edit operations; the library is loaded with the first text that has been changed.

    They take time that grows with the square of the texts, and are asked for change after change.
    """
    import Levenshtein

    return tuple(Levenshtein.opcodes(old, new))


def changes(ocr: str, text: str) -> Iterator[Change]:
    """The stretches in which `text` departs from `ocr`, in order (Levenshtein edit operations)."""
    for tag, ocr_start, ocr_end, text_start, text_end in _opcodes(ocr, text):
        if tag != "equal":
            yield Change(Span(ocr_start, ocr_end), Span(text_start, text_end))


@lru_cache(maxsize=512)
def changed_words(ocr: str, text: str) -> tuple[Span, ...]:
    """Spans of the words of `text` that were touched since the machine read them.

    A word touched by a deletion at its edge counts, so a join of two tokens does as well.
    """
    if ocr == text:
        return ()
    touched = [change.text for change in changes(ocr, text)]
    return tuple(
        token.span
        for token in tokens(text)
        if any(
            span.start <= token.end and token.start <= span.end and not _beside(span, token.span)
            for span in touched
        )
    )


def _beside(change: Span, word: Span) -> bool:
    """Whether a non-empty change only touches the edge of the word without entering it."""
    return change.start < change.end and (change.end <= word.start or change.start >= word.end)


def offset_in_ocr(ocr: str, text: str, offset: int) -> int:
    """Where position `offset` of `text` (0..len) falls in `ocr` (0..len)."""
    for tag, ocr_start, ocr_end, text_start, text_end in _opcodes(ocr, text):
        if not text_start <= offset <= text_end:
            continue
        if tag == "equal":
            return ocr_start + offset - text_start
        if offset < text_end:
            share = (offset - text_start) / (text_end - text_start)
            return ocr_start + round(share * (ocr_end - ocr_start))
    return len(ocr)


def span_in_ocr(ocr: str, text: str, span: Span) -> Span:
    """The stretch of `ocr` that a span of `text` was made from."""
    start = offset_in_ocr(ocr, text, span.start)
    return Span(start, max(start, offset_in_ocr(ocr, text, span.end)))


def word_changes(old: str, new: str) -> Iterator[Change]:
    """Stretches of whole words that differ between two texts, in order, without overlaps.

    Replacing each `ocr` span of `old` by the `text` span of `new` turns the one into the other.
    """
    in_old, in_new = inside_words(old), inside_words(new)
    free = (0, 0)  # the last place at which both texts are between words
    begin: tuple[int, int] | None = None
    for tag, old_start, old_end, new_start, _ in _opcodes(old, new):
        if tag != "equal":
            begin = begin or free
            continue
        gaps = [
            (old_start + k, new_start + k)
            for k in range(old_end - old_start + 1)
            if old_start + k not in in_old and new_start + k not in in_new
        ]
        if not gaps:
            continue
        if begin is not None:
            yield _between(begin, gaps[0])
            begin = None
        free = gaps[-1]
    if begin is not None:
        yield _between(begin, (len(old), len(new)))


def _between(begin: tuple[int, int], end: tuple[int, int]) -> Change:
    return Change(Span(begin[0], end[0]), Span(begin[1], end[1]))
