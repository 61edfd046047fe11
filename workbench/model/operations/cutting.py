"""One paragraph cut in two, and two made one: text, OCR, scan, decided places and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from workbench.model import checked
from workbench.model.document import (
    Paragraph,
    ScanRange,
    SourceParagraph,
    Status,
    TargetParagraph,
)
from workbench.model.text import Span, tokens

BETWEEN_NOTES = " · "
"""Stands between the remarks of a note."""


def halves(
    paragraph: Paragraph, offset: int, ocr_offset: int, new_id: str
) -> tuple[Paragraph, Paragraph]:
    """A paragraph cut in two; the first half keeps the id and the note, either may be empty.

    Args:
        paragraph: of either side.
        offset: code point of the text before which it is cut; space at the cut goes.
        ocr_offset: the same place in `ocr`; not used for the translation.
        new_id: of the second half.
    """
    head, tail = paragraph.text[:offset].rstrip(), paragraph.text[offset:].lstrip()
    if isinstance(paragraph, SourceParagraph):
        return _source_halves(paragraph, head, tail, ocr_offset, new_id)
    return replace(paragraph, text=head), TargetParagraph(new_id, tail, paragraph.kind)


def _source_halves(
    paragraph: SourceParagraph, head: str, tail: str, ocr_offset: int, new_id: str
) -> tuple[SourceParagraph, SourceParagraph]:
    cut = min(max(ocr_offset, 0), len(paragraph.ocr))
    ocr_head, ocr_tail = paragraph.ocr[:cut].rstrip(), paragraph.ocr[cut:].lstrip()
    scan_head, scan_tail = _cut_scan(paragraph, len(ocr_head), len(ocr_tail))
    places = checked.spans(paragraph.text, paragraph.checked)
    shift = len(paragraph.text) - len(tail)
    moved = [Span(p.start - shift, p.end - shift) for p in places]
    first = replace(
        paragraph,
        text=head,
        ocr=ocr_head,
        scan=scan_head,
        checked=checked.places(head, _clipped(places, len(head)))
        + checked.stale(paragraph.text, paragraph.checked),
    )
    second = replace(
        paragraph,
        id=new_id,
        text=tail,
        ocr=ocr_tail,
        note="",
        conflict=None,
        scan=scan_tail,
        checked=checked.places(tail, _clipped(moved, len(tail))),
    )
    return first, second


def _clipped(places: Iterable[Span], length: int) -> list[Span]:
    """The parts of places that lie in a text of this length: a decision on both sides of a cut."""
    parts = (Span(max(p.start, 0), min(p.end, length)) for p in places)
    return [part for part in parts if part.start < part.end]


def _cut_scan(
    paragraph: SourceParagraph, head: int, tail: int
) -> tuple[tuple[ScanRange, ...], tuple[ScanRange, ...]]:
    """The scan ranges cut where the OCR is; the halves' lengths say how much each side keeps."""
    first: list[ScanRange] = []
    second: list[ScanRange] = []
    begin = 0
    for part in paragraph.scan:
        end = begin + part.end - part.start
        if begin < head:
            first.append(replace(part, end=min(part.end, part.start + head - begin)))
        tail_start = len(paragraph.ocr) - tail
        if end > tail_start:
            second.append(replace(part, start=max(part.start, part.start + tail_start - begin)))
        begin = end + 1  # ranges are joined by one space in the OCR
    return tuple(first), tuple(second)


def joined(first: Paragraph, second: Paragraph) -> Paragraph:
    """Two paragraphs of one side as one, which has the first one's id.

    Notes are joined with a dot between them; one that both have stays one. Where the statuses
    differ it is raw, and the words of the one that was decided are checked places.
    """
    text = f"{first.text} {second.text}".strip()
    if not (isinstance(first, SourceParagraph) and isinstance(second, SourceParagraph)):
        return replace(first, text=text, note=joined_notes(first.note, second.note))
    shift = len(text) - len(second.text)
    status: Status = first.status if first.status == second.status else "raw"
    places = [*_decided(first, status)]
    places += [Span(p.start + shift, p.end + shift) for p in _decided(second, status)]
    gone = checked.stale(first.text, first.checked) + checked.stale(second.text, second.checked)
    return replace(
        first,
        text=text,
        ocr=f"{first.ocr} {second.ocr}".strip(),
        status=status,
        scan=first.scan + second.scan,
        checked=checked.places(text, places) + gone,
        note=joined_notes(first.note, second.note),
    )


def joined_notes(*notes: str) -> str:
    """Several notes as one; a remark that several have is there once."""
    remarks = (remark for note in notes for remark in note.split(BETWEEN_NOTES) if remark)
    return BETWEEN_NOTES.join(dict.fromkeys(remarks))


def _decided(half: SourceParagraph, status: Status) -> Iterator[Span]:
    """Places decided in a half; all of its words where the whole loses the half's status."""
    yield from checked.spans(half.text, half.checked)
    if half.status != status:
        yield from (token.span for token in tokens(half.text))
