"""The headline figures."""

from __future__ import annotations

from workbench.evaluate.astext import percent
from workbench.evaluate.reliability import calibration_error, table
from workbench.evaluate.report import Measures, Report
from workbench.markup.elements import Markup, element, text


def tiles(report: Report) -> Markup:
    """Six figures, every character counted; below each what it is case and signs aside."""
    exact, folded = report.exact, report.folded
    at = f"{report.threshold:.2f}"
    shown = (
        _tile(
            "Character errors taken away",
            percent(exact.removed),
            f"from {percent(exact.read.rate)} of all characters to "
            f"{percent(exact.corrected.rate)}, taking readings from {at} on",
            f"case and signs aside: {percent(folded.removed)}",
        ),
        _tile(
            "Right words broken",
            str(exact.words.broken),
            f"of {exact.words.right:,} right ones; {exact.words.fixed:,} of "
            f"{exact.words.wrong:,} wrong ones fixed",
            f"case and signs aside: {folded.words.broken}",
        ),
        _tile(
            "First reading right",
            percent(exact.suggestions.accuracy(1)),
            f"of all {exact.suggestions.faults:,} wrong words; among five "
            f"{percent(exact.suggestions.accuracy(5))}",
            f"case and signs aside: {_ranks(folded)}",
        ),
        _tile(
            "Wrong words marked",
            percent(exact.suggestions.recall),
            f"{percent(exact.suggestions.precision)} of what is marked is wrong",
            f"case and signs aside: {percent(folded.suggestions.recall)}",
        ),
        _tile(
            "Calibration error",
            f"{calibration_error(table(exact.outcomes)):.3f}",
            f"over the first readings of {len(exact.outcomes):,} suspects",
            f"case and signs aside: {calibration_error(table(folded.outcomes)):.3f}",
        ),
        _tile(
            "Keys pressed",
            percent(exact.effort.ratio),
            f"of those in a plain editor: {exact.effort.keys:,} against {exact.effort.plain:,}",
            f"case and signs aside: {percent(folded.effort.ratio)}",
        ),
    )
    return element("section", *shown, class_="tiles")


def _ranks(found: Measures) -> str:
    first, five = found.suggestions.accuracy(1), found.suggestions.accuracy(5)
    return f"{percent(first)}, {percent(five)}"


def _tile(name: str, figure: str, told: str, folded: str) -> Markup:
    return element(
        "div",
        element("h3", text(name)),
        element("p", text(figure), class_="figure"),
        element("p", text(told)),
        element("p", text(folded), class_="folded"),
        class_="tile",
    )
