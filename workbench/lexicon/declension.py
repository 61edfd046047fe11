"""Case forms of Russian names that no dictionary lists, by their endings.

The patterns of school grammar: surnames in -ов and -ин mix nouns with adjectives, those in -ский
are adjectives, foreign names are nouns by their last letter, and what ends in another vowel is not
declined. The forms of every gender are given, because English does not tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache


def _endings(line: str) -> tuple[str, ...]:
    """Endings parted by spaces; a hyphen is none at all."""
    return tuple(ending.strip("-") for ending in line.split())


ADJECTIVE = _endings("ий ая ое ие ого ой ому ую им ом их ими")
"""Endings of an adjective in -ский, by which adjectives are made of names."""

_HARD_ADJECTIVE = _endings("ый ая ое ые ого ой ому ую ым ом ых ыми")
_HUSHING_ADJECTIVE = _endings("ий ая ее ие его ей ему ую им ем их ими")
_SURNAME = _endings("- а у ым е ой ы ых ыми ом")
_HARD = _endings("- а у ом е ы ов ам ами ах")
_SIBILANT = _endings("- а у ем ом е и ей ам ами ах")
_SOFT = _endings("ь я ю ем е и ью ей ям ями ях")
_SHORT_I = _endings("й я ю ем е и ев ям ями ях")
_WITH_A = _endings("а ы и у е ой ою ам ами ах")
_WITH_YA = _endings("я и ю е ей ею ям ями ях")

NOUN_ENDINGS = frozenset((
    *_HARD, *_SOFT, *_SHORT_I, *_WITH_A, *_WITH_YA, *_endings("о ия ии ию ией"),
))  # fmt: skip
"""Endings of all cases that the name of a person or a place may have behind its stem."""

_BY_ENDING: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("ский", 2, ADJECTIVE),
    ("цкий", 2, ADJECTIVE),
    ("ская", 2, ADJECTIVE),
    ("цкая", 2, ADJECTIVE),
    *((f"{letter}ий", 2, _HUSHING_ADJECTIVE) for letter in "жчшщ"),
    ("ый", 2, _HARD_ADJECTIVE),
    ("ая", 2, _HARD_ADJECTIVE),
    ("ова", 1, _SURNAME),
    ("ева", 1, _SURNAME),
    ("ина", 1, (*_SURNAME, *_WITH_A)),
    ("ов", 0, _SURNAME),
    ("ев", 0, _SURNAME),
    ("ин", 0, (*_SURNAME, "ом")),
    ("ын", 0, _SURNAME),
    ("й", 1, _SHORT_I),
    ("ь", 1, _SOFT),
    ("а", 1, _WITH_A),
    ("я", 1, _WITH_YA),
)
_SIBILANTS = "жчшщц"
_VOWELS = "аеиоуыэюя"


@lru_cache(maxsize=1 << 13)
def declined(name: str) -> tuple[str, ...]:
    """The case forms of a folded name, the name itself first; of each part of a compound alone."""
    head, hyphen, last = name.rpartition("-")
    return tuple(dict.fromkeys(head + hyphen + form for form in (last, *_forms(last))))


def _forms(name: str) -> Iterator[str]:
    for ending, cut, endings in _BY_ENDING:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            stem = name[: len(name) - cut] if cut else name
            yield from (stem + other for other in endings)
            return
    if name[-1:] and name[-1] not in _VOWELS and len(name) > 1:
        yield from (name + other for other in (_SIBILANT if name[-1] in _SIBILANTS else _HARD))
        if name.endswith(("ец", "ек", "ок")) and len(name) > 4:
            yield from (name[:-2] + name[-1] + other for other in _SIBILANT[1:])


def relational(stem: str) -> tuple[str, ...]:
    """The forms of the adjective in -ский from a stem: гаван gives гаванский."""
    return tuple(f"{stem}ск{ending}" for ending in ADJECTIVE)
