"""Cognates: long words that sound alike in both languages (революция - revolution)."""

from __future__ import annotations

from workbench.align.coverage import Features, Matches
from workbench.align.evidence.shared import SharedFeatures
from workbench.align.fuzzy import similar_pairs
from workbench.align.phonetic import english_key, russian_key
from workbench.align.words import english_words, russian_words
from workbench.model.document import Side

_CUTOFFS = (0.92, 0.8, 0.7)
_SHORTEST_WORD = 6
_SHORTEST_KEY = 3


class Cognates(SharedFeatures):
    """Weighs words written small; they match by their sound keys."""

    kind = "cognates"
    rates = (0.04, 0.07, 0.07)
    trust = 0.5

    def features(self, text: str, side: Side) -> frozenset[str]:
        """Long words that are not names."""
        words = russian_words(text) if side == "source" else english_words(text)
        make_key = russian_key if side == "source" else english_key
        long = (w.text for w in words if len(w.text) >= _SHORTEST_WORD and not w.is_name)
        keyed = ((make_key(word), word) for word in long)
        return frozenset(f"{key} {word}" for key, word in keyed if len(key) >= _SHORTEST_KEY)

    def match(self, source: Features, target: Features) -> Matches:
        """Words whose sound keys are alike."""
        left = [name.split(" ")[0] for name in source.names]
        right = [name.split(" ")[0] for name in target.names]
        return Matches(*similar_pairs(left, right, _CUTOFFS))

    def shown(self, feature: str) -> str:
        """The word without its key."""
        return feature.split(" ")[1]
