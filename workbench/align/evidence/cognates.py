"""Cognates: long words that sound alike in both languages (революция - revolution)."""

from __future__ import annotations

from workbench.align.evidence.shared import SoundFeatures
from workbench.align.phonetic import english_key, russian_key
from workbench.align.words import english_words, russian_words
from workbench.model.document import Side

_SHORTEST_WORD = 6
_SHORTEST_KEY = 3


class Cognates(SoundFeatures):
    """Weighs words written small; they match by their sound keys."""

    kind = "cognates"
    rates = (0.04, 0.07, 0.07)
    cutoffs = (0.92, 0.8, 0.7)
    trust = 0.5

    def features(self, text: str, side: Side) -> frozenset[str]:
        """Long words that are not names."""
        words = russian_words(text) if side == "source" else english_words(text)
        make_key = russian_key if side == "source" else english_key
        long = (w.text for w in words if len(w.text) >= _SHORTEST_WORD and not w.is_name)
        keyed = ((make_key(word), word) for word in long)
        return frozenset(f"{key} {word}" for key, word in keyed if len(key) >= _SHORTEST_KEY)
