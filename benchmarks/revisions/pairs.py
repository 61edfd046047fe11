"""Pairs of editors who begin with the same document, drawn from a number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import Literal, TypeAlias

from benchmarks.revisions.acts import WEIGHTS, Act
from benchmarks.revisions.editing import Account, Editor, Pen
from benchmarks.revisions.originals import original
from workbench.errors import EditMismatchError, ImpossibleEditError
from workbench.model.document import Document
from workbench.model.text import tokens

Nearness: TypeAlias = Literal["words", "paragraph", "neighbours", "far"]
NEARNESS: tuple[Nearness, ...] = ("words", "paragraph", "neighbours", "far")
MOST_EDITS = 12
_TRACEABLE = 0.75  # of the documents: every word once
_TOGETHER = 0.12  # of the pairs share their first edits, as after a cherry-pick
_FEW = 5  # words that both work on


@dataclass(frozen=True, slots=True)
class Pair:
    """Two revisions of one document.

    Attributes:
        seed: the number it was drawn from.
        nearness: where the two worked: on the same few words, in the same paragraph and its link,
            in neighbouring ones, in the first and the last third of the document.
        base: the document that both began with.
        ours: what the first made of it.
        theirs: what the second made of it.
        our_account: what the first did.
        their_account: what the second did.
    """

    seed: int
    nearness: Nearness
    base: Document
    ours: Document
    theirs: Document
    our_account: Account
    their_account: Account

    @property
    def swapped(self) -> Pair:
        """The same with the two in each other's place."""
        return Pair(
            self.seed, self.nearness, self.base, self.theirs, self.ours,
            self.their_account, self.our_account,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """An act and the seed of its chances; it is the same whatever was done before it."""

    act: Act
    seed: float


@dataclass(frozen=True, slots=True)
class Plan:
    """What two editors are going to do.

    Attributes:
        seed: the number it was drawn from.
        nearness: as in `Pair`.
        base: the document that both begin with.
        regions: ids of the paragraphs that ours and theirs work in.
        focus: words that both work on rather than others.
        together: what was done before they parted, though base does not have it.
        ours: what the first does.
        theirs: what the second does.
    """

    seed: int
    nearness: Nearness
    base: Document
    regions: tuple[tuple[str, ...], tuple[str, ...]]
    focus: frozenset[str]
    together: tuple[Step, ...]
    ours: tuple[Step, ...]
    theirs: tuple[Step, ...]


def plan(seed: int, nearness: Nearness | None = None, most: int = MOST_EDITS) -> Plan:
    """The plan of a number.

    Args:
        seed: the number.
        nearness: where the two work; None takes turns.
        most: edits of each, at most.
    """
    draw = Random(seed)
    near = nearness or NEARNESS[seed % len(NEARNESS)]
    base = original(draw, traceable=draw.random() < _TRACEABLE)
    regions = _regions(draw, base, near)
    focus = _focus(draw, base, regions[0][0]) if near == "words" else frozenset()
    shared = draw.randint(1, 3) if draw.random() < _TOGETHER else 0
    together, ours, theirs = (
        _steps(draw, edits) for edits in (shared, draw.randint(1, most), draw.randint(1, most))
    )
    return Plan(seed, near, base, regions, focus, together, ours, theirs)


def carried_out(planned: Plan) -> Pair:
    """What comes of a plan; steps that are not possible are left out."""
    pen = Pen(Random(planned.seed), planned.base)
    first = Editor(Random(planned.seed), planned.base, pen, planned.regions[0], planned.focus)
    _work(first, planned.together)
    second = first.parted(planned.regions[1])
    _work(first, planned.ours)
    _work(second, planned.theirs)
    return Pair(
        planned.seed,
        planned.nearness,
        planned.base,
        first.document,
        second.document,
        first.account,
        second.account,
    )


def pair(seed: int, nearness: Nearness | None = None, most: int = MOST_EDITS) -> Pair:
    """The pair of a number; arguments as of `plan`."""
    return carried_out(plan(seed, nearness, most))


def _steps(draw: Random, edits: int) -> tuple[Step, ...]:
    acts = draw.choices([*WEIGHTS], [*WEIGHTS.values()], k=edits)
    return tuple(Step(act, draw.random()) for act in acts)


def _work(editor: Editor, steps: Iterable[Step]) -> None:
    for step in steps:
        editor.draw = editor.pen.draw = Random(step.seed)
        try:
            step.act(editor)
        except (ImpossibleEditError, LookupError, EditMismatchError):
            continue
        editor.account.acts.append(step.act.__name__)


def _regions(
    draw: Random, base: Document, near: Nearness
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs that the two work in; the first of each is what they begin with."""
    side = base.target if base.target and draw.random() < 0.25 else base.source
    if near == "far":
        third = max(1, len(side) // 3)
        return (
            tuple(i for p in side[:third] for i in _around(base, p.id)),
            tuple(i for p in side[-third:] for i in _around(base, p.id)),
        )
    at = draw.randrange(len(side))
    if near != "neighbours":
        return _around(base, side[at].id), _around(base, side[at].id)
    beside = min(len(side) - 1, at + draw.randint(1, 2))
    return _around(base, side[at].id), _around(base, side[beside].id)


def _around(base: Document, paragraph_id: str) -> tuple[str, ...]:
    """A paragraph, and those that it is linked with."""
    return tuple(dict.fromkeys((paragraph_id, *base.link_of(paragraph_id).ids)))


def _focus(draw: Random, base: Document, paragraph_id: str) -> frozenset[str]:
    words = [token.text for token in tokens(base.paragraph(paragraph_id).text)]
    at = draw.randrange(max(1, len(words) - _FEW))
    return frozenset(words[at : at + _FEW])
