"""The sentences of several paragraphs that follow each other, those torn by a page break whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from workbench.lexicon.sentences import sentences
from workbench.model.sentences import Piece
from workbench.model.text import Span

_GOES_ON = regex.compile(r"[\p{L}\p{N},]$|[-–—]$")
_HEAD, _WORDS = 60, 3  # code points and words in which a speaker is named
_ITEM = regex.compile(r"\W*\p{L}[.)]\s|[-–—•]\s")


def running_sentences(
    paragraphs: Sequence[str], language: str, speakers: frozenset[str] = frozenset()
) -> list[tuple[Piece, ...]]:
    """The sentences of the paragraphs in order, each by its pieces, one piece a paragraph.

    Args:
        paragraphs: normal texts of paragraphs that follow each other.
        language: ISO 639-1 code.
        speakers: what names a speaker at the beginning of a paragraph, as `speakers` finds it.
    """
    found: list[tuple[Piece, ...]] = []
    for first, last in _whole(paragraphs):
        joined = " ".join(paragraphs[first:last])
        spans = list(sentences(joined, language))
        if len(spans) > 1 and spans[0].within(joined) in speakers:
            spans[:2] = [Span(spans[0].start, spans[1].end)]
        found.extend(tuple(_pieces(paragraphs, range(first, last), span)) for span in spans)
    return found


def speakers(paragraphs: Sequence[str], language: str) -> frozenset[str]:
    """Short sentences that several paragraphs begin with.

    In minutes these are the names of those who speak ("Тов. Козлов. Я за."), which a translation
    has before a colon. Names in capitals are no sentences to begin with.
    """
    names = Counter(filter(None, (_named(text, language) for text in paragraphs)))
    return frozenset(name for name, times in names.items() if times > 1)


def _named(text: str, language: str) -> str:
    """The short first sentence of a paragraph that goes on, or ''; in capitals it is none."""
    first, *rest = sentences(text[:_HEAD], language) or (Span(0, 0),)
    name = first.within(text)
    short = name.endswith(".") and name.count(" ") < _WORDS and not name[1:2].isupper()
    return name if rest and short else ""


def torn(before: str, behind: str) -> bool:
    """Whether a sentence stretches over the border of two paragraphs.

    It does where the first does not end like a sentence, a heading or the head of a list, and the
    second goes on with a small letter.
    """
    if not _GOES_ON.search(before) or _ITEM.match(behind):
        return False
    letter = regex.search(r"\p{L}", behind)
    return letter is not None and letter.group().islower()


def _whole(paragraphs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Ranges of paragraphs that are to be read without a break."""
    first = 0
    for n in range(1, len(paragraphs) + 1):
        if n == len(paragraphs) or not torn(paragraphs[n - 1], paragraphs[n]):
            yield first, n
            first = n


def _pieces(paragraphs: Sequence[str], joined: range, span: Span) -> Iterator[Piece]:
    """A span of the paragraphs joined by spaces as pieces of each of them."""
    offset = 0
    for n in joined:
        end = offset + len(paragraphs[n])
        start, stop = max(span.start, offset), min(span.end, end)
        if start < stop:
            yield Piece(n, Span(start - offset, stop - offset))
        offset = end + 1
