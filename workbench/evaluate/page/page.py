"""The page: what was measured, in the order in which one asks."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from workbench.evaluate.page.case_list import case_list
from workbench.evaluate.page.confusions import Confusion
from workbench.evaluate.page.effort_chart import effort_chart
from workbench.evaluate.page.heat_map import heat_legend, heat_map
from workbench.evaluate.page.reliability_chart import reliability_chart
from workbench.evaluate.page.tables import all_figures, hipe_figures, reliability_table, strongest
from workbench.evaluate.page.tiles import tiles
from workbench.evaluate.report import Report, Text
from workbench.evaluate.worst import cases
from workbench.markup.elements import NOTHING, Markup, element, join, text
from workbench.markup.page import whole_page
from workbench.wording import counted

_SCRIPTS = {
    "cyrillic": "Read as Cyrillic",
    "latin": "Read as Latin",
    "mixed": "Read as a mixture of both",
}


def page(report: Report, texts: Sequence[Text], confusions: Sequence[Confusion]) -> str:
    """A whole HTML document, to be written as UTF-8.

    Args:
        report: of the texts.
        texts: from which errors are shown.
        confusions: what the visual channel has learned.
    """
    style = files("workbench.evaluate.page").joinpath("page.css").read_text("utf-8")
    body = join(
        _header(report),
        tiles(report),
        _section("Confidence", _RELIABILITY, _reliability(report)),
        _section("Editing effort", _EFFORT, element("figure", effort_chart(report.exact.effort))),
        _section(
            "The worst errors", _ERRORS, case_list(cases([s for text_ in texts for s in text_]))
        ),
        _section("What the channel has learned", _CHANNEL, _confusions(confusions)),
        _section("All figures", _FIGURES, _figures(report)),
    )
    return whole_page("Evaluation", style, body)


def _header(report: Report) -> Markup:
    off = f" · without {', '.join(report.without)}" if report.without else ""
    characters, words = report.exact.read.reference, report.exact.read_words.reference
    told = (
        f"{counted(report.paragraphs, 'paragraph')} · {words:,} words · {characters:,} characters "
        f"· corrected at {report.threshold:.2f}{off}"
    )
    return element("header", element("h1", text("Evaluation")), element("p", text(told)))


def _section(name: str, told: str, content: Markup) -> Markup:
    return element(
        "section", element("h2", text(name)), element("p", text(told), class_="told"), content
    )


def _reliability(report: Report) -> Markup:
    return element(
        "div",
        element("figure", reliability_chart(report.exact.outcomes)),
        reliability_table(report.exact.outcomes),
        class_="pair",
    )


def _confusions(confusions: Sequence[Confusion]) -> Markup:
    drawn = [
        join(
            element("h3", text(name)),
            element("figure", heat_map(confusions, script), class_="wide"),
            strongest(confusions, script),
        )
        for script, name in _SCRIPTS.items()
        if any(c.script == script for c in confusions)
    ]
    return join(element("figure", heat_legend()), *drawn) if drawn else NOTHING


def _figures(report: Report) -> Markup:
    return element("div", all_figures(report), hipe_figures(report), class_="pair")


_RELIABILITY = (
    "Of the readings that are said to be 90 % sure nine in ten should be right. Each column is a "
    "tenth of confidence; the dot is the share that is right with its 95 % interval, and should "
    "lie on the line. Below it and to its right the machine is too sure of itself."
)
_EFFORT = (
    "A simulated editor corrects every wrong word: here by digit where a reading is right, by "
    "typing where none is; in a plain editor by going to each wrong word, deleting and retyping it."
)
_ERRORS = (
    "Those first of which the machine was surest. Case, ё or е, and signs do not count here. "
    "Reasons that speak for a reading are set solid, those against it faint."
)
_CHANNEL = (
    "How probable it is that a letter of the page (rows) is read as another character (columns). "
    "Dots mark letters read as they stand. Below each map are its strongest confusions, those of "
    "two characters among them; ∅ is nothing, ␣ a space."
)
_FIGURES = (
    "Exact counts every character. Folded leaves out case, ё or е, and signs. What the figures "
    "mean is told in docs/evaluating.md."
)
