"""When two texts count as the same: exactly, folded, or as the HIPE-OCRepair task sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

import regex

from workbench.lexicon.fold import fold

Key: TypeAlias = Callable[[str], str]
Mode: TypeAlias = Literal["exact", "folded"]

_NOT_OF_A_WORD = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_LIGATURES = {"ß": "ss", "ꝛ": "r", "œ": "oe", "æ": "ae"}
_SMALL_E_ABOVE = {"a\u0364": "ä", "o\u0364": "ö", "u\u0364": "ü"}


def exact(text: str) -> str:
    """Every character counts."""
    return text


def folded(text: str) -> str:
    """Case, ё or е, and all signs do not count: words in lower case parted by single spaces."""
    return " ".join(_NOT_OF_A_WORD.sub(" ", fold(text)).split())


def hipe(text: str) -> str:
    """The normal form of the HIPE-OCRepair scorer (2026): lower case, no signs, ё is not е.

    https://github.com/hipe-eval/HIPE-OCRepair-scorer: lower case; a few ligatures written out;
    whatever is no letter or digit, the underscore too, becomes one space.
    """
    lower = text.lower()
    for old, new in (*_LIGATURES.items(), *_SMALL_E_ABOVE.items()):
        lower = lower.replace(old, new)
    return " ".join(regex.sub(r"[\W_]+", " ", lower.replace("¬\n", "")).split())


KEYS: Mapping[Mode, Key] = MappingProxyType({"exact": exact, "folded": folded})
