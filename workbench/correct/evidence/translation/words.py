"""Words of the translation by a dictionary: government is правительство in all its forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.correct.evidence.translation.english import EnglishWord
from workbench.correct.evidence.translation.rendering import NONE, How, Rendering, Shares
from workbench.lexicon.bilingual import Dictionary
from workbench.lexicon.lemmas import forms_of, keys_of, lemmas_of

_LIKELY = 0.06  # share of a translation that is worth looking for
_DECLINED = 500  # likeliest lemmas of a translation whose forms are all made


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
        by_share = sorted(places, key=lambda lemma: -max(places[lemma].values()))
        forms: dict[str, list[str]] = {}
        for lemma in by_share[:_DECLINED]:
            for form in forms_of(lemma):
                forms.setdefault(form, []).append(lemma)
        return _Translated(places, forms, frozenset(by_share[_DECLINED:]))

    def _translations(self, word: EnglishWord) -> Iterator[tuple[str, float]]:
        for part in word.parts:
            for dictionary in self.dictionaries:
                yield from dictionary.russian(part).items()


@dataclass(frozen=True)
class _Translated:
    """What was rendered.

    To know a word by its forms is quicker than to look up its lemmas; but a large dictionary has
    too many lemmas for a paragraph to make the forms of all.

    Attributes:
        places: Russian lemma to the English words that it may render, and how likely.
        declined: form to its lemmas among the likelier ones.
        others: the less likely lemmas.
    """

    places: Mapping[str, Shares]
    declined: Mapping[str, Sequence[str]]
    others: frozenset[str]

    def shares(self, words: Sequence[str]) -> list[Shares]:
        """By the lemmas of the words."""
        return [self._shares(word) for word in words]

    def _shares(self, word: str) -> Shares:
        lemmas = [*self.declined.get(word, ())]
        if self.others:
            lemmas += lemmas_of(word) & self.others
        if len(lemmas) < 2:
            return self.places[lemmas[0]] if lemmas else NONE
        found: dict[int, float] = {}
        for lemma in lemmas:
            for place, share in self.places[lemma].items():
                found[place] = max(share, found.get(place, 0.0))
        return found

    def forms(self) -> Mapping[str, float]:
        """All forms of the likelier lemmas."""
        likely = {lemma: max(places.values()) for lemma, places in self.places.items()}
        found = ((form, max(map(likely.__getitem__, of))) for form, of in self.declined.items())
        return {form: share for form, share in found if share >= _LIKELY}
