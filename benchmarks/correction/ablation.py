"""The fourth part: what is lost when a kind of evidence is switched off."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from benchmarks.correction.held_out import EVERYTHING, Page
from benchmarks.correction.whole import THRESHOLD, texts_of
from benchmarks.sections import Section, Table
from workbench.evaluate.report import report
from workbench.session.assistant import Assistant

_NEEDED = ("shape", "lexicon")  # the search itself is made of them


def ablation(pages: Sequence[Page]) -> Section:
    """Each kind of evidence off in turn, and each way of knowing a translation."""
    rows: list[tuple[str, float, float, float]] = []
    optional = [kind for kind in Assistant().corrector.kinds if kind not in _NEEDED]
    for kind in (None, *optional):
        print(f"\rwithout {kind or 'nothing'} …", end="\033[K", file=sys.stderr, flush=True)
        assistant = Assistant(without=frozenset({kind} if kind else ()))
        found = report(texts_of(assistant, pages, EVERYTHING), THRESHOLD)
        suggestions = found.folded.suggestions
        name = "everything" if kind is None else f"without {kind}"
        rows.append((name, suggestions.accuracy(1), suggestions.accuracy(5), found.exact.removed))
    head = ["given English and engine", "@1", "@5", "character errors taken away at 0.9"]
    data: dict[str, object] = {
        name: {"at_1": first, "at_5": five, "errors_removed": removed}
        for name, first, five, removed in rows
    }
    return Section("ablation", [Table(head, rows)], data=data)
