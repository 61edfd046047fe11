"""How fast an alignment becomes right when an editor answers questions about its links.

The editor is simulated and knows the truth. Asked about a bead he says which links its paragraphs
truly belong to, and which of them are alone; that is one answer, however many links it tells of.
The links become anchors, and the rest is aligned anew around them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from workbench.evaluate.links import Comparison, LinkIds, compare
from workbench.model.asking import least_certain
from workbench.model.beads import Bead

TrueLink: TypeAlias = tuple[Collection[int], Collection[int]]
"""Numbers of the paragraphs of a link, original and translation."""

Realign: TypeAlias = Callable[[Sequence[Bead]], Iterable[Bead]]
"""Aligns two texts around anchors. All beads in reading order, with or without the anchors."""

Order: TypeAlias = Callable[[Sequence[Bead]], Bead | None]
"""Which of the beads that nobody has confirmed is asked about next; None only where none is."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """An alignment after some answers.

    Attributes:
        answers: how many questions were answered.
        asked: the bead of the last of them; None before the first.
        anchors: what the answers confirmed, in the order of the answers.
        beads: what was aligned around the anchors.
        agreement: anchors and beads together against the truth.
    """

    answers: int
    asked: Bead | None
    anchors: tuple[Bead, ...]
    beads: tuple[Bead, ...]
    agreement: Comparison


def top_down(undecided: Sequence[Bead]) -> Bead | None:
    """The first that nobody has confirmed: how people read when nothing asks them."""
    return undecided[0] if undecided else None


def repair(
    realign: Realign, truth: Sequence[TrueLink], order: Order = least_certain
) -> Iterator[Repaired]:
    """The alignment before the first answer, after one, two, and so on until all is confirmed.

    Every answer settles a true link at least, so there are never more answers than true links and
    lonely paragraphs together.

    Args:
        realign: the aligner; the paragraphs it covers are those that count.
        truth: the true links, no paragraph in two of them. Paragraphs in none are alone.
        order: which bead is asked about next.
    """
    editor = Editor(truth)
    true = [_ids(source, target) for source, target in truth]
    anchors: tuple[Bead, ...] = ()
    asked: Bead | None = None
    answers = 0
    while True:
        confirmed = frozenset(anchors)
        beads = tuple(bead for bead in realign(anchors) if bead not in confirmed)
        found = [_ids(bead.source, bead.target) for bead in (*anchors, *beads)]
        yield Repaired(answers, asked, anchors, beads, compare(found, true))
        asked = order(beads)
        if asked is None:
            return
        anchors = (*anchors, *editor.answer(asked))
        answers += 1


class Editor:
    """Someone who knows the truth.

    Args:
        truth: the true links, as `repair` has them.
    """

    def __init__(self, truth: Iterable[TrueLink]) -> None:
        self._of_source: dict[int, Bead] = {}
        self._of_target: dict[int, Bead] = {}
        for source, target in truth:
            if source and target:
                link = Bead(tuple(sorted(source)), tuple(sorted(target)), 1.0)
                self._of_source.update(dict.fromkeys(source, link))
                self._of_target.update(dict.fromkeys(target, link))

    def answer(self, asked: Bead) -> tuple[Bead, ...]:
        """The true links of the paragraphs of a bead, and the lonely ones, each by itself."""
        links = [
            *(self._of_source.get(n) or Bead((n,), (), 1.0) for n in asked.source),
            *(self._of_target.get(n) or Bead((), (n,), 1.0) for n in asked.target),
        ]
        return tuple(dict.fromkeys(links))


def _ids(source: Iterable[int], target: Iterable[int]) -> LinkIds:
    return frozenset(source), frozenset(target)
