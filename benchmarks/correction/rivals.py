"""What others propose for a misread word: hunspell, aspell, symspell, rapidfuzz.

None of them is needed by the product. Each is asked what suits it best: a word in small Cyrillic
letters, look-alikes put for Latin letters, spaces and signs left out. How to install them stands
in docs/benchmarks.md.
"""

from __future__ import annotations

import math
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any, Protocol

import numpy as np
import regex

from workbench.lexicon import forms
from workbench.lexicon.alphabet import LETTERS
from workbench.lexicon.lookalikes import repair

_FARTHEST = 3  # edits that symspell looks away
_NEAREST = 200  # words by edit distance that rapidfuzz gives
_NATS_AN_EDIT = 6.0  # what an edit costs beside the log frequency; best on the dev pages
_FOREIGN = regex.compile(r"[^а-яё-]+")


class Rival(Protocol):
    """A program that corrects single words."""

    def readings(self, word: str, /) -> list[str]:
        """What it proposes, best first; nothing where it takes the word for right."""
        ...


def asked(read: str) -> str:
    """What was read as a rival is asked it."""
    return _FOREIGN.sub("", repair(read).lower())


class Speller:
    """A spell-checker that speaks the protocol of ispell over a pipe (`-a`).

    Args:
        process: it, its greeting read.
    """

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    @classmethod
    def started(cls, *command: str) -> Speller | None:
        """The program with its Russian dictionary; None where one of them is missing."""
        if shutil.which(command[0]) is None:
            return None
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        assert process.stdout is not None
        return cls(process) if process.stdout.readline().startswith("@(#)") else None

    def readings(self, word: str, /) -> list[str]:
        """As `Rival`; a word that the program cuts in two gets nothing."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"^{word}\n")
        self._process.stdin.flush()
        answers = list(iter(self._process.stdout.readline, "\n"))
        if len(answers) != 1 or not answers[0].startswith("&"):
            return []
        return answers[0].partition(": ")[2].strip().split(", ")


class SymSpell:
    """The package symspellpy over the words of wordfreq: by distance, then by frequency."""

    def __init__(self) -> None:
        from wordfreq import get_frequency_dict

        package = import_module("symspellpy")
        self._verbosity: Any = package.Verbosity.ALL
        self._speller: Any = package.SymSpell(max_dictionary_edit_distance=_FARTHEST)
        for word, frequency in get_frequency_dict("ru", "large").items():
            if not _FOREIGN.search(word):
                self._speller.create_dictionary_entry(word, max(1, round(frequency * 1e9)))

    def readings(self, word: str, /) -> list[str]:
        """As `Rival`."""
        return [found.term for found in self._speller.lookup(word, self._verbosity, _FARTHEST)]


class RapidFuzz:
    """The package rapidfuzz over all forms of our lexicon: Levenshtein distance and frequency."""

    def __init__(self) -> None:
        rows, frequency = forms.word_list(lambda _label, _share: None)
        self._words = _spelt(rows)
        self._frequency = frequency

    def readings(self, word: str, /) -> list[str]:
        """As `Rival`."""
        from rapidfuzz.distance import Levenshtein
        from rapidfuzz.process import extract

        farthest = max(2, len(word) // 2)
        near = extract(
            word,
            self._words,
            scorer=Levenshtein.distance,
            limit=_NEAREST,
            score_cutoff=farthest,
        )
        near.sort(key=lambda found: _NATS_AN_EDIT * found[1] - float(self._frequency[found[2]]))
        return [text for text, _, _ in near]


def _spelt(rows: np.ndarray[Any, np.dtype[np.uint8]]) -> list[str]:
    """Rows of letter codes as words."""
    letters = np.array(["", *LETTERS], "U1")
    blocks = np.array_split(rows, math.ceil(len(rows) / 100_000))
    return [word for each in blocks for word in letters[each].view(f"U{rows.shape[1]}").ravel()]


def _symspell() -> Rival | None:
    return SymSpell() if find_spec("symspellpy") else None


def _rapidfuzz() -> Rival | None:
    return RapidFuzz() if find_spec("rapidfuzz") else None


RIVALS: Mapping[str, Callable[[], Rival | None]] = MappingProxyType(
    {
        "hunspell": lambda: Speller.started("hunspell", "-d", "ru_RU", "-i", "utf-8", "-a"),
        "aspell": lambda: Speller.started("aspell", "--lang=ru", "--encoding=utf-8", "-a"),
        "symspell": _symspell,
        "rapidfuzz": _rapidfuzz,
    }
)
"""How each is opened; None where it is not installed."""


def missing(opened: Sequence[str]) -> list[str]:
    """The rivals that were not there."""
    return [name for name in RIVALS if name not in opened]
