"""Names: capitalised words that sound alike in both languages, garbled or romanised in any way."""

from __future__ import annotations

from workbench.align.evidence.shared import SoundFeatures
from workbench.align.features import DOUBTFUL
from workbench.align.phonetic import english_key, russian_key
from workbench.align.words import english_words, russian_words
from workbench.model.document import Side


class Names(SoundFeatures):
    """Weighs names; a feature is `key word`, so that the editor is shown the word itself."""

    kind = "names"
    rates = (0.35, 0.08, 0.12)
    cutoffs = (0.99, 0.84, 0.72)

    def features(self, text: str, side: Side) -> frozenset[str]:
        """Capitalised words with at least two consonants, doubtful where a sentence begins."""
        words = russian_words(text) if side == "source" else english_words(text)
        make_key = russian_key if side == "source" else english_key
        keyed = ((make_key(word.text), word) for word in words if word.is_name)
        return frozenset(
            f"{key} {word.text}{DOUBTFUL if word.is_first and not word.text.isupper() else ''}"
            for key, word in keyed
            if len(key) > 1
        )
