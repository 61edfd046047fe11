"""What a document is counted by: its paragraphs and its links, in values that add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Generic, TypeVar

from workbench.lexicon.charalign import changed_words
from workbench.model.difference import difference
from workbench.model.disputes import disputes_of
from workbench.model.document import Document, Link, SourceParagraph
from workbench.model.text import word_count
from workbench.model.touched import touched_links
from workbench.session.learning.passages import decided_spans
from workbench.tally import Tally


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
class LinkCounts(Tally):
    """Counts of the links that have text in them.

    Attributes:
        pairs: links with both sides.
        confirmed: those a person confirmed.
        unlinked: paragraphs of either side that are linked to none of the other.
        translated: paragraphs of the translation that are text.
        conflicts: what a merge left open, in the links themselves and in all their paragraphs.
    """

    pairs: int = 0
    confirmed: int = 0
    unlinked: int = 0
    translated: int = 0
    conflicts: int = 0


NOTHING = OriginalCounts()
NO_LINKS = LinkCounts()


def count_paragraph(paragraph: SourceParagraph) -> OriginalCounts:
    """Count one paragraph."""
    if paragraph.kind == "furniture":
        return NOTHING
    words = word_count(paragraph.text)
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


def count_link(document: Document, link: Link) -> LinkCounts:
    """Count one link; of one of furniture alone only the conflicts count."""
    paragraphs = document.paragraph
    conflicts = sum(1 for _ in disputes_of(document, link))
    translated = sum(paragraphs(id_).kind == "text" for id_ in link.target)
    if not (translated or any(paragraphs(id_).kind == "text" for id_ in link.source)):
        return LinkCounts(conflicts=conflicts) if conflicts else NO_LINKS
    return LinkCounts(
        pairs=int(link.is_pair),
        confirmed=int(link.is_pair and link.status == "confirmed"),
        unlinked=0 if link.is_pair else len(link.ids),
        translated=translated,
        conflicts=conflicts,
    )


def count_links(document: Document) -> LinkCounts:
    """Count the links of a document; see `count_link`."""
    return reduce(add, (count_link(document, link) for link in document.links), NO_LINKS)


class RunningCounts:
    """The counts of a document that is being edited: an edit costs only what it touched."""

    def __init__(self) -> None:
        self._state: _State | None = None

    @property
    def have_begun(self) -> bool:
        """Whether a document has been counted as a whole, which takes a while."""
        return self._state is not None

    def begin(self, document: Document) -> None:
        """Count a document as a whole. It may be done in another thread."""
        self._state = _State(document)

    def of(self, document: Document) -> OriginalCounts:
        """`count_original` of a document; quick where it is much like the one before."""
        return self._followed(document).original.total

    def links_of(self, document: Document) -> LinkCounts:
        """`count_links` of a document; likewise."""
        return self._followed(document).links.total

    def _followed(self, document: Document) -> _State:
        state = self._state
        if state is None:
            state = self._state = _State(document)
        state.follow(document)
        return state


TallyT = TypeVar("TallyT", bound=Tally)


class _Sum(Generic[TallyT]):
    """A sum whose parts are replaced here and there."""

    def __init__(self, parts: Iterable[TallyT], nothing: TallyT) -> None:
        self._parts = list(parts)
        self._nothing = nothing
        self.total = reduce(add, self._parts, nothing)

    def replace(self, start: int, end: int, parts: Iterable[TallyT]) -> None:
        """Put other parts in the place of those from `start` to `end`."""
        came = list(parts)
        gone = reduce(add, self._parts[start:end], self._nothing)
        self.total = reduce(add, came, self.total) - gone
        self._parts[start:end] = came


class _State:
    """What was counted of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.original = _Sum(map(count_paragraph, document.source), NOTHING)
        self.links = _Sum((count_link(document, link) for link in document.links), NO_LINKS)

    def follow(self, document: Document) -> None:
        before, self._document = self._document, document
        if before is document:
            return
        at = difference(before.source, document.source)
        paragraphs = map(count_paragraph, document.source[at.start : at.new_end])
        self.original.replace(at.start, at.old_end, paragraphs)
        replaced, touched = touched_links(before, document)
        new = range(replaced.start, replaced.new_end)
        links = (count_link(document, document.links[number]) for number in new)
        self.links.replace(replaced.start, replaced.old_end, links)
        for number in touched.difference(new):
            self.links.replace(number, number + 1, [count_link(document, document.links[number])])


def _words_decided(paragraph: SourceParagraph) -> int:
    """Words in decided places, which begin and end between words."""
    count = end = 0
    for place in decided_spans(paragraph):
        piece = paragraph.text[max(place.start, end) : place.end]
        count += word_count(piece)
        end = max(end, place.end)
    return count
