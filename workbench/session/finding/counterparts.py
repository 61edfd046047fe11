"""Which words of a translation stand for a word of the original, and the other way round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from workbench.correct.evidence.translation.beside import Beside
from workbench.correct.evidence.translation.cognates import Cognates
from workbench.correct.evidence.translation.english import EnglishWord, english_words
from workbench.correct.evidence.translation.names import Names
from workbench.correct.evidence.translation.rendering import How, Renderer
from workbench.correct.evidence.translation.similar import Similar
from workbench.correct.evidence.translation.words import Words
from workbench.lexicon.alphabet import matrix
from workbench.lexicon.bilingual import Dictionary, Pairs
from workbench.lexicon.encoder import Encoder
from workbench.lexicon.fold import fold
from workbench.lexicon.mueller import Mueller
from workbench.lexicon.numerals import Numerals
from workbench.lexicon.trie import Trie, build_trie
from workbench.model.text import Span, tokens

_REMEMBERED = 64  # texts, each with all that is known of its words
_LIKELY = 1.0  # natural-log likelihood ratio from which a word is named


class Counterparts:
    """What this machine knows of words in both languages. Opened on first use.

    The ways of knowing are those of `correct.evidence.translation`; the vectors are asked only
    where no other way knows a word.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, How], Beside] = {}

    @cached_property
    def _nothing(self) -> Trie:
        """A lexicon that lists no name: all that is asked is whether two words may be one."""
        return build_trie(matrix([]), np.zeros(0, np.float32))

    @cached_property
    def _knowing(self) -> tuple[tuple[Renderer, ...], ...]:
        dictionaries: tuple[Dictionary | None, ...] = (Pairs.words(), Mueller.open())
        listed: tuple[Renderer, ...] = (
            Names(self._nothing),
            Words((Pairs.places(),), "names"),
            Words((Numerals(),), "numbers"),
            Words(tuple(filter(None, dictionaries))),
            Cognates(),
        )
        encoder = Encoder.open()
        return (listed,) if encoder is None else (listed, (Similar(encoder),))

    def english(self, meant: Sequence[str], position: float, english: str) -> tuple[Span, ...]:
        """The words of an English text that stand for Russian ones, in order.

        Args:
            meant: folded Russian words.
            position: where in their text they stand, 0..1.
            english: the text that translates it.
        """
        spans = _places(english, english_words((english,)))
        found = {place for word in meant for place in self._places_of(word, position, english)}
        return tuple(spans[place] for place in sorted(found))

    def russian(self, english: str, span: Span, russian: str) -> tuple[Span, ...]:
        """The words of a Russian text that stand for a stretch of an English one, in order.

        Args:
            english: the text.
            span: the stretch.
            russian: the text that it translates.
        """
        spans = _places(english, english_words((english,)))
        wanted = {n for n, each in enumerate(spans) if each.overlaps(span)}
        return tuple(
            token.span
            for token in tokens(russian)
            if wanted.intersection(
                self._places_of(fold(token.text), middle(russian, token.span), english)
            )
        )

    def _places_of(self, word: str, position: float, english: str) -> list[int]:
        """The word of an English text that a folded Russian one most likely renders, if any."""
        for renderers in self._knowing:
            ratios: defaultdict[int, float] = defaultdict(float)
            for _, match in self._beside(english, renderers).matches(word, position):
                ratios[match.place] += match.ratio
            if ratios:
                best = max(ratios, key=lambda place: ratios[place])
                return [best] if ratios[best] >= _LIKELY else []
        return []

    def _beside(self, english: str, renderers: tuple[Renderer, ...]) -> Beside:
        """What some ways of knowing say of an English text; the last texts are remembered."""
        key = english, renderers[0].how
        if key not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.pop(next(iter(self._known)))
            self._known[key] = Beside(english_words((english,)), renderers, self._nothing)
        return self._known[key]


def _places(text: str, words: Sequence[EnglishWord]) -> list[Span]:
    """Where the English words of a text stand."""
    return list(_found_in_turn(text, words))


def _found_in_turn(text: str, words: Sequence[EnglishWord]) -> Iterator[Span]:
    end = 0
    for word in words:
        start = text.index(word.text, end)
        end = start + len(word.text)
        yield Span(start, end)


def middle(text: str, span: Span) -> float:
    """Where the middle of a stretch lies in its text, 0..1."""
    return (span.start + span.end) / (2 * max(1, len(text)))
