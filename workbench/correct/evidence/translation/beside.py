"""One translation with all that is known of its words in Russian."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from workbench.correct.evidence.translation.cognates import Cognates
from workbench.correct.evidence.translation.english import EnglishWord, english_words
from workbench.correct.evidence.translation.names import Names
from workbench.correct.evidence.translation.rendering import (
    COLUMN_OF,
    Match,
    Renderer,
    Shares,
    best_match,
)
from workbench.correct.evidence.translation.search import Search
from workbench.correct.evidence.translation.similar import Similar
from workbench.correct.evidence.translation.words import Words
from workbench.lexicon.bilingual import Dictionary, Pairs
from workbench.lexicon.encoder import Encoder
from workbench.lexicon.mueller import Mueller
from workbench.lexicon.numerals import Numerals
from workbench.lexicon.trie import Trie

_REMEMBERED = 32  # translations kept, 1 or 2 MB each: a text is looked at twice


class Beside:
    """The words of a translation, and what Russian words were found to render.

    Args:
        words: of the translation, in order.
        renderers: the ways of knowing.
        lexicon: tells how usual Russian words are.
    """

    def __init__(
        self, words: Sequence[EnglishWord], renderers: Sequence[Renderer], lexicon: Trie
    ) -> None:
        self.words = words
        self._lexicon = lexicon
        self._named = [each.how == "names" for each in renderers]
        self._renderings = [(COLUMN_OF[each.how], each.render(words)) for each in renderers]
        self._shares: dict[str, list[tuple[str, Shares]]] = {}

    def prepare(self, russian: Sequence[str]) -> None:
        """Looks many folded words up at once, which is quicker than one by one."""
        fresh = [word for word in dict.fromkeys(russian) if word not in self._shares]
        if not fresh:
            return
        found: dict[str, list[tuple[str, Shares]]] = {word: [] for word in fresh}
        for column, rendering in self._renderings:
            for word, shares in zip(fresh, rendering.shares(fresh), strict=True):
                if shares:
                    found[word].append((column, shares))
        self._shares.update(found)

    def matches(self, russian: str, position: float) -> Iterator[tuple[str, Match]]:
        """The best match of a folded word at a position of the paragraph (0..1), by column."""
        self.prepare((russian,))
        found = self._shares[russian]
        for column in dict.fromkeys(column for column, _ in found):
            alike = (shares for other, shares in found if other == column)
            match = best_match(alike, position, len(self.words))
            if match is not None:
                yield column, match

    @cached_property
    def names(self) -> frozenset[str]:
        """Folded forms of the names of the translation: words in this paragraph, listed or not."""
        return frozenset(
            form
            for named, (_, rendering) in zip(self._named, self._renderings, strict=True)
            if named
            for form in rendering.forms()
        )

    @cached_property
    def search(self) -> Search:
        """The search over all forms that render the translation, made when it is first asked."""
        forms: dict[str, float] = {}
        for _, rendering in self._renderings:
            for form, share in rendering.forms().items():
                forms[form] = max(share, forms.get(form, 0.0))
        return Search(forms, self._lexicon)


@lru_cache(maxsize=_REMEMBERED)
def beside(trie: Trie, without: frozenset[str], translation: tuple[str, ...]) -> Beside:
    """A translation with the ways of knowing that are not switched off."""
    words = english_words(translation)
    return Beside(words, _renderers(trie, without) if words else (), trie)


@lru_cache(maxsize=16)
def _renderers(trie: Trie, without: frozenset[str]) -> tuple[Renderer, ...]:
    """The ways of knowing that this machine has."""
    dictionaries: tuple[Dictionary | None, ...] = (Pairs.words(), Mueller.open())
    every: list[Renderer] = [
        Names(trie),
        Words((Pairs.places(),), "names"),
        Words((Numerals(),), "numbers"),
        Words(tuple(filter(None, dictionaries))),
        Cognates(),
    ]
    encoder = Encoder.open()
    if encoder is not None:
        every.append(Similar(encoder))
    return tuple(renderer for renderer in every if renderer.how not in without)
