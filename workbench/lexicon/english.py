"""English words, as far as needed to tell a line of English from Russian read as Latin letters."""

from __future__ import annotations

import math
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

import regex

from workbench.errors import StorageError
from workbench.model.text import tokens

if TYPE_CHECKING:
    from workbench.lexicon.cache import Arrays

_FORMAT = 1

_LATIN = regex.compile(r"[\p{Latin}'’-]+")
_POSSESSIVE = regex.compile(r"['’]s?$")
_ONE_LETTER = frozenset("ai")


@cache
def _frequencies() -> dict[str, float]:
    """Words to their shares of all words; kept beside the word list, for reading it takes long."""
    from workbench.lexicon.cache import cache_directory, load, save

    path = cache_directory() / f"english-{_FORMAT}-{version('wordfreq')}.bin"
    kept = load(path)
    if kept is not None:
        words = bytes(kept["words"]).decode().split("\n")
        return dict(zip(words, kept["shares"].tolist(), strict=True))
    found = _read()
    with suppress(StorageError):  # then it is read again the next time
        save(path, _as_arrays(found))
    return found


def _read() -> dict[str, float]:
    from wordfreq import get_frequency_dict

    found: dict[str, float] = get_frequency_dict("en", "small")
    return found


def _as_arrays(found: dict[str, float]) -> Arrays:
    import numpy as np

    words = "\n".join(found).encode()
    return {"words": np.frombuffer(words, np.uint8), "shares": np.array(list(found.values()))}


def log_frequency(word: str) -> float:
    """Natural-log frequency of a common English word (about 30,000 are); -inf for any other."""
    key = _POSSESSIVE.sub("", word.lower())
    if len(key) == 1 and key not in _ONE_LETTER:
        return -math.inf
    share = _frequencies().get(key, 0.0)
    return math.log(share) if share else -math.inf


def english_share(text: str) -> float:
    """Share of the letters of `text` that stand in common English words, 0..1; 0 without letters.

    A hyphenated compound counts part by part, so "co-operation" is English if its parts are.
    """
    total = english = 0
    for token in tokens(text):
        for part in token.text.split("-"):
            letters = sum(character.isalpha() for character in part)
            total += letters
            if _LATIN.fullmatch(part) and log_frequency(part) > -math.inf:
                english += letters
    return english / total if total else 0.0
