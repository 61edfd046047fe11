"""The Russian lexicon: which strings are words, and how often they are used."""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from workbench.lexicon import forms
from workbench.lexicon.alphabet import encode
from workbench.lexicon.cache import cache_directory, load, require_writable, save
from workbench.lexicon.characters import CharacterModel, count_characters
from workbench.lexicon.compounds import Compounds
from workbench.lexicon.fold import fold
from workbench.lexicon.forms import Progress, WordList
from workbench.lexicon.trie import Trie, build_trie

_FORMAT = 4
_LETTER_ARRAYS = ("grams", "log_probability", "back_off")
_TRIE_ARRAYS = ("label", "first_child", "own", "best")


def _silent(_label: str, _share: float) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Russian words. Safe to share between threads; all of it is read-only.

    Attributes:
        trie: the forms with their log frequencies.
        characters: how likely a string is to be a Russian word nobody listed.
        accepted: folded words that a person accepted, known beside those of the trie.
    """

    trie: Trie
    characters: CharacterModel
    accepted: Container[str] = frozenset()

    @classmethod
    def open(cls, progress: Progress | None = None) -> Lexicon:
        """The lexicon of this machine: built on first use (about ten seconds), mapped afterwards.

        Args:
            progress: called with a label and a share 0..1 while it is built. An exception from
                it cancels the build and leaves nothing behind.

        Raises:
            StorageError: the cache directory can not be written.
        """
        path = cache_directory() / f"lexicon-{_FORMAT}-{forms.sources()}.bin"
        return cls._mapped(path) or cls._built(forms.word_list, path, progress or _silent)

    @classmethod
    def build(
        cls, frequencies: Mapping[str, float], path: Path, progress: Progress | None = None
    ) -> Lexicon:
        """A lexicon of given words and their frequencies (0..1), kept in the file `path`.

        Raises:
            StorageError: the file can not be written.
        """
        return cls._built(lambda _: forms.given_list(frequencies), path, progress or _silent)

    @classmethod
    def _built(
        cls, listing: Callable[[Progress], WordList], path: Path, progress: Progress
    ) -> Lexicon:
        require_writable(path)
        rows, frequency = listing(progress)
        progress("Building the index of words", 0.75)
        trie = build_trie(rows, frequency)
        progress("Counting letters", 0.85)
        characters = count_characters(rows)
        progress("Saving the index", 0.95)
        arrays = {name: getattr(trie, name) for name in _TRIE_ARRAYS}
        letters = {name: getattr(characters, name) for name in _LETTER_ARRAYS}
        save(path, {**arrays, **letters})
        progress("Words are ready", 1.0)
        return cls._mapped(path) or cls(trie, characters)

    @classmethod
    def _mapped(cls, path: Path) -> Lexicon | None:
        arrays = load(path)
        if arrays is None:
            return None
        trie = Trie(**{name: arrays[name] for name in _TRIE_ARRAYS})
        return cls(trie, CharacterModel(**{name: arrays[name] for name in _LETTER_ARRAYS}))

    def accepting(self, words: Container[str]) -> Lexicon:
        """This lexicon with folded words that a person accepted."""
        return replace(self, accepted=words)

    def log_frequency(self, word: str) -> float:
        """Natural-log frequency of a word in any case pattern; -inf when it is unknown.

        A hyphenated compound that is not listed is as rare as its rarest part; an accepted word
        that is not listed, or one put together freely, counts as the rarest of the dictionary.
        """
        folded = fold(word)
        found = self._known(folded)
        if found == -math.inf and "-" in folded:
            parts = [part for part in folded.split("-") if part]
            found = min(map(self._known, parts), default=-math.inf)
        if found == -math.inf and self._compounds.has(folded):
            found = forms.FLOOR
        return found

    def knows(self, word: str) -> bool:
        """Whether the word, or every part of a hyphenated compound, is listed or accepted."""
        return self.log_frequency(word) > -math.inf

    def spelling(self, word: str) -> float:
        """Natural log of the probability that an unlisted Russian word is spelt so.

        -inf for a string with other characters than Russian letters and hyphens.
        """
        codes = encode(fold(word))
        return self.characters.score(codes) if codes else -math.inf

    @cached_property
    def _compounds(self) -> Compounds:
        return Compounds(self._known)

    def _known(self, folded: str) -> float:
        codes = encode(folded)
        node = self.trie.find(codes) if codes else -1
        found = float(self.trie.own[node]) if node >= 0 else -math.inf
        return forms.FLOOR if found == -math.inf and folded in self.accepted else found
