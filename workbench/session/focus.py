"""Where the editor is: a paragraph and a stretch of its text, and the ways from there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from workbench.model.document import Document, Link, Side
from workbench.model.text import Span, units

NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Focus:
    """The place that keys act on.

    Attributes:
        paragraph: id of the paragraph; '' in an empty document.
        span: a word or a suspect in its text; empty in an empty text.
    """

    paragraph: str
    span: Span = NOWHERE


def at_start(document: Document) -> Focus:
    """The first paragraph of text, on the original's side if it has one."""
    sides = (document.source, document.target)
    texts = [p.id for side in sides for p in side if p.kind == "text"]
    furniture = [p.id for side in sides for p in side if p.kind != "text"]
    chosen = next(iter(texts + furniture), "")
    return on_word(document, chosen, 0) if chosen else Focus("")


def on_word(document: Document, paragraph_id: str, offset: int) -> Focus:
    """The word at an offset of a paragraph, or the next one, or the last."""
    words = list(units(document.paragraph(paragraph_id).text))
    after = [span for span in words if span.end > offset]
    return Focus(paragraph_id, (after or words[-1:] or [NOWHERE])[0])


def beside(
    document: Document, focus: Focus, step: int, shown: Collection[int] | None = None
) -> Focus:
    """The paragraph `step` places further on the same side; the end of the side stops it.

    Args:
        document: the document.
        focus: where the editor is.
        step: how many paragraphs down.
        shown: indexes of the links whose paragraphs count; None: all.
    """
    side, index = document.place(focus.paragraph)
    paragraphs = document.side(side)
    if shown is None:
        to = min(max(index + step, 0), len(paragraphs) - 1)
    else:
        way = range(index + 1, len(paragraphs)) if step > 0 else range(index - 1, -1, -1)
        seen = (n for n in way if document.link_index(paragraphs[n].id) in shown)
        to = [index, *islice(seen, abs(step))][-1]
    other = paragraphs[to]
    if other.id == focus.paragraph:
        return focus
    return on_word(document, other.id, 0)


def next_word(
    document: Document, focus: Focus, step: int, shown: Collection[int] | None = None
) -> Focus:
    """The next (+1) or previous (-1) word; beyond the ends of the paragraph in its neighbour.

    Neighbours are those of `beside`.
    """
    words = list(units(document.paragraph(focus.paragraph).text))
    if step > 0:
        found = next((span for span in words if span.start >= max(focus.span.end, 1)), None)
    else:
        found = next((span for span in reversed(words) if span.end <= focus.span.start), None)
    if found is not None:
        return Focus(focus.paragraph, found)
    neighbour = beside(document, focus, step, shown)
    if neighbour.paragraph == focus.paragraph:
        return focus
    if step > 0:
        return neighbour
    return on_word(document, neighbour.paragraph, len(document.paragraph(neighbour.paragraph).text))


def across(document: Document, focus: Focus) -> Focus:
    """The other side: in the same link, else in the nearest link that has one."""
    side, _ = document.place(focus.paragraph)
    other: Side = "target" if side == "source" else "source"
    at = document.link_index(focus.paragraph)
    by_distance = sorted(range(len(document.links)), key=lambda n: (abs(n - at), n < at))
    for n in by_distance:
        if ids := _ids(document.links[n], other):
            return on_word(document, ids[0], 0)
    return focus


def in_original(document: Document, focus: Focus) -> tuple[int, int]:
    """Where a place is in the original: index of the paragraph and code point.

    Of a translation it is the place before its original; of one without, the end of what stands
    before it. (-1, -1) is before the whole text.
    """
    side, index = document.place(focus.paragraph)
    if side == "source":
        return index, focus.span.start
    if own := document.link_of(focus.paragraph).source:
        return document.place(own[0])[1], -1
    before = document.links[: document.link_index(focus.paragraph)]
    last = next((link.source[-1] for link in reversed(before) if link.source), None)
    if last is None:
        return -1, -1
    return document.place(last)[1], len(document.paragraph(last).text)


def raw_beyond(document: Document, focus: Focus, step: int) -> Focus | None:
    """The next (+1) or previous (-1) raw paragraph of text of the original; None without one."""
    here, offset = in_original(document, focus)
    is_lone = offset >= 0 and document.place(focus.paragraph)[0] == "target"
    if step > 0:
        candidates = document.source[max(here, 0) if offset < 0 else here + 1 :]
    else:
        candidates = document.source[: here + 1 if is_lone else max(here, 0)][::-1]
    found = next((p.id for p in candidates if p.status == "raw" and p.kind == "text"), None)
    return None if found is None else on_word(document, found, 0)


def surviving(before: Document, after: Document, focus: Focus) -> Focus:
    """The focus after an edit: the same place, or the nearest that is left."""
    if not after.has(focus.paragraph):
        return _nearest(before, after, focus)
    text = after.paragraph(focus.paragraph).text
    old = focus.span.within(before.paragraph(focus.paragraph).text)
    if old and focus.span.end <= len(text) and focus.span.within(text) == old:
        return focus
    return on_word(after, focus.paragraph, focus.span.start)


def _nearest(before: Document, after: Document, focus: Focus) -> Focus:
    if not focus.paragraph or not before.has(focus.paragraph):
        return at_start(after)
    side, index = before.place(focus.paragraph)
    earlier: Sequence[str] = [p.id for p in before.side(side)[:index]]
    left = next((id_ for id_ in reversed(earlier) if after.has(id_)), "")
    return on_word(after, left, 0) if left else at_start(after)


def _ids(link: Link, side: Side) -> tuple[str, ...]:
    return link.source if side == "source" else link.target
