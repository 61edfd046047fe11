"""Russian text as a bad scan reads: characters confused as the shipped channel has learned it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from random import Random
from typing import TypeAlias

from benchmarks.alignment.documents import Document
from workbench.correct.channel import Channel
from workbench.lexicon.lookalikes import Script

_SCRIPTS: tuple[Script, ...] = ("cyrillic", "mixed")
_RUBBISH = "~|/\\'`.,;:-_*°«»^!lI1оnгтв "
_RUBBISH_LINES = 0.1  # a page's dirt read as lines, for each paragraph at full damage

Confusions: TypeAlias = Mapping[str, tuple[Sequence[str], Sequence[float]]]
"""What a letter may be read as, and how often."""


def garbled(document: Document, share: float, seed: int = 1) -> Document:
    """A document whose source was read badly; its true links stay.

    Args:
        document: as it truly reads.
        share: of the characters that are read wrongly, 0..1.
        seed: of the chances.
    """
    if not share:
        return document
    chances = Random(f"{document.name} {share} {seed}")
    texts: list[str] = []
    place: list[int] = []
    furniture: list[bool] = []
    for text, is_furniture in zip(document.source, document.source_furniture, strict=True):
        if chances.random() < _RUBBISH_LINES * min(1.0, share / 0.3):
            texts.append(_rubbish(chances))
            furniture.append(True)
        place.append(len(texts))
        texts.append(_read_badly(text, share, chances))
        furniture.append(is_furniture)
    return Document(
        f"{document.name} {share:.0%}",
        tuple(texts),
        document.target,
        tuple((tuple(place[n] for n in source), target) for source, target in document.links),
        tuple(furniture),
        document.target_furniture,
        document.parts,
    )


def _read_badly(text: str, share: float, chances: Random) -> str:
    return "".join(
        _confused(character, chances) if chances.random() < share else character
        for character in text
    )


def _confused(character: str, chances: Random) -> str:
    lower = character.lower()
    if lower not in (known := _confusions()):
        return "" if character == " " else character
    found = chances.choices(*known[lower])[0]
    return found.upper() if character.isupper() else found


def _rubbish(chances: Random) -> str:
    return "".join(chances.choices(_RUBBISH, k=chances.randint(3, 24))).strip() or "~"


@cache
def _confusions() -> Confusions:
    found: dict[str, dict[str, float]] = {}
    channel = Channel.shipped()
    for script in _SCRIPTS:
        for (observed, truth), cost in channel.compiled(script).table.costs.items():
            if len(truth) == 1 and truth != observed and truth.isalpha():
                readings = found.setdefault(truth, {})
                readings[observed] = readings.get(observed, 0.0) + math.exp(-cost)
    return {
        letter: (tuple(readings), tuple(readings.values())) for letter, readings in found.items()
    }
