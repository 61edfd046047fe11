"""Words of the translation by a dictionary: government is правительство in all its forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.correct.evidence.translation.english import EnglishWord
from workbench.correct.evidence.translation.rendering import How, Rendering, Shares
from workbench.lexicon.bilingual import Dictionary
from workbench.lexicon.lemmas import forms_of, keys_of, lemmas_of

_LIKELY = 0.06  # share of a translation that is worth looking for


@dataclass(frozen=True)
class Words:
    """A renderer by dictionaries.

    Attributes:
        dictionaries: say what English words are in Russian; the surest one counts.
    """

    dictionaries: tuple[Dictionary, ...]
    how: How = "dictionary"

    def render(self, words: Sequence[EnglishWord]) -> Rendering:
        """All translations of all words."""
        places: dict[str, dict[int, float]] = {}
        for word in words:
            for russian, share in self._translations(word):
                for lemma in keys_of(russian):
                    found = places.setdefault(lemma, {})
                    found[word.place] = max(share, found.get(word.place, 0.0))
        return _Translated(places)

    def _translations(self, word: EnglishWord) -> Iterator[tuple[str, float]]:
        for part in word.parts:
            for dictionary in self.dictionaries:
                yield from dictionary.russian(part).items()


@dataclass(frozen=True)
class _Translated:
    """Attributes: places: Russian lemma to the English words it may render."""

    places: dict[str, dict[int, float]]

    def shares(self, words: Sequence[str]) -> list[Shares]:
        """By the lemmas of the words."""
        return [self._shares(word) for word in words]

    def _shares(self, word: str) -> Shares:
        found: dict[int, float] = {}
        for lemma in lemmas_of(word):
            for place, share in self.places.get(lemma, {}).items():
                found[place] = max(share, found.get(place, 0.0))
        return found

    def forms(self) -> Mapping[str, float]:
        """All forms of the likelier lemmas."""
        found: dict[str, float] = {}
        for lemma, places in self.places.items():
            share = max(places.values())
            if share >= _LIKELY:
                for form in forms_of(lemma):
                    found[form] = max(share, found.get(form, 0.0))
        return found
