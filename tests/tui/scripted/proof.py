"""A paragraph held against its truth: what is wrong in it, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.evaluate.keys import exact
from workbench.evaluate.matching import Match, Verdict
from workbench.lexicon.charalign import word_changes
from workbench.model.suspects import Suspect
from workbench.model.text import Span


@dataclass(frozen=True, slots=True)
class Fault:
    """A stretch that reads differently in the truth, with the suspects that touch it.

    Attributes:
        place: code points of what stands there.
        true: what should stand there.
        verdicts: what is true of its suspects, in order.
    """

    place: Span
    true: str
    verdicts: tuple[Verdict, ...] = ()


def faults(observed: str, truth: str, suspects: Sequence[Suspect]) -> list[Fault]:
    """What is wrong in a paragraph, in order: words, and signs that no suspect marks too."""
    if observed == truth:
        return []
    match = Match(observed, truth, exact, tuple(suspects))
    stretches = list(match.stretches())
    found = [Fault(s.observed, s.truth.within(truth), s.verdicts) for s in stretches]
    found += _signs(observed, truth, [stretch.observed for stretch in stretches])
    wrong = (fault for fault in found if fault.place.within(observed) != fault.true)
    return sorted(wrong, key=lambda fault: fault.place)


def typed_for(observed: str, fault: Fault, place: Span) -> str | None:
    """What has to be typed in one place of a fault to mend all of it; None if that can not be.

    Args:
        observed: the paragraph.
        fault: the fault.
        place: what would be replaced; it lies within the fault, or around it.
    """
    if place.start <= fault.place.start and fault.place.end <= place.end:
        before = observed[place.start : fault.place.start]
        return before + fault.true + observed[fault.place.end : place.end]
    before, after = observed[fault.place.start : place.start], observed[place.end : fault.place.end]
    fits = fault.true.startswith(before) and fault.true.endswith(after)
    if not fits or len(before) + len(after) > len(fault.true):
        return None
    return fault.true[len(before) : len(fault.true) - len(after)]


def _signs(observed: str, truth: str, known: Sequence[Span]) -> Iterator[Fault]:
    """Changes in none of the stretches that are known."""
    for change in word_changes(observed, truth):
        if not any(_meets(change.ocr, place) for place in known):
            yield Fault(change.ocr, change.text.within(truth))


def _meets(one: Span, other: Span) -> bool:
    return one.overlaps(other) or (one.start == one.end and other.start <= one.start <= other.end)
