"""Everything that is measured of some texts, in one value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import TypeAlias

from workbench.evaluate.effort import Effort, effort
from workbench.evaluate.hipe import Hipe, hipe_scores
from workbench.evaluate.keys import KEYS, Mode
from workbench.evaluate.matching import Match
from workbench.evaluate.rates import Counts, characters, words
from workbench.evaluate.reliability import Outcome, outcomes
from workbench.evaluate.suggestions import Suggestions, suggestions
from workbench.evaluate.words import WordsChanged, words_changed
from workbench.model.suspects import Suspect
from workbench.model.text import Span
from workbench.tally import Tally, share


@dataclass(frozen=True, slots=True)
class Sample:
    """A paragraph with its truth and with what the machine made of it.

    Attributes:
        name: what it is called in the report.
        observed: NFC text that was read.
        truth: NFC text that stood there.
        suspects: of the text that was read, sorted by place.
        corrected: the text after automatic correction.
        taken: the spans of the text that was read which that has replaced, if they are known.
    """

    name: str
    observed: str
    truth: str
    suspects: tuple[Suspect, ...]
    corrected: str
    taken: tuple[Span, ...] = ()


Text: TypeAlias = Sequence[Sample]
"""The paragraphs of one text in order."""


@dataclass(frozen=True, slots=True)
class Measures(Tally):
    """What depends on when two texts count as the same.

    Attributes:
        read: characters of what was read, against the truth.
        corrected: characters after automatic correction.
        read_words: words of what was read.
        corrected_words: words after automatic correction.
        words: what automatic correction did to words.
        suggestions: marking and readings.
        outcomes: how sure the best reading of every suspect was, and whether it is right.
        effort: keys pressed.
    """

    read: Counts
    corrected: Counts
    read_words: Counts
    corrected_words: Counts
    words: WordsChanged
    suggestions: Suggestions
    outcomes: tuple[Outcome, ...]
    effort: Effort

    @property
    def removed(self) -> float:
        """Share of the character errors that automatic correction takes away; it may be < 0."""
        return share(self.read.errors - self.corrected.errors, self.read.errors)


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured.

    Attributes:
        paragraphs: how many.
        threshold: confidence from which a reading was taken over without a person.
        without: kinds of evidence that were switched off.
        exact: every character counts.
        folded: case, ё or е, and signs do not count.
        hipe: as the HIPE-OCRepair task measures.
    """

    paragraphs: int
    threshold: float
    without: tuple[str, ...]
    exact: Measures
    folded: Measures
    hipe: Hipe


def report(texts: Sequence[Text], threshold: float, without: Sequence[str] = ()) -> Report:
    """Measure some texts.

    Args:
        texts: at least one; the simulated editor corrects one after the other.
        threshold: at which `Sample.corrected` was made; it is only reported.
        without: kinds of evidence that were switched off; they are only reported.
    """
    every = [sample for text in texts for sample in text]
    scores = (hipe_scores(s.observed, s.corrected, s.truth) for s in every)
    return Report(
        paragraphs=len(every),
        threshold=threshold,
        without=tuple(without),
        exact=reduce(add, (measures(text, "exact") for text in texts)),
        folded=reduce(add, (measures(text, "folded") for text in texts)),
        hipe=reduce(add, scores, Hipe()),
    )


def measures(text: Text, mode: Mode) -> Measures:
    """Measure one text in one mode."""
    key = KEYS[mode]
    matches = [Match(s.observed, s.truth, key, s.suspects) for s in text]
    stretches = [stretch for match in matches for stretch in match.stretches()]
    changed = (words_changed(s.observed, s.corrected, s.truth, key) for s in text)

    return Measures(
        read=_sum(characters(s.observed, s.truth, key) for s in text),
        corrected=_sum(characters(s.corrected, s.truth, key) for s in text),
        read_words=_sum(words(s.observed, s.truth, key) for s in text),
        corrected_words=_sum(words(s.corrected, s.truth, key) for s in text),
        words=reduce(add, changed, WordsChanged()),
        suggestions=suggestions(stretches),
        outcomes=tuple(outcomes(stretches)),
        effort=effort(matches),
    )


def _sum(found: Iterable[Counts]) -> Counts:
    return reduce(add, found, Counts())
