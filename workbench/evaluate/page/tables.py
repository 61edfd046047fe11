"""The figures of the page that stand in tables."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.evaluate.astext import percent, rows
from workbench.evaluate.page.confusions import Confusion, of_script
from workbench.evaluate.reliability import Outcome, table
from workbench.evaluate.report import Report
from workbench.markup.elements import Markup, element, join, text

_STRONGEST = 36
_SIGNS = {" ": "␣", "": "∅"}


def all_figures(report: Report) -> Markup:
    """What `workbench evaluate` prints, with every character counted and folded."""
    lines = [_head("", "exact", "folded")]
    for name, form in rows(f"{report.threshold:.2f}"):
        if form is None:
            lines.append(element("tr", element("th", text(name), colspan=3), class_="heading"))
        else:
            lines.append(_row(name.strip(), form(report.exact), form(report.folded)))
    return element("table", *lines)


def hipe_figures(report: Report) -> Markup:
    """The measures of the shared task."""
    found = report.hipe
    return element(
        "table",
        _head("HIPE-OCRepair 2026", "as read", f"at {report.threshold:.2f}"),
        _row(
            "cMER",
            percent(found.read.match_error_rate),
            percent(found.corrected.match_error_rate),
        ),
        _row(
            "wMER",
            percent(found.read_words.match_error_rate),
            percent(found.corrected_words.match_error_rate),
        ),
        _row("preference score", "", f"{found.preference:+.3f}"),
        _row("paragraphs better, worse", str(found.improved), str(found.worsened)),
    )


def reliability_table(outcomes: Sequence[Outcome]) -> Markup:
    """The bins, finer at the upper end."""
    return element(
        "table",
        _head("said", "right", "readings"),
        *(
            _row(
                f"{found.low:.2f} to {found.high:.2f}",
                percent(found.right) if found.count else "–",
                f"{found.count:,}",
            )
            for found in table(outcomes)
        ),
    )


def strongest(confusions: Sequence[Confusion], script: str) -> Markup:
    """The likeliest confusions, those of two characters among them."""
    items = (
        element(
            "li",
            element("b", text(_shown(c.truth))),
            text(" → "),
            element("b", text(_shown(c.observed))),
            element("span", text(percent(c.probability))),
        )
        for c in of_script(confusions, script)[:_STRONGEST]
    )
    return element("ol", *items, class_="strongest")


def _shown(side: str) -> str:
    return "".join(_SIGNS.get(sign, sign) for sign in side) or _SIGNS[""]


def _head(*names: str) -> Markup:
    return element("tr", *(element("th", text(name)) for name in names))


def _row(name: str, *cells: str) -> Markup:
    return element(
        "tr", element("td", text(name)), join(*(element("td", text(cell)) for cell in cells))
    )
