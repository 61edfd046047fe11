"""The translation beside a paragraph as evidence of what the paragraph reads.

A Russian word is believed when an English one stands about where its translation should: by name,
number, dictionary, origin or sense. Each way of knowing is a renderer and can be switched off;
what they find is put together as likelihood ratios.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.correct.channel import Channel
from workbench.correct.evidence import Matrix, Proposal
from workbench.correct.evidence.translation.beside import Beside, beside
from workbench.correct.evidence.translation.rendering import COLUMNS
from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.lexicon.fold import fold
from workbench.lexicon.trie import Trie

_NAMED = ("name", "number")


@dataclass(frozen=True)
class Translation:
    """Evidence of the linked English; it proposes and it ranks.

    Attributes:
        trie: the lexicon.
        channel: what letters are misread for.
        without: ways of knowing that are switched off ("names", "numbers", "dictionary",
            "cognates", "encoder").
    """

    trie: Trie
    channel: Channel
    without: frozenset[str] = frozenset()
    kind: str = "translation"
    names: tuple[str, ...] = COLUMNS

    def propose(self, case: Garble, /) -> list[Proposal]:
        """Russian words for the English that were likeliest read as the garble.

        Torn words are left to the search over the lexicon: it seldom misses one that is here.
        """
        if len(case.pieces) > 1:
            return []
        return self._beside(case).search.near(self.channel, case.script, case.key)

    def of(self, case: Garble, candidates: Sequence[Hypothesis], /) -> Matrix:
        """Likelihood ratios that the words of a reading render the English, by kind of match."""
        found = np.zeros((len(candidates), len(self.names)))
        english, position = self._beside(case), _position(case)
        english.prepare([word for candidate in candidates for word in _words(candidate)])
        for row, candidate in zip(found, candidates, strict=True):
            for word in _words(candidate):
                for column, match in english.matches(word, position):
                    row[self.names.index(column)] += match.ratio
        return found

    def explain(self, case: Garble, candidate: Hypothesis, /) -> str:
        """The English words: 'English: "guerrilla"', "English: Valdez"."""
        english = self._beside(case)
        told = dict.fromkeys(_told(english, word, _position(case)) for word in _words(candidate))
        words = ", ".join(filter(None, told))
        return f"English: {words}" if words else ""

    def _beside(self, case: Garble) -> Beside:
        return beside(self.trie, self.without, case.scene.passage.translation)


def _words(candidate: Hypothesis) -> list[str]:
    return fold(candidate.text).split()


def _position(case: Garble) -> float:
    """Where in its paragraph the garble stands, 0..1."""
    length = max(1, len(case.scene.passage.text))
    return (case.span.start + case.span.end) / (2 * length)


def _told(english: Beside, word: str, position: float) -> str:
    """The English word that a Russian one renders best; in quotes unless a name or a number."""
    matches = dict(english.matches(word, position))
    if not matches:
        return ""
    place = max(matches.values(), key=lambda match: match.ratio).place
    text = english.words[place].text
    named = any(column in _NAMED and match.place == place for column, match in matches.items())
    return text if named else f'"{text}"'
