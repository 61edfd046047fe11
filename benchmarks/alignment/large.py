"""Documents of any size, made of the development documents in many variations.

Every copy of a document has other digits, other consonants in its names, other gaps and another
place, the same on both sides, so that a name or a number tells one copy from the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from random import Random
from typing import TypeAlias

import regex

from benchmarks.alignment.documents import documents
from benchmarks.alignment.garbling import garbled

_PLACE = Path(__file__).parents[1] / "texts/parallel/dev"
_NOISE = 0.05
_KEPT = 0.97  # of the paragraphs of the shorter side; of the other as many
_NAME = regex.compile(r"(?<=[\p{Ll},] )\p{Lu}\p{Ll}{2,}")
_DIGITS = "123456789"
_CONSONANTS = tuple(zip("бвгдзклмнпрст", "bvgdzklmnprst", strict=True))


def large(size: int) -> tuple[list[str], list[str]]:
    """An original, garbled a little, and its translation, of so many paragraphs each."""
    chances = Random(size)
    clean = documents([_PLACE])
    source: list[str] = []
    target: list[str] = []
    for number in count():
        chances.shuffle(clean)
        for document in clean:
            read = garbled(document, _NOISE, seed=number)
            tables = _renaming(chances)
            kept = round(_KEPT * min(len(read.source), len(read.target)))
            source += _varied(_some(read.source, kept, chances), tables[0])
            target += _varied(_some(read.target, kept, chances), tables[1])
            if len(source) >= size:
                return source[:size], target[:size]
    raise AssertionError


Renaming: TypeAlias = tuple[dict[int, int], dict[int, int]]
"""What digits, and consonants of names, become."""


def _renaming(chances: Random) -> tuple[Renaming, Renaming]:
    digits = str.maketrans(_DIGITS, "".join(chances.sample(_DIGITS, len(_DIGITS))))
    pairs = chances.sample(_CONSONANTS, len(_CONSONANTS))
    source, target = (
        str.maketrans(_cased(_CONSONANTS, side), _cased(pairs, side)) for side in (0, 1)
    )
    return (digits, source), (digits, target)


def _cased(pairs: Sequence[tuple[str, str]], side: int) -> str:
    """The letters of one language, small and capital."""
    letters = "".join(pair[side] for pair in pairs)
    return letters + letters.upper()


def _some(texts: Sequence[str], kept: int, chances: Random) -> list[str]:
    return [texts[n] for n in sorted(chances.sample(range(len(texts)), kept))]


def _varied(texts: Sequence[str], renaming: Renaming) -> list[str]:
    digits, names = renaming
    return [
        _NAME.sub(lambda found: found[0].translate(names), text.translate(digits)) for text in texts
    ]
