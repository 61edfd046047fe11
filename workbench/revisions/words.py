"""Texts as words, and where two versions of a text differ.

A token is a word or a single other character, with the space before it, so that taking a word out
takes its space along and joining two words changes the second. The first token of a text has a
space before it too. A text is its tokens put together, without that space.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import TypeAlias

import regex

from workbench.model.text import normalise

_Step: TypeAlias = tuple[str, int, int, int, int]
_TOKEN = regex.compile(r" ?(?:[\p{L}\p{M}\p{N}]+(?:[-‐‑'’][\p{L}\p{M}\p{N}]+)*|[^ ])")

_SPACE = "   "  # stands for one, so that to align a space with a letter costs more than a word does


@dataclass(frozen=True, slots=True)
class Hunk:
    """Tokens of the old text that read differently in the new one; either may be none.

    Attributes:
        start: the first token of the old text.
        end: one past the last.
        new: the tokens that stand there in the new text.
        new_start: index of the first of them in the new text.
    """

    start: int
    end: int
    new: tuple[str, ...]
    new_start: int


def tokens(text: str) -> tuple[str, ...]:
    """The tokens of a text in normal form; none of an empty one."""
    return tuple(_TOKEN.findall(f" {text}")) if text else ()


def text_of(parts: Iterable[str]) -> str:
    """The text, in normal form, that tokens make."""
    return normalise("".join(parts))


def hunks(old: Sequence[str], new: Sequence[str]) -> tuple[Hunk, ...]:
    """Where two sequences of tokens differ, in order.

    As many tokens as can be are kept (longest common subsequence, Hunt and McIlroy 1976). A
    stretch that differs is cut wherever a token ends on both sides, once its characters are
    aligned: words that are corrected one by one are hunks of their own, two that are joined one.
    What was put in or taken out just beside a word that was changed belongs to it. No cut is made
    where a word before it and one behind it, each of another side, would be one.
    """
    if old == new:
        return ()
    return tuple(_hunks(old, new))


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[Hunk]:
    for is_equal, run in groupby(_kept(old, new), key=lambda step: step[0] == "equal"):
        if is_equal:
            continue
        steps = list(run)
        start, end, new_start, new_end = steps[0][1], steps[-1][2], steps[0][3], steps[-1][4]
        cuts = _cuts(old[start:end], new[new_start:new_end])
        for (left, new_left), (right, new_right) in pairwise(cuts):
            there = tuple(new[new_start + new_left : new_start + new_right])
            if there != tuple(old[start + left : start + right]):
                yield Hunk(start + left, start + right, there, new_start + new_left)


def _cuts(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Indexes at which both stretches of tokens can be cut, their ends among them."""
    spaced, new_spaced = ([part.replace(" ", _SPACE) for part in parts] for parts in (old, new))
    old_ends, new_ends = _ends(spaced), _ends(new_spaced)
    cuts = [(0, 0)]
    for at, new_at in _aligned("".join(spaced), "".join(new_spaced)):
        if at in old_ends and new_at in new_ends:
            cut = old_ends[at], new_ends[new_at]
            is_behind = cut[0] > cuts[-1][0] and cut[1] > cuts[-1][1]
            if is_behind and not _is_glued(old, new, *cut):
                cuts.append(cut)
    return [*cuts[: max(1, len(cuts) - 1)], (len(old), len(new))]


def are_glued(left: str, right: str) -> bool:
    """Whether two tokens are one as soon as they stand in a row."""
    return len(_TOKEN.findall(left + right)) == 1


def _is_glued(old: Sequence[str], new: Sequence[str], at: int, new_at: int) -> bool:
    before, new_before = old[at - 1 : at], new[new_at - 1 : new_at]
    behind, new_behind = old[at : at + 1], new[new_at : new_at + 1]
    mixed = [(*before, *new_behind), (*new_before, *behind)]
    return any(len(pair) == 2 and are_glued(*pair) for pair in mixed)


def _ends(parts: Sequence[str]) -> dict[int, int]:
    """How many tokens stand before each offset at which one ends or begins."""
    offsets = accumulate((len(part) for part in parts), initial=0)
    return {offset: number for number, offset in enumerate(offsets)}


def _aligned(old: str, new: str) -> Iterator[tuple[int, int]]:
    """Offsets that correspond, ascending, from the beginnings to the ends of two strings."""
    yield 0, 0
    for tag, start, end, new_start, new_end in _opcodes(old, new):
        if tag in ("equal", "replace"):
            yield from zip(range(start, end), range(new_start, new_end), strict=True)
        yield end, new_end


def _kept(old: Sequence[str], new: Sequence[str]) -> Iterator[_Step]:
    """What is kept, taken away and put in; the library is loaded with the first changed text."""
    from rapidfuzz.distance import LCSseq

    for step in LCSseq.opcodes(old, new):
        yield step.tag, step.src_start, step.src_end, step.dest_start, step.dest_end


def _opcodes(old: str, new: str) -> list[_Step]:
    """The edit operations of two strings (Levenshtein 1966)."""
    import Levenshtein

    return Levenshtein.opcodes(old, new)
