"""The report of an alignment as people read it in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from workbench.evaluate.astext import percent, row
from workbench.evaluate.link_report import LinkReport, Milestone
from workbench.evaluate.links import Agreement
from workbench.evaluate.reliability import Outcome, calibration_error, table


def links_as_text(report: LinkReport) -> Iterator[str]:
    """The lines of a report; what was not measured is left out."""
    yield row("", "precision", "recall", "F1", "found", "true")
    if report.links:
        yield _agreement("links, exactly the same", report.links.strict)
        yield _agreement("links that overlap", report.links.lax)
        yield _agreement("paragraphs without a link", report.links.unlinked)
    if report.sentences:
        yield _agreement("sentences, exactly the same", report.sentences.strict)
        yield _agreement("sentences that overlap", report.sentences.lax)
    if report.outcomes:
        yield from _reliability(report.outcomes)
    if report.least_certain:
        yield from _repair(report.least_certain, report.top_down)


def _agreement(label: str, found: Agreement) -> str:
    shares = (percent(share) for share in (found.precision, found.recall, found.f1))
    return row(label, *shares, str(found.found), str(found.true))


def _reliability(outcomes: Iterable[Outcome]) -> Iterator[str]:
    bins = table(outcomes)
    yield row("confidence of links", "mean", "right", "", "links")
    for one in bins:
        if one.count:
            shares = percent(one.confidence), percent(one.right)
            yield row(f"  {one.low:.2f} to {one.high:.2f}", *shares, "", str(one.count))
    yield row("  calibration error", f"{calibration_error(bins):.3f}")


def _repair(asked: Sequence[Milestone], read: Sequence[Milestone]) -> Iterator[str]:
    yield row("F1 when links are confirmed", "links", "unlinked", "links", "unlinked")
    yield row("  answers", "least certain", "", "top-down", "")
    for one, other in zip_longest(asked, read):
        answers = (one or other).answers
        yield row(f"  {answers}", *_shares(one), *_shares(other))


def _shares(one: Milestone | None) -> tuple[str, str]:
    if one is None:
        return "", ""
    return percent(one.agreement.strict.f1), percent(one.agreement.unlinked.f1)
