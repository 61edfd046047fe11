"""The report of an alignment as scripts read it. The keys are told in docs/evaluating.md."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.evaluate.asjson import reliability, rounded
from workbench.evaluate.link_report import LinkReport, Milestone
from workbench.evaluate.links import Agreement


def links_as_json(report: LinkReport) -> dict[str, object]:
    """A report of an alignment; what was not measured is left out."""
    found: dict[str, object] = {}
    if report.links:
        found["strict"] = _agreement(report.links.strict)
        found["lax"] = _agreement(report.links.lax)
        found["unlinked"] = _agreement(report.links.unlinked)
    if report.outcomes:
        found["reliability"] = reliability(report.outcomes)
    if report.sentences:
        found["sentences"] = {
            "strict": _agreement(report.sentences.strict),
            "lax": _agreement(report.sentences.lax),
        }
    if report.least_certain:
        found["repair"] = {
            "least_certain": _course(report.least_certain),
            "top_down": _course(report.top_down),
        }
    return found


def _agreement(found: Agreement) -> dict[str, object]:
    return {
        "found": found.found,
        "true": found.true,
        "right": found.right,
        "met": found.met,
        "precision": rounded(found.precision),
        "recall": rounded(found.recall),
        "f1": rounded(found.f1),
    }


def _course(milestones: Iterable[Milestone]) -> list[dict[str, object]]:
    return [
        {
            "answers": one.answers,
            "strict": rounded(one.agreement.strict.f1),
            "lax": rounded(one.agreement.lax.f1),
            "unlinked": rounded(one.agreement.unlinked.f1),
        }
        for one in milestones
    ]
