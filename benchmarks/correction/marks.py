"""Suspects that are signs, told apart from suspects that are words.

A sign is no word that could be right or wrong, so what is proposed for it is judged by itself: it
is right when it brings the paragraph nearer to its truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import Levenshtein

from workbench.evaluate.report import Sample, Text
from workbench.model.suspects import Suspect
from workbench.tally import Tally


@dataclass(frozen=True, slots=True)
class Signs(Tally):
    """What was proposed for signs.

    Attributes:
        marked: suspects that are signs.
        mended: those whose first reading takes an error away.
        sure: those whose first reading is at least as sure as was asked.
        surely_mended: of these, those that it takes an error away from.
    """

    marked: int = 0
    mended: int = 0
    sure: int = 0
    surely_mended: int = 0


def words_only(texts: Sequence[Text]) -> list[Text]:
    """The same texts without the suspects that are signs; what was corrected stays corrected."""
    return [
        [replace(each, suspects=tuple(s for s in each.suspects if not s.is_sign)) for each in text]
        for text in texts
    ]


def signs(texts: Sequence[Text], threshold: float) -> Signs:
    """What was proposed for signs in some texts; sure is what reaches the threshold (0..1)."""
    total = Signs()
    for sample in (sample for text in texts for sample in text):
        for suspect in sample.suspects:
            if suspect.is_sign:
                total += _judged(sample, suspect, threshold)
    return total


def _judged(sample: Sample, suspect: Suspect, threshold: float) -> Signs:
    if not suspect.readings:
        return Signs(marked=1)
    best, text, span = suspect.readings[0], sample.observed, suspect.span
    changed = text[: span.start] + best.text + text[span.end :]
    before = Levenshtein.distance(text, sample.truth)
    mended = int(Levenshtein.distance(changed, sample.truth) < before)
    sure = int(best.confidence >= threshold and best.text != suspect.text)
    return Signs(1, mended, sure, sure * mended)
