"""Names: capitalised words that sound alike in both languages, garbled or romanised in any way."""

from __future__ import annotations

from workbench.align.evidence.shared import SharedFeatures
from workbench.align.features import DOUBTFUL, Features, Matches
from workbench.align.fuzzy import similar_pairs
from workbench.align.phonetic import english_key, russian_key
from workbench.align.words import english_words, russian_words
from workbench.model.document import Side

_CUTOFFS = (0.99, 0.84, 0.72)


class Names(SharedFeatures):
    """Weighs names; a feature is `key word`, so that the editor is shown the word itself."""

    kind = "names"
    rates = (0.35, 0.08, 0.12)

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

    def match(self, source: Features, target: Features) -> Matches:
        """Words whose sound keys are alike."""
        left = [name.split(" ")[0] for name in source.names]
        right = [name.split(" ")[0] for name in target.names]
        return similar_pairs(left, right, _CUTOFFS)

    def shown(self, feature: str) -> str:
        """The word without its key."""
        return feature.split(" ")[1]
