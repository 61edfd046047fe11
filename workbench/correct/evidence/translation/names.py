"""Names of the translation in Russian: Lindqvist is ЛИНДКВИСТА, Havana is гаванский too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from workbench.correct.evidence.translation.english import EnglishWord
from workbench.correct.evidence.translation.rendering import NONE, How, Rendering, Shares
from workbench.lexicon.alphabet import encode
from workbench.lexicon.chinese import palladius
from workbench.lexicon.declension import NOUN_ENDINGS, declined, relational
from workbench.lexicon.english import log_frequency as english_log_frequency
from workbench.lexicon.months import months
from workbench.lexicon.romanisation import russian_spellings
from workbench.lexicon.sounds import Sounds, likeness
from workbench.lexicon.trie import Trie

_FUNCTION_WORD = -7.6  # natural-log frequency from which a capitalised word is no name
_SHORTEST = 3
_VOWELS = "аеиоуыэюяйь"
_LONGEST_ENDING = 4
_GUESSES = 16  # spellings tried that are in no list
_LISTED = 0.9  # share of the most regular spelling that the lexicon has
_BESIDE_LISTED = 0.2  # the same of one that it lacks, where it has another
_UNLISTED = 0.5  # and where it has none
_FADING = 5.0  # place among the spellings of a name that is half as likely as the first
_SOUNDS = ((0.85, 0.08), (0.7, 0.02))  # likeness in sound and the share it is worth


@dataclass(frozen=True)
class Names:
    """A renderer of names and months.

    Attributes:
        trie: the lexicon, to tell which spellings of a name are in use.
    """

    trie: Trie
    how: How = "names"

    def render(self, words: Sequence[EnglishWord]) -> Rendering:
        """All forms of all names."""
        forms: dict[str, dict[int, float]] = {}
        named: dict[str, list[int]] = {}
        for word in filter(_is_name, words):
            for name in dict.fromkeys((word.text, *word.parts)):
                if len(name) >= _SHORTEST:
                    named.setdefault(name, []).append(word.place)
        for name, places in named.items():
            for form, share in forms_of_name(self.trie, name):
                found = forms.setdefault(form, {})
                found.update((place, max(share, found.get(place, 0.0))) for place in places)
        for place, month in _months(words):
            forms.update((form, {place: _LISTED}) for form in month)
        return _Named(forms, named, Sounds(named, likeness))


def _is_name(word: EnglishWord) -> bool:
    return word.is_capitalised and english_log_frequency(word.text) < _FUNCTION_WORD


def _months(words: Sequence[EnglishWord]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for before, word, after in zip((None, *words), words, (*words[1:], None), strict=False):
        beside = " ".join(each.text for each in (before, word, after) if each)
        for name, forms in months(beside):
            if name == word.text.capitalize():
                yield word.place, forms


@dataclass(frozen=True)
class _Named:
    """Attributes: russian: forms to places; names: English names to places, and by sound."""

    russian: dict[str, dict[int, float]]
    names: dict[str, list[int]]
    sounds: Sounds

    def shares(self, words: Sequence[str]) -> list[Shares]:
        """Exactly by form, else by sound."""
        return [self._shares(word) for word in words]

    def _shares(self, word: str) -> Shares:
        exact = self.russian.get(word)
        if exact or len(word) < _SHORTEST:
            return exact or NONE
        found: dict[int, float] = {}
        for name, alike in self.sounds.alike(word, _SOUNDS[-1][0]).items():
            share = next(share for least, share in _SOUNDS if alike >= least)
            found.update(dict.fromkeys(self.names[name], share))
        return found

    def forms(self) -> Mapping[str, float]:
        """All forms of the names."""
        return {form: max(places.values()) for form, places in self.russian.items()}


@lru_cache(maxsize=1024)
def forms_of_name(trie: Trie, name: str) -> tuple[tuple[str, float], ...]:
    """Folded Russian forms of a Latin name, each with the probability that it is meant.

    Spellings that the lexicon has are likelier than others, but it does not have every name, and
    what it has may be another word. Forms are made as well as looked up: a list seldom has all.
    """
    spellings = tuple(dict.fromkeys((*russian_spellings(name), *palladius(name))))
    listed = {spelling: tuple(_listed(trie, _stem(spelling))) for spelling in spellings}
    usual = [spelling for spelling in spellings if listed[spelling]]
    other = [spelling for spelling in spellings if not listed[spelling]][:_GUESSES]
    found: dict[str, float] = {}
    for likely, share in ((usual, _LISTED), (other, _BESIDE_LISTED if usual else _UNLISTED)):
        for rank, spelling in enumerate(likely):
            for form in (*listed[spelling], *declined(spelling), *relational(_stem(spelling))):
                found.setdefault(form, share * _FADING / (_FADING + rank))
    return tuple(found.items())


def _stem(spelling: str) -> str:
    """The spelling without the vowel that declension changes."""
    return spelling[:-1] if len(spelling) > 3 and spelling[-1] in _VOWELS else spelling


def _listed(trie: Trie, stem: str) -> Iterator[str]:
    """Words of the lexicon that are the stem with a case ending."""
    codes = encode(stem)
    node = trie.find(codes) if codes and len(stem) > 2 else -1
    if node < 0:
        return
    level = np.array([node])
    for _ in range(_LONGEST_ENDING + 1):
        for found in level[np.isfinite(trie.own[level].astype(np.float32))]:
            word = trie.word(int(found))
            if word[len(stem) :] in NOUN_ENDINGS:
                yield word
        level = trie.children(level)[1]
