"""The Russian word list with frequencies, from pymorphy3's dictionary and wordfreq.

pymorphy3 knows what is a word, wordfreq how often it is used, and names besides. A string that
only wordfreq has may be a name or a misspelling seen often on the web: it is weighed down.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from workbench.lexicon.alphabet import CODES, WIDTH, encode, matrix
from workbench.lexicon.dawg import levels, read_units
from workbench.lexicon.fold import fold

Progress: TypeAlias = Callable[[str, float], None]
WordList: TypeAlias = tuple[NDArray[np.uint8], NDArray[np.float32]]

FLOOR = math.log(3e-9)
"""Natural-log frequency of a word of the dictionary that wordfreq's corpora lack."""

_WEIGHED_DOWN = 2.5  # nats taken from a word that only wordfreq has
_SHORTEST_UNCHECKED = 3  # shorter strings that only wordfreq has are abbreviations and debris
_LISTING = "Listing Russian words"
_HYPHEN = CODES["-"]


def sources() -> str:
    """Versions of what the list is made of: a change of any asks for a new list."""
    packages = ("pymorphy3-dicts-ru", "wordfreq")
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
    rows, frequency = _rows_of(get_frequency_dict("ru", "large"))
    for remembered in (get_frequency_dict, get_frequency_list):
        remembered.cache_clear()  # 200 MB that nobody asks for again
    progress("Sorting", 0.6)
    return _merged(checked, rows, frequency)


def _watched(found: Iterator[NDArray[np.uint8]], progress: Progress) -> Iterator[NDArray[np.uint8]]:
    """The words of each length, with the progress told."""
    for number, rows in enumerate(found, 1):
        progress(_LISTING, 0.4 * number / WIDTH)
        yield rows


def given_list(frequencies: Mapping[str, float]) -> WordList:
    """A list of given words (lower or upper case, with or without ё) and frequencies in 0..1."""
    rows, frequency = _rows_of({fold(word): share for word, share in frequencies.items()})
    return _merged(rows, rows, frequency)


def _rows_of(frequencies: Mapping[str, float]) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """Words the trie can hold, as letter codes, and their frequencies."""
    kept: list[bytes] = []
    shares: list[float] = []
    for word, share in frequencies.items():
        codes = encode(word)
        if codes is not None and len(codes) <= WIDTH and codes.strip(bytes([_HYPHEN])):
            kept.append(codes)
            shares.append(share)
    return matrix(kept), np.array(shares, np.float64)


def _merged(
    checked: NDArray[np.uint8], rows: NDArray[np.uint8], frequency: NDArray[np.float64]
) -> WordList:
    """Both lists as one, sorted, each word once, frequencies of equal words added up."""
    together = np.ascontiguousarray(np.concatenate([checked, rows]))
    order = np.argsort(together.view(f"S{WIDTH}").ravel())
    together = together[order]
    known = np.arange(len(order)) < len(checked)
    share = np.concatenate([np.zeros(len(checked)), frequency])
    differs = np.any(together[1:] != together[:-1], axis=1)
    starts = np.concatenate([[0], np.flatnonzero(differs) + 1])
    in_dictionary = np.logical_or.reduceat(known[order], starts)
    total = np.add.reduceat(share[order], starts)
    words = together[starts]
    logs = np.log(np.maximum(total, 1e-300))
    logs = np.where(in_dictionary, np.maximum(logs, FLOOR), logs - _WEIGHED_DOWN)
    length = np.count_nonzero(words, axis=1)
    kept = in_dictionary | (length >= _SHORTEST_UNCHECKED)
    return words[kept], logs[kept].astype(np.float32)
