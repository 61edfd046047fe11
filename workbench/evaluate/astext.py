"""The report as people read it in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from workbench.evaluate.reliability import calibration_error, table
from workbench.evaluate.report import Measures, Report
from workbench.wording import counted

Form: TypeAlias = Callable[[Measures], str]
"""How a figure is written."""

_FIRST, _COLUMN = 34, 14


def percent(share: float) -> str:
    """A share with as many digits as it needs, `25.7 %` or `0.13 %`; its space does not break."""
    digits = 2 if abs(share) < 0.1 else 1
    return f"{share * 100:.{digits}f}\u00a0%"


def as_text(report: Report) -> Iterator[str]:
    """The lines of a report: every character counted, and folded."""
    at = f"{report.threshold:.2f}"
    yield counted(report.paragraphs, "paragraph")
    if report.without:
        yield f"without {', '.join(report.without)}"
    yield row("", "exact", "folded")
    for label, form in rows(at):
        yield row(label, form(report.exact), form(report.folded)) if form else label
    yield from _hipe(report, at)


def rows(at: str) -> tuple[tuple[str, Form | None], ...]:
    """Every figure by its name; a heading has no form."""
    return (
        ("characters wrong (CER)", None),
        ("  as read", lambda m: percent(m.read.rate)),
        (f"  corrected at {at}", lambda m: percent(m.corrected.rate)),
        ("  errors taken away", lambda m: percent(m.removed)),
        ("words wrong (WER)", None),
        ("  as read", lambda m: percent(m.read_words.rate)),
        (f"  corrected at {at}", lambda m: percent(m.corrected_words.rate)),
        ("  wrong words fixed", lambda m: _of(m.words.fixed, m.words.wrong)),
        ("  right words broken", lambda m: _of(m.words.broken, m.words.right)),
        ("marking", None),
        ("  suspects that are wrong", lambda m: percent(m.suggestions.precision)),
        ("  wrong words marked", lambda m: percent(m.suggestions.recall)),
        ("  F1", lambda m: percent(m.suggestions.f1)),
        ("right reading, of all wrong words", None),
        ("  first", lambda m: percent(m.suggestions.accuracy(1))),
        ("  among five", lambda m: percent(m.suggestions.accuracy(5))),
        ("  among ten", lambda m: percent(m.suggestions.accuracy(10))),
        ("  mean reciprocal rank", lambda m: f"{m.suggestions.reciprocal_rank():.3f}"),
        ("right reading, of marked ones", None),
        ("  first", lambda m: percent(m.suggestions.accuracy(1, of_marked=True))),
        ("  among five", lambda m: percent(m.suggestions.accuracy(5, of_marked=True))),
        ("  among ten", lambda m: percent(m.suggestions.accuracy(10, of_marked=True))),
        (
            "  mean reciprocal rank",
            lambda m: f"{m.suggestions.reciprocal_rank(of_marked=True):.3f}",
        ),
        ("confidence of the first reading", None),
        ("  calibration error", lambda m: f"{calibration_error(table(m.outcomes)):.3f}"),
        ("keys pressed", None),
        ("  here", lambda m: f"{m.effort.keys:,}"),
        ("  in a plain editor", lambda m: f"{m.effort.plain:,}"),
        ("  share", lambda m: percent(m.effort.ratio)),
    )


def _hipe(report: Report, at: str) -> Iterator[str]:
    found = report.hipe
    yield row("HIPE-OCRepair 2026", "as read", f"at {at}")
    for label, read, corrected in (
        ("  cMER", found.read, found.corrected),
        ("  wMER", found.read_words, found.corrected_words),
    ):
        yield row(label, percent(read.match_error_rate), percent(corrected.match_error_rate))
    yield row("  preference score", "", f"{found.preference:+.3f}")


def _of(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,}"


def row(label: str, *cells: str) -> str:
    """A line of a table: its name on the left, its cells set right."""
    return (label.ljust(_FIRST) + "".join(cell.rjust(_COLUMN) for cell in cells)).rstrip()
