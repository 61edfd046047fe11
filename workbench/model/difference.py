"""Where two states of a long sequence differ: a few hundred items are compared in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

_BLOCK = 512


@dataclass(frozen=True, slots=True)
class Difference:
    """The one stretch in which two sequences differ; false where they are equal.

    Attributes:
        start: the first item that differs, in both.
        old_end: one past the last in the old sequence.
        new_end: one past the last in the new sequence.
    """

    start: int
    old_end: int
    new_end: int

    def __bool__(self) -> bool:
        return self.start < self.old_end or self.start < self.new_end


def difference(old: tuple[T, ...], new: tuple[T, ...]) -> Difference:
    """Where two sequences differ. Items that are the same object cost next to nothing."""
    if old is new:
        return Difference(len(old), len(old), len(old))
    shortest = min(len(old), len(new))
    start = _common_start(old, new, shortest)
    tail = _common_end(old, new, shortest - start)
    return Difference(start, len(old) - tail, len(new) - tail)


def _common_start(old: tuple[T, ...], new: tuple[T, ...], most: int) -> int:
    at = 0
    while at + _BLOCK <= most and old[at : at + _BLOCK] == new[at : at + _BLOCK]:
        at += _BLOCK
    while at < most and old[at] == new[at]:
        at += 1
    return at


def _common_end(old: tuple[T, ...], new: tuple[T, ...], most: int) -> int:
    at, a, b = 0, len(old), len(new)
    while at + _BLOCK <= most and old[a - at - _BLOCK : a - at] == new[b - at - _BLOCK : b - at]:
        at += _BLOCK
    while at < most and old[a - at - 1] == new[b - at - 1]:
        at += 1
    return at
