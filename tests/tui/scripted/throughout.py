"""One fix for a whole series: whether it saves keys, and which boxes have to be ticked."""

from __future__ import annotations

from collections.abc import Callable

from tests.tui.scripted import proof
from workbench.correct.clusters import Member
from workbench.lexicon.fold import fold
from workbench.model.document import SourceParagraph
from workbench.model.text import trimmed
from workbench.session.desk.desk import Desk
from workbench.session.desk.series import Series


def series_keys(desk: Desk, true: Callable[[SourceParagraph], str]) -> tuple[str, ...] | None:
    """From `S` to `enter`; None where going to each place takes no more keys.

    Args:
        desk: the document.
        true: the truth of a paragraph.
    """
    series = desk.series()
    if series is None:
        return None
    keys = ["S"]
    waiting: list[str] = []
    count = 0
    for member in series.members:
        paragraph = desk.document.original(member.paragraph)
        is_right = _is_right(desk, paragraph, member, true(paragraph))
        count += is_right
        if is_right != _is_ticked(series, member):
            keys += [*waiting, "space"]
            waiting = []
        waiting.append("j")
    keys.append("enter")
    return tuple(keys) if count > len(keys) else None


def _is_ticked(series: Series, member: Member[str]) -> bool:
    """Whether the box of a place is ticked when the list opens."""
    return member.confidence > 0 or fold(member.suspect.text) == fold(series.fix.observed)


def _is_right(desk: Desk, paragraph: SourceParagraph, member: Member[str], true: str) -> bool:
    """Whether the fix makes a place as it should be."""
    place = trimmed(paragraph.text, member.suspect.span)
    found = proof.faults(paragraph.text, true, desk.suspects_of(paragraph.id))
    fault = next((one for one in found if one.place.overlaps(place)), None)
    return fault is not None and proof.typed_for(paragraph.text, fault, place) == member.text
