"""Sentences that translate each other, as places in the paragraphs of their link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.text import Span


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A stretch of one paragraph.

    Attributes:
        paragraph: index of the paragraph among those of its side of the link.
        span: code points of the paragraph's text.
    """

    paragraph: int
    span: Span


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Sentences of a link that translate each other, or stand alone when one side is empty.

    Attributes:
        source: the stretch they take up, one piece a paragraph, in order; two where a page break
            has torn a sentence.
        target: the same of the translation.
        confidence: probability in 0..1 that they belong together, the link being right.
    """

    source: tuple[Piece, ...]
    target: tuple[Piece, ...]
    confidence: float


def text_of(pieces: Sequence[Piece], paragraphs: Sequence[str]) -> str:
    """The text of pieces of these paragraphs, joined by a space; '' for none."""
    return " ".join(piece.span.within(paragraphs[piece.paragraph]) for piece in pieces)
