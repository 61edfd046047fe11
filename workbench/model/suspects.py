"""What the corrector says of a text: suspect spans with ranked readings and their evidence."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.evidence import Evidence
from workbench.model.text import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What a span may have read on the page.

    Attributes:
        text: the proposed text of the span; equal to the span's text when it may stand.
        confidence: probability in 0..1 that this is what stood there.
        evidence: the reasons, strongest first.
    """

    text: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Suspect:
    """A span that is probably not what stood on the page.

    Attributes:
        span: code points in the paragraph's text; it may cover several words ("разгруз ку").
        text: the text of the span.
        readings: at most ten, best first.
        doubt: probability in 0..1 that the text of the span is wrong.
    """

    span: Span
    text: str
    readings: tuple[Reading, ...] = ()
    doubt: float = 1.0


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph as it is put to the corrector.

    Attributes:
        text: the paragraph's NFC text; offsets of suspects count its code points.
        decided: spans that a person has decided; nothing in them is ever a suspect.
        translation: texts of the linked paragraphs of the other language.
        accepted: words that this document or project has accepted, in any case pattern.
    """

    text: str
    decided: tuple[Span, ...] = ()
    translation: tuple[str, ...] = ()
    accepted: frozenset[str] = frozenset()
