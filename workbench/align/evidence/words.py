"""Words: those whose translation, by the dictionaries there are, stands in the other text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from workbench.align.evidence.shared import SharedFeatures
from workbench.align.features import DOUBTFUL, Features, Matches
from workbench.align.fuzzy import similar_pairs
from workbench.align.words import english_words, latin_words, russian_words
from workbench.lexicon.bilingual import Dictionary, Pairs
from workbench.lexicon.english_lemmas import lemmas
from workbench.lexicon.fold import fold
from workbench.lexicon.lemmas import keys_of, listed_lemmas
from workbench.lexicon.mueller import Mueller
from workbench.lexicon.stems import stem
from workbench.model.document import Side

_SHORTEST = 3
_SHORTEST_GARBLED = 5
_LATIN = "="
_LIKELY = 0.12
_CUTOFFS = (0.86, 0.74)

_Keys: TypeAlias = Mapping[str, Mapping[int, float]]
"""Dictionary form of a Russian word to the English features it translates, each with its share."""


class Words(SharedFeatures):
    """Weighs words by their translations; words that no dictionary of Russian lists are garbled.

    Tiers of a match: a usual translation, a rare one, then garbled words as like the stem of a
    translation as `_CUTOFFS` say. A word in Latin letters on both sides is its own translation.

    Args:
        dictionaries: where translations are looked up; those of this machine when left out.
    """

    kind = "words"
    rates = (0.22, 0.08, 0.04, 0.03)

    def __init__(self, dictionaries: Sequence[Dictionary] | None = None) -> None:
        super().__init__()
        if dictionaries is None:
            known = (Pairs.places(), Pairs.words(), Mueller.open())
            dictionaries = [one for one in known if one is not None]
        self._dictionaries = dictionaries
        self._russian = lru_cache(maxsize=1 << 16)(self._looked_up)

    def features(self, text: str, side: Side) -> frozenset[str]:
        """Words by one of their forms; in English those alone that a dictionary has."""
        if side == "source":
            found = {fold(word.text) for word in russian_words(text)}
            keys = (_source_key(word) for word in found if len(word) >= _SHORTEST)
            same = (f"{_LATIN}{fold(word)}{DOUBTFUL}" for word in latin_words(text))
            return frozenset([*keys, *same])
        words = {word.text for word in english_words(text) if len(word.text) >= _SHORTEST}
        known = {self._headword(word) for word in words if self._russian(word)}
        same = (f"{_LATIN}{fold(word)}{DOUBTFUL}" for word in words)
        return frozenset([*known, *same])

    def match(self, source: Features, target: Features) -> Matches:
        """Words of which one may translate the other."""
        number = {name: n for n, name in enumerate(target.names)}
        keys = self._keys(target)
        rows: list[tuple[int, int, int]] = []
        garbled: list[int] = []
        for n, name in enumerate(source.names):
            if name.startswith(_LATIN):
                rows.extend([(n, number[name], 0)] if name in number else [])
            elif name.endswith(DOUBTFUL):
                garbled.append(n)
            else:
                rows.extend(_listed(n, name, keys))
        return Matches.of([*rows, *_likened(garbled, source, keys)])

    def _keys(self, target: Features) -> _Keys:
        """Dictionary forms of Russian words, and the features that they translate."""
        keys: dict[str, dict[int, float]] = {}
        for n, name in enumerate(target.names):
            for word, share in self._russian(name).items():
                for key in keys_of(word):
                    found = keys.setdefault(key, {})
                    found[n] = max(share, found.get(n, 0.0))
        return keys

    def shown(self, feature: str) -> str:
        """The word without the marks of its kind."""
        return feature.removeprefix(_LATIN).removesuffix(DOUBTFUL)

    def _looked_up(self, word: str) -> Mapping[str, float]:
        """The Russian words of an English one, by all dictionaries."""
        found: dict[str, float] = {}
        for dictionary in self._dictionaries:
            for russian, share in dictionary.russian(word).items():
                found[russian] = max(share, found.get(russian, 0.0))
        return found

    def _headword(self, word: str) -> str:
        """The shortest dictionary form of a word that is translated as it is."""
        known = [lemma for lemma in lemmas(word) if self._russian(lemma)]
        return min(known, key=len, default=word)


def _source_key(word: str) -> str:
    """One form for all forms of a listed word; others may be garbled, and are marked doubtful."""
    return min(listed_lemmas(word), default=f"{word}{DOUBTFUL}")


def _listed(feature: int, name: str, keys: _Keys) -> Iterator[tuple[int, int, int]]:
    """Matches of a word that a dictionary has."""
    for key in listed_lemmas(name):
        for other, share in keys.get(key, {}).items():
            yield feature, other, 0 if share >= _LIKELY else 1


def _likened(garbled: list[int], source: Features, keys: _Keys) -> list[tuple[int, int, int]]:
    """Matches of garbled words with translations whose stems they resemble."""
    words = {n: source.names[n].removesuffix(DOUBTFUL) for n in garbled}
    asked = [n for n, word in words.items() if len(word) >= _SHORTEST_GARBLED]
    stems: dict[str, set[int]] = defaultdict(set)
    for key, others in keys.items():
        if len(key) >= _SHORTEST_GARBLED:
            stems[stem(key)].update(others)
    listed = list(stems)
    found = similar_pairs([stem(words[n]) for n in asked], listed, _CUTOFFS)
    return [
        (asked[one], target, int(tier) + 2)
        for one, other, tier in zip(found.source, found.target, found.tier, strict=True)
        for target in stems[listed[other]]
    ]
