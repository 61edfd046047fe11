"""Jumps of a desk: to a place that was found or named, and back; what may be seen on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.session.finding.finding import Hit

if TYPE_CHECKING:
    from workbench.session.desk.reader import Reader


def jump(desk: Reader, paragraph_id: str, offset: int = 0) -> None:
    """Go to a place and remember where the jump started from."""
    desk.finding.record(desk.document, desk.focus)
    desk.go_to(paragraph_id, offset)


def to_end(desk: Reader, *, last: bool) -> None:
    """Go to the first or the last paragraph of the side."""
    desk.finding.record(desk.document, desk.focus)
    if last:
        desk.to_last()
    else:
        desk.to_first()


def shown_links(desk: Reader) -> frozenset[int] | None:
    """Indexes of the links that the filter of a desk lets be seen; None for all."""
    known = desk.suspects_of, desk.suspicion.edition
    return desk.finding.shown(desk.document, *known, desk.focus)


def to_hit(desk: Reader, hit: Hit) -> None:
    """Go to a place of the search."""
    jump(desk, hit.match.paragraph, hit.match.span.start)
    desk.finding.arrive(hit)


def back(desk: Reader) -> bool:
    """Go where the last jump started from; whether there is such a place."""
    place = None if desk.is_empty else desk.finding.back(desk.document, desk.focus)
    if place is not None:
        desk.focus = place
    return place is not None


def forward(desk: Reader) -> bool:
    """Go forward again where `back` came from; whether there is such a place."""
    place = desk.finding.forward(desk.document)
    if place is not None:
        desk.focus = place
    return place is not None
