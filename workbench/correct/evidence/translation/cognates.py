"""Words of one origin: революцией and revolution, without any dictionary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.correct.evidence.translation.english import EnglishWord
from workbench.correct.evidence.translation.rendering import NONE, How, Rendering, Shares
from workbench.lexicon.english import log_frequency
from workbench.lexicon.sounds import Sounds, kinship
from workbench.lexicon.stems import stem

_FUNCTION_WORD = -6.2  # natural-log frequency from which an English word was not borrowed
_SHORTEST = 5
_KIN = 0.9
_SHARE = 0.1


@dataclass(frozen=True)
class Cognates:
    """A renderer by sound."""

    how: How = "cognates"

    def render(self, words: Sequence[EnglishWord]) -> Rendering:
        """The longer words."""
        places: dict[str, list[int]] = {}
        for word in words:
            for part in word.parts:
                if len(part) >= _SHORTEST and log_frequency(part) < _FUNCTION_WORD:
                    places.setdefault(part.lower(), []).append(word.place)
        return _Kin(places, Sounds(places, kinship))


@dataclass(frozen=True)
class _Kin:
    """Attributes: places: English words to where they stand; sounds: the same by sound."""

    places: dict[str, list[int]]
    sounds: Sounds

    def shares(self, words: Sequence[str]) -> list[Shares]:
        """By the sound of the stems."""
        return [self._shares(word) for word in words]

    def _shares(self, word: str) -> Shares:
        if len(word) < _SHORTEST:
            return NONE
        kin = self.sounds.alike(stem(word), _KIN)
        return {place: _SHARE for english in kin for place in self.places[english]}

    def forms(self) -> Mapping[str, float]:
        """None: there is no list of such words."""
        return {}
