"""An alignment against the truth: links, how sure the machine was, sentences, and its repair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.evaluate.links import Comparison, LinkIds
from workbench.evaluate.reliability import Outcome
from workbench.evaluate.repair import Repaired
from workbench.evaluate.sentences import SentenceComparison

MILESTONES = (0, 1, 2, 5, 10, 20, 30, 50)
"""Numbers of answers after which a repair is looked at."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """How good an alignment is after some answers.

    Attributes:
        answers: how many.
        agreement: with the truth.
    """

    answers: int
    agreement: Comparison


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What was measured of an alignment.

    Attributes:
        links: None where links were not given.
        outcomes: how sure the machine was of each of its links, and whether it is right (strict).
        sentences: None where sentences were not given.
        least_certain: the repair, the machine asking; () where none was tried.
        top_down: the repair, an editor reading from the top.
    """

    links: Comparison | None
    outcomes: tuple[Outcome, ...] = ()
    sentences: SentenceComparison | None = None
    least_certain: tuple[Milestone, ...] = ()
    top_down: tuple[Milestone, ...] = ()


def link_outcomes(
    found: Iterable[tuple[LinkIds, float]], truth: Iterable[LinkIds]
) -> tuple[Outcome, ...]:
    """Confidences of the links of both sides, and whether exactly these are true."""
    true = set(truth)
    return tuple((confidence, link in true) for link, confidence in found if all(link))


def milestones(steps: Iterable[Repaired]) -> tuple[Milestone, ...]:
    """A repair at each number of `MILESTONES`, and where it ends if that is sooner."""
    kept: list[Milestone] = []
    last: Milestone | None = None
    for step in steps:
        last = Milestone(step.answers, step.agreement)
        if step.answers in MILESTONES:
            kept.append(last)
        if step.answers >= MILESTONES[-1]:
            break
    if last is not None and last not in kept:
        kept.append(last)
    return tuple(kept)
