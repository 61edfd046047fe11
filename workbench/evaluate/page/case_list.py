"""Errors in their context, by what went wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.evaluate.worst import KINDS, Case, Kind
from workbench.markup.elements import NOTHING, Markup, element, join, text
from workbench.model.suspects import Reading
from workbench.wording import chance, percent, shown_reading

_SHOWN = 12  # of each kind
_READINGS = 4
_REASONS = 3
_WORTH_A_LOOK = 0.005
_OF_ALL = "damage"  # the kind of evidence that says the same of all readings


def case_list(found: Mapping[Kind, Sequence[Case]]) -> Markup:
    """The errors of each kind of which the machine was surest."""
    return join(*(_group(kind, cases) for kind, cases in found.items() if cases))


def _group(kind: Kind, cases: Sequence[Case]) -> Markup:
    shown = f"{len(cases):,}" if len(cases) <= _SHOWN else f"{_SHOWN} of {len(cases):,}"
    heading = element("h3", text(KINDS[kind]), element("span", text(shown), class_="count"))
    return element(
        "section", heading, *(_case(case) for case in cases[:_SHOWN]), class_=f"cases {kind}"
    )


def _case(case: Case) -> Markup:
    words = element(
        "div",
        element("p", text(" · ".join((case.paragraph, *_told_of_all(case)))), class_="place"),
        element(
            "p",
            text(case.before),
            element("mark", text(case.observed)),
            text(case.after),
            class_="context",
            lang="ru",
        ),
        element(
            "p",
            element("span", text("truth"), class_="what"),
            element("b", text(case.truth.strip() or "nothing"), lang="ru"),
            class_="truth",
        ),
    )
    return element("article", words, _readings(case))


def _told_of_all(case: Case) -> tuple[str, ...]:
    """What is said of the paragraph, whatever the reading."""
    told = (e.detail for r in case.readings for e in r.evidence if e.kind == _OF_ALL and e.detail)
    return tuple(dict.fromkeys(told))


def _readings(case: Case) -> Markup:
    if not case.readings:
        return NOTHING
    shown = [
        (number, reading)
        for number, reading in enumerate(case.readings, 1)
        if number == case.rank or (number <= _READINGS and reading.confidence >= _WORTH_A_LOOK)
    ]
    items = (_reading(number, reading, right=number == case.rank) for number, reading in shown)
    return element("ol", *items, class_="readings")


def _reading(number: int, reading: Reading, *, right: bool) -> Markup:
    share = percent(reading.confidence)
    own = [evidence for evidence in reading.evidence if evidence.kind != _OF_ALL]
    reasons = [
        element(
            "span",
            text(evidence.detail),
            class_=f"reason {'for' if evidence.weight > 0 else 'against'}",
        )
        for evidence in own[:_REASONS]
    ]
    return element(
        "li",
        element("span", element("i", style=f"width:{share}%"), class_="meter"),
        element("span", text(chance(reading.confidence, "\u00a0%")), class_="share"),
        element("span", element("b", text(shown_reading(reading.text)), lang="ru"), *reasons),
        class_="right" if right else "wrong",
        value=number,
    )
