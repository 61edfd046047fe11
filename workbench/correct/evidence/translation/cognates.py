"""Words of one origin: революцией and revolution, without any dictionary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workbench.correct.evidence.translation.english import EnglishWord
from workbench.correct.evidence.translation.rendering import NONE, How, Rendering, Shares
from workbench.lexicon.english import log_frequency
from workbench.lexicon.sounds import kinship, sound_key
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
        return _Kin(places)


@dataclass(frozen=True)
class _Kin:
    """Attributes: places: English words to where they stand."""

    places: dict[str, list[int]]
    known: dict[str, Shares] = field(default_factory=dict)

    def shares(self, words: Sequence[str]) -> list[Shares]:
        """By the sound of the stems."""
        return [self._shares(word) for word in words]

    def _shares(self, word: str) -> Shares:
        if len(word) < _SHORTEST:
            return NONE
        key = sound_key(stem(word))
        if key not in self.known:
            self.known[key] = {
                place: _SHARE
                for english, places in self.places.items()
                if kinship(key, english) >= _KIN
                for place in places
            }
        return self.known[key]

    def like(self, observed: str) -> Iterator[str]:  # noqa: ARG002 - no list of words to choose from
        """Nothing: there is no list of such words."""
        return iter(())
