"""Whole pages once more: how many errors progress says are left, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from benchmarks.correction.held_out import ENGLISH, Page, as_typed
from benchmarks.correction.marks import signs, words_only
from benchmarks.correction.whole import GROUPS, THRESHOLD, size, texts_of
from benchmarks.sections import Section, Table
from workbench.evaluate.report import Text, measures
from workbench.model.text import tokens
from workbench.session.assistant import Assistant
from workbench.session.progress.counts import OriginalCounts
from workbench.session.progress.outlook import Outlook, errors_left
from workbench.tally import Tally

_HEAD = ("", "wrong words: said", "true", "apart, a page", "wrong signs: said", "true")


@dataclass(frozen=True, slots=True)
class _Left(Tally):
    """What is said of some pages, and what is true.

    Attributes:
        pages: how many.
        said: wrong words that are expected.
        true: wrong words, marked or not.
        apart: how far the two lie apart, page by page.
        signs_said: wrong signs that are expected among the marked ones.
        signs_true: marked signs whose first reading takes an error away.
    """

    pages: int = 0
    said: float = 0.0
    true: int = 0
    apart: float = 0.0
    signs_said: float = 0.0
    signs_true: int = 0


def left(pages: Sequence[Page]) -> Section:
    """Errors that are expected before anything is decided, with English, beside those there are."""
    assistant = Assistant()
    clean = as_typed(pages)
    groups = [
        (name, [page for page in pages if page[0].languages in languages])
        for name, languages in GROUPS.items()
    ]
    groups.append(("as typed", clean))
    found = {
        f"{name}: {size(group)}": _sum(texts_of(assistant, group, ENGLISH))
        for name, group in groups
        if group
    }
    rows = [
        (
            name,
            f"{f.said:.0f}",
            f.true,
            f"{f.apart / f.pages:.1f}",
            f"{f.signs_said:.0f}",
            f.signs_true,
        )
        for name, f in found.items()
    ]
    return Section("left", [Table(_HEAD, rows)], data={k: asdict(f) for k, f in found.items()})


def _sum(texts: Sequence[Text]) -> _Left:
    total = _Left()
    for text in texts:
        total += _left(text)
    return total


def _left(text: Text) -> _Left:
    words = sum(1 for sample in text for _ in tokens(sample.observed))
    known = Outlook.of(suspect for sample in text for suspect in sample.suspects)
    of_words = replace(known, doubt=known.doubt_of_words)
    said = errors_left(OriginalCounts(words=words, words_left=words), of_words)
    (alone,) = words_only([text])
    true = measures(alone, "folded").suggestions.faults
    return _Left(
        pages=1,
        said=said,
        true=true,
        apart=abs(said - true),
        signs_said=known.doubt - known.doubt_of_words,
        signs_true=signs([text], THRESHOLD).mended,
    )
