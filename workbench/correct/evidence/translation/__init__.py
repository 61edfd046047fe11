"""The translation beside a paragraph as evidence of what the paragraph reads.

A Russian word is believed when an English one stands about where its translation should: by name,
number, dictionary, cognate or sense. Each way of knowing is a renderer and can be switched off;
what they find is put together as a likelihood ratio.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import Levenshtein
import numpy as np

from workbench.correct.evidence import Matrix
from workbench.correct.evidence.translation.english import english_words
from workbench.correct.evidence.translation.names import Names
from workbench.correct.evidence.translation.rendering import (
    Match,
    Renderer,
    Rendering,
    best_match,
)
from workbench.correct.evidence.translation.words import Words
from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.lexicon.bilingual import Pairs
from workbench.lexicon.fold import fold
from workbench.lexicon.lookalikes import repair
from workbench.lexicon.trie import Trie

_PROPOSED = 8
_FEATURE = {"names": "name", "numbers": "number"}
_OTHER = "word"


@dataclass(frozen=True)
class Translation:
    """Evidence of the linked English; it proposes and it ranks.

    Attributes:
        trie: the lexicon.
        without: ways of knowing that are switched off ("names", "numbers", "dictionary",
            "cognates", "encoder").
    """

    trie: Trie
    without: frozenset[str] = frozenset()
    kind: str = "translation"
    names: tuple[str, ...] = ("name", "number", "word")

    def propose(self, case: Garble, /) -> list[str]:
        """Russian words for the English that look a little like the garble, the likest first."""
        observed = repair(case.key).lower().replace(" ", "")
        found = {form for _, rendering in self._rendered(case) for form in rendering.like(observed)}
        return sorted(found, key=lambda form: (-Levenshtein.ratio(observed, form), form))[
            :_PROPOSED
        ]

    def of(self, case: Garble, candidates: Sequence[Hypothesis], /) -> Matrix:
        """Likelihood ratios that the words of a reading render the English, by kind of match."""
        found = np.zeros((len(candidates), len(self.names)))
        for row, candidate in zip(found, candidates, strict=True):
            for word in fold(candidate.text).split():
                for column, match in self._matches(case, word).items():
                    row[self.names.index(column)] += match.ratio
        return found

    def explain(self, case: Garble, candidate: Hypothesis, /) -> str:
        """The English words: 'English: "guerrilla"', "English: Valdez"."""
        english = english_words(case.scene.passage.translation)
        told: dict[str, None] = {}
        for word in fold(candidate.text).split():
            matches = self._matches(case, word)
            if matches:
                column, match = max(matches.items(), key=lambda item: item[1].ratio)
                text = english[match.place].text
                told[f'"{text}"' if column == _OTHER else text] = None
        return f"English: {', '.join(told)}" if told else ""

    def _matches(self, case: Garble, word: str) -> dict[str, Match]:
        """The best match of a word for each feature."""
        passage = case.scene.passage
        length = len(english_words(passage.translation))
        position = (case.span.start + case.span.end) / (2 * max(1, len(passage.text)))
        columns: dict[str, list[Rendering]] = {}
        for how, rendering in self._rendered(case):
            columns.setdefault(_FEATURE.get(how, _OTHER), []).append(rendering)
        found = {
            column: best_match((r.shares(word) for r in renderings), position, length)
            for column, renderings in columns.items()
        }
        return {column: match for column, match in found.items() if match is not None}

    def _rendered(self, case: Garble) -> tuple[tuple[str, Rendering], ...]:
        renderers = _renderers(self.trie, self.without)
        return _rendered(renderers, case.scene.passage.translation)


@lru_cache(maxsize=16)
def _renderers(trie: Trie, without: frozenset[str]) -> tuple[Renderer, ...]:
    """The ways of knowing that this machine has."""
    every: tuple[Renderer, ...] = (Names(trie), Words(Pairs.shipped()))
    return tuple(renderer for renderer in every if renderer.how not in without)


@lru_cache(maxsize=64)
def _rendered(
    renderers: tuple[Renderer, ...], translation: tuple[str, ...]
) -> tuple[tuple[str, Rendering], ...]:
    words = english_words(translation)
    return tuple((each.how, each.render(words)) for each in renderers) if words else ()
