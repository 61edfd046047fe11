"""Character alignment of what the machine read and what the editor made of it.

One place for the correspondence of `ocr` and `text`: which words a person changed, where a split of
the text cuts the OCR, where a corrected word stands on the scan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import Levenshtein

from workbench.model.text import Span, tokens


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the OCR that reads differently in the text. Either span may be empty."""

    ocr: Span
    text: Span


def changes(ocr: str, text: str) -> Iterator[Change]:
    """The stretches in which `text` departs from `ocr`, in order (Levenshtein edit operations)."""
    for tag, ocr_start, ocr_end, text_start, text_end in Levenshtein.opcodes(ocr, text):
        if tag != "equal":
            yield Change(Span(ocr_start, ocr_end), Span(text_start, text_end))


def changed_words(ocr: str, text: str) -> tuple[Span, ...]:
    """Spans of the words of `text` that were touched since the machine read them.

    A word touched by a deletion at its edge counts, so a join of two tokens does as well.
    """
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
    for tag, ocr_start, ocr_end, text_start, text_end in Levenshtein.opcodes(ocr, text):
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
