"""What a document is counted by: its paragraphs and its links, in values that add up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import add

from workbench.evaluate.tally import Tally
from workbench.lexicon.charalign import changed_words
from workbench.model.difference import difference
from workbench.model.document import Document, SourceParagraph
from workbench.model.text import tokens
from workbench.session.passages import decided_spans


@dataclass(frozen=True, slots=True)
class OriginalCounts(Tally):
    """Counts of paragraphs of the original; furniture counts nowhere.

    Attributes:
        raw: paragraphs with status raw.
        corrected: those with status corrected.
        verified: those with status verified.
        words: words.
        words_changed: those that differ from what the machine read.
        words_left: those that nobody decided: not changed, not checked, in raw paragraphs.
        words_read: those of corrected and verified paragraphs.
    """

    raw: int = 0
    corrected: int = 0
    verified: int = 0
    words: int = 0
    words_changed: int = 0
    words_left: int = 0
    words_read: int = 0

    @property
    def paragraphs(self) -> int:
        """All paragraphs, of any status."""
        return self.raw + self.corrected + self.verified


@dataclass(frozen=True, slots=True)
class LinkCounts:
    """Counts of the links that have text in them.

    Attributes:
        pairs: links with both sides.
        confirmed: those a person confirmed.
        unlinked: paragraphs of either side that are linked to none of the other.
    """

    pairs: int
    confirmed: int
    unlinked: int


NOTHING = OriginalCounts()


def count_paragraph(paragraph: SourceParagraph) -> OriginalCounts:
    """Count one paragraph."""
    if paragraph.kind == "furniture":
        return NOTHING
    words = sum(1 for _ in tokens(paragraph.text))
    same = paragraph.ocr == paragraph.text
    changed = () if same else changed_words(paragraph.ocr, paragraph.text)
    is_raw = paragraph.status == "raw"
    return OriginalCounts(
        raw=int(is_raw),
        corrected=int(paragraph.status == "corrected"),
        verified=int(paragraph.status == "verified"),
        words=words,
        words_changed=len(changed),
        words_left=words - _words_decided(paragraph) if is_raw else 0,
        words_read=0 if is_raw else words,
    )


def count_original(document: Document) -> OriginalCounts:
    """Count the original of a document."""
    return reduce(add, map(count_paragraph, document.source), NOTHING)


def count_links(document: Document) -> LinkCounts:
    """Count the links of a document; those of furniture alone count nowhere."""
    texts = {p.id for side in (document.source, document.target) for p in side if p.kind == "text"}
    links = [link for link in document.links if not texts.isdisjoint(link.ids)]
    pairs = [link for link in links if link.is_pair]
    return LinkCounts(
        pairs=len(pairs),
        confirmed=sum(link.status == "confirmed" for link in pairs),
        unlinked=sum(len(link.ids) for link in links if not link.is_pair),
    )


class RunningCounts:
    """The counts of an original that is being edited: an edit costs only what it touched."""

    def __init__(self) -> None:
        self._source: tuple[SourceParagraph, ...] = ()
        self._parts: list[OriginalCounts] = []
        self._total = NOTHING

    def of(self, document: Document) -> OriginalCounts:
        """`count_original` of a document; quick where it is much like the one before."""
        at = difference(self._source, document.source)
        if at:
            parts = [count_paragraph(p) for p in document.source[at.start : at.new_end]]
            gone = reduce(add, self._parts[at.start : at.old_end], NOTHING)
            self._total = reduce(add, parts, self._total) - gone
            self._parts[at.start : at.old_end] = parts
        self._source = document.source
        return self._total


def _words_decided(paragraph: SourceParagraph) -> int:
    decided = decided_spans(paragraph)
    if not decided:
        return 0
    return sum(any(w.span.overlaps(d) for d in decided) for w in tokens(paragraph.text))
