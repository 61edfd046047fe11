"""The features of a reading of a sign: names that hold, or measure, in its setting.

What is rare shares what is common: most features come for the sign, for its kind, and for any sign.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TypeAlias

from workbench.correct.context.gaps import gap
from workbench.correct.signs.setting import Setting
from workbench.correct.signs.sign import REMOVED

Feature: TypeAlias = tuple[str, float]

_LEXICAL = 4  # letters of a word before a sign that may be an abbreviation of its own


def features(setting: Setting, reading: str | None) -> Iterator[Feature]:
    """The features of one reading.

    Args:
        setting: the sign and what stands around it.
        reading: what it may have been; its own text where it may stand, None for something else
            than any reading that is offered.
    """
    sign = setting.sign
    change = _change(setting, reading)
    leaves = "?" if reading is None else gap(f" {reading} ") or "space"
    effect = f"{change} {leaves}"
    left, right = setting.sides
    damage = setting.scene.damage / 2.0 + 1.0
    again = math.log(setting.again)
    for who in dict.fromkeys((sign.name, sign.kind, "any")):
        this = f"{who} {sign.place}"
        yield f"{this} > {change} {_named(reading, change)}".rstrip(), 1.0
        yield f"{this} damage > {change}", damage
        yield f"{this} debris > {change}", setting.debris
        yield f"{this} again _{right} > {change}", again
        yield f"{this} _{right} > {effect}", 1.0
        yield f"{this} {left}_{right} > {effect}", 1.0
        yield f"{this} beside {setting.beside} > {change}", 1.0
    yield from _of_words(setting, change, effect, leaves)
    yield from _of_partner(setting, reading, change)
    yield from _of_neighbours(setting, reading, change, effect)


def _change(setting: Setting, reading: str | None) -> str:
    """What the reading does: keep, remove, letter, sign, or other."""
    if reading is None:
        return "other"
    if reading == setting.sign.text:
        return "keep"
    if reading == REMOVED:
        return "remove"
    return "letter" if reading.isalpha() else "sign"


def _of_words(setting: Setting, change: str, effect: str, leaves: str) -> Iterator[Feature]:
    sign = setting.sign
    left, right = setting.words
    left_is, right_is = setting.standing
    yield f"{sign.name} {sign.place} left {left_is} > {effect}", 1.0
    yield f"{sign.name} {sign.place} right {right_is} > {effect}", 1.0
    yield f"{sign.place} {sign.kind} {left_is}_ > {change}", 1.0
    yield f"{sign.place} {sign.kind} _{right_is} > {change}", 1.0
    yield f"{sign.place} {left_is}_ > {change}", 1.0
    yield f"{sign.place} _{right_is} > {change}", 1.0
    yield f"{sign.name} {sign.place} usual {setting.usual} > {effect}", 1.0
    yield f"usual {setting.usual} > {leaves}", 1.0
    yield f"left {left_is} > {leaves}", 1.0
    yield f"{setting.sides[0]}_ > {leaves}", 1.0
    yield f"_{setting.sides[1]} > {leaves}", 1.0
    if len(left) <= _LEXICAL:
        yield f"{left} _ > {leaves}", 1.0
    yield f"_ {right} > {leaves}", 1.0


def _named(reading: str | None, change: str) -> str:
    return reading or "" if change in ("letter", "sign") else ""


def _of_partner(setting: Setting, reading: str | None, change: str) -> Iterator[Feature]:
    lacks = setting.lacks_partner(reading or setting.sign.text)
    if lacks is not None:
        yield f"partner {lacks} > {change}", 1.0
        yield f"{setting.sign.name} partner {lacks} > {change}", 1.0


def _of_neighbours(
    setting: Setting, reading: str | None, change: str, effect: str
) -> Iterator[Feature]:
    sign = setting.sign
    if reading is None:
        return
    fits = setting.fits(reading)
    if change == "letter":
        yield "fits letter", fits
        yield f"fits {reading}", fits
        return
    flow = setting.flow[gap(f" {reading} ")]
    yield "flow", flow
    yield f"{sign.kind} {sign.place} flow", flow
    yield f"flow {effect}", flow
    yield "fits", fits
    yield f"{sign.kind} {sign.place} fits", fits
    yield f"fits {effect}", fits
