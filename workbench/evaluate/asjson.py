"""The report as scripts read it. The keys are told in docs/evaluating.md and do not change."""

from __future__ import annotations

from workbench.evaluate.effort import Effort
from workbench.evaluate.hipe import Hipe
from workbench.evaluate.rates import Counts
from workbench.evaluate.reliability import Outcome, calibration_error, table
from workbench.evaluate.report import Measures, Report
from workbench.evaluate.suggestions import Suggestions
from workbench.evaluate.words import WordsChanged

_DIGITS = 5


def as_json(report: Report) -> dict[str, object]:
    """A report of texts."""
    return {
        "paragraphs": report.paragraphs,
        "threshold": report.threshold,
        "without": list(report.without),
        "exact": _measures(report.exact),
        "folded": _measures(report.folded),
        "hipe": _hipe(report.hipe),
    }


def _measures(found: Measures) -> dict[str, object]:
    return {
        "cer": {"read": _counts(found.read), "corrected": _counts(found.corrected)},
        "wer": {"read": _counts(found.read_words), "corrected": _counts(found.corrected_words)},
        "errors_removed": rounded(found.removed),
        "words": _words(found.words),
        "suggestions": _suggestions(found.suggestions),
        "reliability": reliability(found.outcomes),
        "effort": _effort(found.effort),
    }


def _counts(found: Counts) -> dict[str, object]:
    return {
        "rate": rounded(found.rate),
        "errors": found.errors,
        "reference": found.reference,
        "hits": found.hits,
        "substitutions": found.substitutions,
        "deletions": found.deletions,
        "insertions": found.insertions,
    }


def _words(found: WordsChanged) -> dict[str, object]:
    return {
        "right": found.right,
        "wrong": found.wrong,
        "fixed": found.fixed,
        "broken": found.broken,
        "fixed_share": rounded(found.fixed_share),
        "broken_share": rounded(found.broken_share),
    }


def _suggestions(found: Suggestions) -> dict[str, object]:
    return {
        "faults": found.faults,
        "lost": found.lost,
        "suspects": found.suspects,
        "marking": {
            "precision": rounded(found.precision),
            "recall": rounded(found.recall),
            "f1": rounded(found.f1),
        },
        "of_all": _accuracy(found, of_marked=False),
        "of_marked": _accuracy(found, of_marked=True),
    }


def _accuracy(found: Suggestions, *, of_marked: bool) -> dict[str, object]:
    return {
        "count": found.marked if of_marked else found.faults,
        "at_1": rounded(found.accuracy(1, of_marked=of_marked)),
        "at_5": rounded(found.accuracy(5, of_marked=of_marked)),
        "at_10": rounded(found.accuracy(10, of_marked=of_marked)),
        "mrr": rounded(found.reciprocal_rank(of_marked=of_marked)),
    }


def reliability(found: tuple[Outcome, ...]) -> dict[str, object]:
    """The reliability table and its error."""
    bins = table(found)
    return {
        "count": len(found),
        "calibration_error": rounded(calibration_error(bins)),
        "bins": [
            {
                "low": one.low,
                "high": one.high,
                "count": one.count,
                "confidence": rounded(one.confidence),
                "right": rounded(one.right),
            }
            for one in bins
        ],
    }


def _effort(found: Effort) -> dict[str, object]:
    return {
        "keys": found.keys,
        "plain": found.plain,
        "ratio": rounded(found.ratio),
        "accepted": found.accepted,
        "kept": found.kept,
        "typed": found.typed,
        "unmarked": found.unmarked,
        "typing": found.typing,
        "moving": found.moving,
    }


def _hipe(found: Hipe) -> dict[str, object]:
    return {
        "cmer": {
            "read": rounded(found.read.match_error_rate),
            "corrected": rounded(found.corrected.match_error_rate),
        },
        "wmer": {
            "read": rounded(found.read_words.match_error_rate),
            "corrected": rounded(found.corrected_words.match_error_rate),
        },
        "preference": rounded(found.preference),
        "segments": found.segments,
        "improved": found.improved,
        "worsened": found.worsened,
    }


def rounded(number: float) -> float:
    """A share with as many digits as scripts need."""
    return round(number, _DIGITS)
