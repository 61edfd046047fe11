"""The Russian word list with frequencies, from pymorphy3's dictionary and wordfreq.

pymorphy3 knows what is a word, wordfreq how often it is used, and names besides. A string that
only wordfreq has may be a name or a misspelling seen often on the web: it is weighed down. To both
come forms that are made here: the cases of names, the places of the gazetteer where one is
installed, and abbreviations of the time of our documents.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from workbench.lexicon import gazetteer
from workbench.lexicon.additions import additions
from workbench.lexicon.alphabet import CODES, WIDTH, encode, matrix
from workbench.lexicon.dawg import levels, read_units
from workbench.lexicon.fold import fold
from workbench.lexicon.names import case_forms_of_names

Progress: TypeAlias = Callable[[str, float], None]
WordList: TypeAlias = tuple[NDArray[np.uint8], NDArray[np.float32]]

FLOOR = math.log(3e-9)
"""Natural-log frequency of a word of the dictionary that wordfreq's corpora lack."""

_MADE = FLOOR - 0.5  # of a form that was made and that nobody counted
_WEIGHED_DOWN = 2.5  # nats taken from a word that only wordfreq has
_SHORTEST_UNCHECKED = 3  # shorter strings that only wordfreq has are abbreviations and debris
_LISTING = "Listing Russian words"
_HYPHEN = CODES["-"]


def sources() -> str:
    """Versions of what the list is made of: a change of any asks for a new list."""
    packages = ("pymorphy3-dicts-ru", "wordfreq", *gazetteer.packages())
    return "-".join(version(package) for package in packages)


def word_list(progress: Progress) -> WordList:
    """Every known form with its natural-log frequency: sorted letter codes and frequencies.

    Args:
        progress: called with a label and the share of the work done, 0..1.
    """
    import pymorphy3_dicts_ru
    from wordfreq import get_frequency_dict, get_frequency_list

    progress(_LISTING, 0.0)
    units = read_units(Path(pymorphy3_dicts_ru.get_path()) / "words.dawg")
    checked = np.concatenate(list(_watched(levels(units), progress)))
    progress("Reading word frequencies", 0.4)
    frequencies = get_frequency_dict("ru", "large")
    rows, frequency = _rows_of(frequencies)
    progress("Declining names", 0.5)
    made = _rows(set(_made(frequencies)))
    for remembered in (get_frequency_dict, get_frequency_list):
        remembered.cache_clear()  # 200 MB that nobody asks for again
    progress("Sorting", 0.6)
    return _merged(checked, rows, frequency, made)


def _made(frequencies: Iterable[str]) -> Iterator[str]:
    """Folded forms that are made; those of names, only of names that no dictionary lists."""
    from pymorphy3 import MorphAnalyzer

    is_listed = MorphAnalyzer().word_is_known
    names = (fold(word) for word in frequencies if not is_listed(word))
    return chain(case_forms_of_names(names), gazetteer.places(), additions())


def _watched(found: Iterator[NDArray[np.uint8]], progress: Progress) -> Iterator[NDArray[np.uint8]]:
    """The words of each length, with the progress told."""
    for number, rows in enumerate(found, 1):
        progress(_LISTING, 0.4 * number / WIDTH)
        yield rows


def given_list(frequencies: Mapping[str, float]) -> WordList:
    """A list of given words (lower or upper case, with or without ё) and frequencies in 0..1."""
    rows, frequency = _rows_of({fold(word): share for word, share in frequencies.items()})
    return _merged(rows, rows, frequency, rows[:0])


def _rows_of(frequencies: Mapping[str, float]) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """Words the trie can hold, as letter codes, and their frequencies."""
    kept = {word: share for word, share in frequencies.items() if _fits(word)}
    return _rows(kept), np.array(list(kept.values()), np.float64)


def _rows(words: Iterable[str]) -> NDArray[np.uint8]:
    """Those of some words that the trie can hold, as letter codes."""
    return matrix([encode(word) or b"" for word in words if _fits(word)])


def _fits(word: str) -> bool:
    codes = encode(word)
    return codes is not None and len(codes) <= WIDTH and bool(codes.strip(bytes([_HYPHEN])))


def _merged(
    checked: NDArray[np.uint8],
    counted: NDArray[np.uint8],
    frequency: NDArray[np.float64],
    made: NDArray[np.uint8],
) -> WordList:
    """All lists as one, sorted, each word once, frequencies of equal words added up.

    Args:
        checked: words of the dictionary.
        counted: words that were counted.
        frequency: of those.
        made: words that were made.
    """
    together = np.ascontiguousarray(np.concatenate([checked, counted, made]))
    order = np.argsort(together.view(f"S{WIDTH}").ravel())
    together = together[order]
    share = np.zeros(len(together))
    share[len(checked) : len(checked) + len(counted)] = frequency
    differs = np.any(together[1:] != together[:-1], axis=1)
    starts = np.concatenate([[0], np.flatnonzero(differs) + 1])
    in_dictionary = np.logical_or.reduceat((order < len(checked)), starts)
    is_made = np.logical_or.reduceat((order >= len(checked) + len(counted)), starts)
    total = np.add.reduceat(share[order], starts)
    words = together[starts]
    logs = np.log(np.maximum(total, 1e-300))
    logs = np.where(in_dictionary, np.maximum(logs, FLOOR), logs - _WEIGHED_DOWN)
    logs = np.where(is_made & ~in_dictionary, np.maximum(logs, _MADE), logs)
    length = np.count_nonzero(words, axis=1)
    kept = in_dictionary | (length >= _SHORTEST_UNCHECKED)
    return words[kept], logs[kept].astype(np.float32)
