"""What the corrector is told of a paragraph: what a person decided, and what stands beside it."""

from __future__ import annotations

from workbench.lexicon.charalign import changed_words
from workbench.model import checked
from workbench.model.document import Document, SourceParagraph
from workbench.model.suspects import NO_MEMORY, Memory, Passage, Recognition
from workbench.model.text import Span


def passage(
    document: Document,
    paragraph: SourceParagraph,
    memory: Memory = NO_MEMORY,
    recognised: tuple[Recognition, ...] = (),
) -> Passage:
    """A source paragraph as the corrector sees it.

    Words that differ from what the machine read, places a person checked, and everything in a
    corrected or verified paragraph are decided.
    """
    return Passage(
        text=paragraph.text,
        decided=decided_spans(paragraph),
        translation=tuple(p.text for p in document.translation_of(paragraph.id)),
        memory=memory,
        recognised=recognised,
    )


def decided_spans(paragraph: SourceParagraph) -> tuple[Span, ...]:
    """The spans of a paragraph's text that the machine leaves alone."""
    if paragraph.status != "raw":
        return (Span(0, len(paragraph.text)),)
    places = checked.spans(paragraph.text, paragraph.checked)
    return tuple(sorted({*places, *changed_words(paragraph.ocr, paragraph.text)}))
