"""Words of kindred paragraphs: changed, and confirmed as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.lexicon.charalign import span_in_ocr
from workbench.model import checked
from workbench.model.document import Paragraph, SourceParagraph
from workbench.model.text import Span, trimmed
from workbench.revisions.compare.changes import Piece, WordsChanged, WordsChecked
from workbench.revisions.compare.flow import Course, Flow
from workbench.revisions.compare.kin import Kin
from workbench.revisions.words import Hunk


def words_changed(kin: Kin, course: Course) -> Iterator[WordsChanged]:
    """Where the words of kindred paragraphs read differently, whichever paragraph they are in."""
    decided = _decided(course.new)
    for hunk in course.hunks:
        placed = _placed(course, hunk)
        if placed is None:
            continue
        old, new = placed
        tokens = range(hunk.new_start, hunk.new_start + len(hunk.new))
        yield WordsChanged(
            kin.side,
            old,
            new,
            _read(new, course.new) if hunk.new else _read(old, course.old),
            by_person=bool(tokens) and all(token in decided for token in tokens),
        )


def words_checked(course: Course) -> Iterator[WordsChecked]:
    """Words that stayed and were confirmed, or are confirmed no more."""
    before, after = _decided(course.old), _decided(course.new)
    back = {new: old for old, new in course.same.items()}
    for tokens in _places(course.new):
        if all(n in back for n in tokens) and any(back[n] not in before for n in tokens):
            yield from (WordsChecked(p, is_checked=True) for p in _pieces(course.new, tokens))
    for tokens in _places(course.old):
        there = [course.same[n] for n in tokens if n in course.same]
        if len(there) == len(tokens) and any(n not in after for n in there):
            pieces = (p for run in _runs(there) for p in _pieces(course.new, run))
            yield from (WordsChecked(piece, is_checked=False) for piece in pieces)


def _runs(ascending: Sequence[int]) -> Iterator[range]:
    """Numbers as stretches without gaps."""
    start = 0
    for end in range(1, len(ascending) + 1):
        if end == len(ascending) or ascending[end] != ascending[end - 1] + 1:
            yield range(ascending[start], ascending[end - 1] + 1)
            start = end


def _pieces(flow: Flow, tokens: range) -> tuple[Piece, ...]:
    return flow.pieces(tokens.start, tokens.stop)


def _placed(course: Course, hunk: Hunk) -> tuple[tuple[Piece, ...], tuple[Piece, ...]] | None:
    """Where a hunk stands before and after; None where it is but a boundary of paragraphs."""
    new_end = hunk.new_start + len(hunk.new)
    old = course.old.pieces(hunk.start, hunk.end)
    new = course.new.pieces(hunk.new_start, new_end)
    if not old:
        return (course.old.gap(hunk.start, new[0].paragraph),), new
    if not new:
        return old, (course.new.gap(hunk.new_start, old[0].paragraph),)
    if [piece.text for piece in old] != [piece.text for piece in new]:
        return old, new
    if course.old.begins(hunk.start) or course.new.begins(hunk.new_start):
        return None
    return _with_space(old, course.old, hunk.start), _with_space(new, course.new, hunk.new_start)


def _with_space(pieces: tuple[Piece, ...], flow: Flow, token: int) -> tuple[Piece, ...]:
    """Pieces with the space before the first token: it is all in which they differ."""
    if not flow.parts[token].startswith(" "):
        return pieces
    number, span = flow.places[token]
    return flow.piece(number, Span(span.start - 1, pieces[0].span.end)), *pieces[1:]


def _read(pieces: tuple[Piece, ...], flow: Flow) -> str:
    """What the machine read where pieces stand, in whole words."""
    known = {p.id: p for p in flow.paragraphs}
    found = (_read_of(known[piece.paragraph], piece.span) for piece in pieces)
    return " ".join(text for text in found if text)


def _read_of(paragraph: Paragraph, span: Span) -> str:
    if not isinstance(paragraph, SourceParagraph):
        return ""
    place = trimmed(paragraph.ocr, span_in_ocr(paragraph.ocr, paragraph.text, span))
    if place.start == place.end:
        return ""
    return checked.widened(paragraph.ocr, place).within(paragraph.ocr)


def _decided(flow: Flow) -> frozenset[int]:
    """The tokens that a person decided."""
    return frozenset(token for tokens in _places(flow) for token in tokens)


def _places(flow: Flow) -> Iterator[range]:
    """The tokens of every place that a person decided."""
    for paragraph, tokens in zip(flow.paragraphs, flow.ranges, strict=True):
        for place in _checked(paragraph):
            inside = [n for n in tokens if flow.places[n][1].overlaps(place)]
            if inside:
                yield range(inside[0], inside[-1] + 1)


def _checked(paragraph: Paragraph) -> tuple[Span, ...]:
    if not isinstance(paragraph, SourceParagraph) or not paragraph.checked:
        return ()
    return checked.spans(paragraph.text, paragraph.checked)
