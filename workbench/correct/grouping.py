"""Which neighbouring pieces belong to one garble: "разгруз ку" is one word, "этоне" is two.

Every strange piece is tried alone and with its neighbours. Dynamic programming then takes the
groups whose best hypotheses explain the whole paragraph best.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from workbench.correct.letters import DEBRIS, is_title
from workbench.correct.pieces import Piece
from workbench.model.text import Span

_WIDEST = 3  # pieces decoded together
_LONGEST = 26  # characters decoded together
_SHORT = 3  # letters of a known word that may be a fragment
_REST = 5  # letters of what is torn off a usual word
_RARE = -13.0  # natural-log frequency below which a known word may be a fragment
_VERY_RARE = -14.5  # and below which it asks for a look at its neighbours
_STRAY = DEBRIS + r"‘’'\"”“„»«`"
_GAP = regex.compile(rf"[ \-‐‑'’]|[:;!.,{_STRAY}\-—–\s]{{1,5}}")
_TORN = regex.compile(rf" |[{_STRAY}\-‐‑ ]{{1,4}}")


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces that may be one garble.

    Attributes:
        first: index of the first piece.
        end: index one past the last piece.
        span: code points covered.
    """

    first: int
    end: int
    span: Span

    @property
    def is_torn(self) -> bool:
        """Whether it is of several pieces."""
        return self.end - self.first > 1


def groups(text: str, pieces: Sequence[Piece]) -> Iterator[Group]:
    """Every group worth decoding: each word alone, and strange ones with their neighbours.

    Args:
        text: the paragraph.
        pieces: its pieces.
    """
    for first in range(len(pieces)):
        for end in range(first + 1, min(len(pieces), first + _WIDEST) + 1):
            chosen = pieces[first:end]
            if any(piece.fixed for piece in chosen) or not _joins(text, chosen):
                break
            if len(chosen) > 1 and not (_fragments(chosen) or _parted_by_debris(text, chosen)):
                continue
            span = Span(chosen[0].span.start, chosen[-1].span.end)
            yield Group(first, end, span)


def _joins(text: str, chosen: Sequence[Piece]) -> bool:
    """Whether the last piece may go on where the one before ends.

    Between known words only a space or marks that no text has; a strange word may hide more.
    """
    if len(chosen) < 2:
        return True
    left, right = chosen[-2:]
    gap = text[left.span.end : right.span.start]
    begins_anew = is_title(right.text) or ("." in gap and right.text[:1].isupper())
    length = right.span.end - chosen[0].span.start
    between = _GAP if _is_odd(left) or _is_odd(right) else _TORN
    return bool(between.fullmatch(gap)) and not begins_anew and length <= _LONGEST


def _fragments(chosen: Sequence[Piece]) -> bool:
    """Whether the pieces could be fragments of a torn word, and one of them is no usual word.

    What is left of a word may be a usual one, but then the rest is short: "партий ный".
    """
    odd = [piece for piece in chosen if _is_odd(piece)]
    if odd and all(len(piece.text) <= _REST for piece in odd):
        return True
    return bool(odd) and all(
        piece.strange or len(piece.text) <= _SHORT or piece.log_frequency < _RARE
        for piece in chosen
    )


def _is_odd(piece: Piece) -> bool:
    """Whether it is hardly a word."""
    return piece.strange or piece.log_frequency < _VERY_RARE


def _parted_by_debris(text: str, chosen: Sequence[Piece]) -> bool:
    """Whether nothing but a mark that no word has parts the last piece from the one before."""
    left, right = chosen[-2:]
    gap = text[left.span.end : right.span.start]
    return bool(gap) and set(gap) <= set(DEBRIS)


def partition(
    count: int, alone: Sequence[float], scored: Sequence[tuple[Group, float]]
) -> list[Group]:
    """The groups of the best segmentation (Viterbi over the pieces).

    Args:
        count: number of pieces.
        alone: score of each piece left as it stands.
        scored: groups with the score of their best hypothesis on the same scale.
    """
    best = [0.0] + [-float("inf")] * count
    chosen: list[Group | None] = [None] * (count + 1)
    by_end: dict[int, list[tuple[Group, float]]] = {}
    for group, score in scored:
        by_end.setdefault(group.end, []).append((group, score))
    for end in range(1, count + 1):
        best[end] = best[end - 1] + alone[end - 1]
        for group, score in by_end.get(end, ()):
            if best[group.first] + score >= best[end]:
                best[end], chosen[end] = best[group.first] + score, group
    return list(_backwards(chosen))[::-1]


def _backwards(chosen: Sequence[Group | None]) -> Iterator[Group]:
    end = len(chosen) - 1
    while end > 0:
        group = chosen[end]
        if group is not None:
            yield group
        end = group.first if group else end - 1
