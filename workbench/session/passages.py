"""What the corrector is told of a paragraph: what a person decided, and what stands beside it."""

from __future__ import annotations

from workbench.lexicon.charalign import changed_words
from workbench.model import checked
from workbench.model.document import Document, SourceParagraph
from workbench.model.suspects import Passage
from workbench.model.text import Span, tokens


def passage(
    document: Document, paragraph: SourceParagraph, accepted: frozenset[str] = frozenset()
) -> Passage:
    """A source paragraph as the corrector sees it.

    Words that differ from what the machine read, places a person checked, and everything in a
    corrected or verified paragraph are decided.
    """
    return Passage(
        text=paragraph.text,
        decided=decided_spans(paragraph),
        translation=tuple(p.text for p in document.translation_of(paragraph.id)),
        accepted=accepted,
    )


def decided_spans(paragraph: SourceParagraph) -> tuple[Span, ...]:
    """The spans of a paragraph's text that the machine leaves alone."""
    if paragraph.status != "raw":
        return (Span(0, len(paragraph.text)),)
    places = checked.spans(paragraph.text, paragraph.checked)
    return tuple(sorted({*places, *changed_words(paragraph.ocr, paragraph.text)}))


def accepted_words(document: Document) -> frozenset[str]:
    """Words a person has let stand anywhere in the document, as they are written there."""
    return frozenset(
        word
        for paragraph in document.source
        if paragraph.status != "raw" or paragraph.checked
        for word in _accepted(paragraph)
    )


def _accepted(paragraph: SourceParagraph) -> frozenset[str]:
    if paragraph.status != "raw":
        pieces = [paragraph.text]
    else:
        places = checked.spans(paragraph.text, paragraph.checked)
        pieces = [span.within(paragraph.text) for span in places]
    return frozenset(token.text for piece in pieces for token in tokens(piece))
