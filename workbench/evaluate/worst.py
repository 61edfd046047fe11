"""The errors worth looking at, by what went wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from workbench.evaluate.keys import folded
from workbench.evaluate.matching import Fault, Match, Stretch, Verdict
from workbench.evaluate.report import Sample
from workbench.model.suspects import Reading
from workbench.model.text import Span

Kind: TypeAlias = Literal["broken", "taken", "low", "none", "unmarked", "vain"]

KINDS: Mapping[Kind, str] = {
    "broken": "Right words made wrong",
    "taken": "Wrong words replaced by other wrong words",
    "low": "The right reading is not the first",
    "none": "No right reading",
    "unmarked": "Wrong words not marked",
    "vain": "Marked in vain",
}

_CONTEXT = 42  # code points shown on either side


@dataclass(frozen=True, slots=True)
class Case:
    """An error in its context.

    Attributes:
        kind: what went wrong.
        paragraph: name of its sample.
        before: text that stands before it.
        observed: what was read.
        after: text that stands behind it.
        truth: what stood there.
        readings: of the suspect, best first; none where nothing is marked.
        rank: number from 1 of the right reading.
    """

    kind: Kind
    paragraph: str
    before: str
    observed: str
    after: str
    truth: str
    readings: tuple[Reading, ...] = ()
    rank: int | None = None

    @property
    def confidence(self) -> float:
        """How sure the machine was of its first reading."""
        return self.readings[0].confidence if self.readings else 0.0


def cases(samples: Sequence[Sample]) -> dict[Kind, list[Case]]:
    """All errors by kind, those first of which the machine was surest. Case and signs count not."""
    found: dict[Kind, list[Case]] = {kind: [] for kind in KINDS}
    for sample in samples:
        match = Match(sample.observed, sample.truth, folded, sample.suspects)
        for stretch in match.stretches():
            for case in _of_stretch(sample, stretch):
                found[case.kind].append(case)
    for inside in found.values():
        inside.sort(key=lambda case: -case.confidence)
    return found


def _of_stretch(sample: Sample, stretch: Stretch) -> Iterator[Case]:
    for verdict in stretch.verdicts:
        kind = _kind(sample, verdict)
        if kind is not None:
            yield _case(sample, kind, stretch.observed, stretch.truth, verdict)
    for fault in stretch.faults:
        if not fault.marked:
            yield _unmarked(sample, fault)


def _kind(sample: Sample, verdict: Verdict) -> Kind | None:
    taken = verdict.suspect.span in sample.taken
    if verdict.stands:
        if taken and not verdict.right[0]:
            return "broken"
        return None if _is_of_signs(verdict) else "vain"
    if verdict.rank == 1:
        return None
    if taken:
        return "taken"
    return "low" if verdict.rank else "none"


def _is_of_signs(verdict: Verdict) -> bool:
    """Whether the first reading and the text it would replace differ in signs or case alone."""
    suspect = verdict.suspect
    return any(verdict.right[:1]) and suspect.readings[0].text != suspect.text


def _unmarked(sample: Sample, fault: Fault) -> Case:
    return _case(sample, "unmarked", fault.change.ocr, fault.change.text, None)


def _case(sample: Sample, kind: Kind, observed: Span, truth: Span, verdict: Verdict | None) -> Case:
    text = sample.observed
    before = text[max(0, observed.start - _CONTEXT) : observed.start]
    after = text[observed.end : observed.end + _CONTEXT]
    return Case(
        kind,
        sample.name,
        before if observed.start <= _CONTEXT else "…" + before.partition(" ")[2],
        observed.within(text),
        after if observed.end + _CONTEXT >= len(text) else after.rpartition(" ")[0] + "…",
        truth.within(sample.truth),
        verdict.suspect.readings if verdict else (),
        verdict.rank if verdict else None,
    )
