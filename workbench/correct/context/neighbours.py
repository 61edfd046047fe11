"""How well a word fits the words beside it: one door to all that is known of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from workbench.correct.context import tables
from workbench.correct.context.agreement import Agreement
from workbench.correct.context.cloze import Cloze, Place
from workbench.correct.context.gaps import Gap
from workbench.correct.context.phrases import Phrases
from workbench.correct.context.reasons import reason
from workbench.correct.context.stops import Stops
from workbench.correct.context.topic import Topic
from workbench.lexicon.forms import Progress
from workbench.lexicon.vectors import Vectors

Floats = NDArray[np.float32]

_REMEMBERED = 2048  # questions whose answers are kept
_OFTEN = 3  # uses from which two words are told to stand together
_USUAL = 4.0  # nats from which they are a phrase, and not only of fitting classes
_FITS = 0.7  # nats from which grammar is told to join two words


@dataclass(frozen=True, eq=False)
class Neighbours:
    """Association of words. Read-only; safe to share between threads.

    Attributes:
        agreement: by grammatical class.
        phrases: by use of the very words.
        cloze: by all words around at once.
        stops: what signs stand between words.
        topic: by what words are about; None where no vectors are installed.
    """

    agreement: Agreement
    phrases: Phrases
    cloze: Cloze
    stops: Stops
    topic: Topic | None = None

    @classmethod
    def open(cls, progress: Progress | None = None) -> Neighbours:
        """The tables of the package, opened in about a tenth of a second."""
        known = tables.shipped()
        vectors = Vectors.installed()
        if progress is not None:
            progress("Context is ready", 1.0)
        return cls(*known, Topic(vectors) if vectors else None)

    def between(self, left: Sequence[str], right: Sequence[str], gap: Gap = "") -> Floats:
        """How much likelier each right word is after each left word than anywhere.

        Args:
            left: folded words; of several words in one string the last counts; "" is unknown.
            right: folded words; of several the first counts; "" is unknown.
            gap: what stands between them, as `gaps.gap` tells it.

        Returns:
            ln p(right | left, gap) / p(right) in nats, shape (left, right); 0 beside "".
        """
        ends = tuple(words.rpartition(" ")[2] for words in left)
        begins = tuple(words.partition(" ")[0] for words in right)
        return self._pairs(ends, begins, gap)

    @cached_property
    def _pairs(self) -> Callable[[tuple[str, ...], tuple[str, ...], Gap], Floats]:
        """A paragraph is asked about several times, mostly with the same words."""
        return lru_cache(_REMEMBERED)(self._looked_up)

    def _looked_up(self, left: tuple[str, ...], right: tuple[str, ...], gap: Gap) -> Floats:
        found = self.agreement.between(left, right, gap)
        found = found if gap else self.phrases.refined(left, right, found)
        found.flags.writeable = False
        return found

    def beside(self, words: Sequence[str], around: Sequence[str]) -> Floats:
        """How much likelier each folded word is among the words around it, in nats.

        Args:
            words: what may stand there.
            around: a dozen folded words on each side, without the place itself.

        Returns:
            shape (words,); 0 where nothing is known, everywhere if no vectors are installed.
        """
        if self.topic is None:
            return np.zeros(len(words), np.float32)
        return self._topical(tuple(words), tuple(around))

    @cached_property
    def _topical(self) -> Callable[[tuple[str, ...], tuple[str, ...]], Floats]:
        assert self.topic is not None
        return lru_cache(_REMEMBERED)(self.topic.beside)

    def within(self, line: Sequence[Place]) -> list[Floats]:
        """How much likelier each word of each place is in its paragraph than anywhere, in nats.

        Args:
            line: the places of the paragraph, each with what may stand there.
        """
        return self.cloze.scores(line)

    def signs(self, words: Sequence[str], gaps: Sequence[Gap], capitals: Sequence[bool]) -> Floats:
        """How much likelier each kind of gap is before each word, as `Stops.before` has it."""
        return self.stops.before(words, gaps, capitals)

    def explain(self, left: str, right: str, gap: Gap = "") -> str:
        """Why two folded words are at home beside each other, or ''."""
        if not left or not right:
            return ""
        fits = self.agreement.between([left], [right], gap)
        used = 0 if gap else self.phrases.uses_of([left], [right])[0, 0]
        if used >= _OFTEN and self.phrases.refined([left], [right], fits)[0, 0] >= _USUAL:
            return f"«{left} {right}» is a usual phrase"
        if fits[0, 0] < _FITS:
            return ""
        return reason(left, right, *self.agreement.likeliest(left, right, gap))

    def explain_beside(self, word: str, around: Sequence[str]) -> str:
        """Why a folded word is at home among others, or ''."""
        likest = self.topic.likest(word, around) if self.topic else ""
        return f"goes with «{likest}»" if likest else ""
