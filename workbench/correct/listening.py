"""Asking the words around every garble of a paragraph what they think of its hypotheses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from workbench.correct.hypothesis import Garble, Heard, Hypothesis
from workbench.correct.neighbours import Association, Floats, Slot, messages
from workbench.correct.pieces import Piece
from workbench.lexicon.fold import fold
from workbench.model.text import Span


@dataclass(frozen=True)
class Weighing:
    """A case with its hypotheses and what each scores without its neighbours.

    Attributes:
        case: the garble.
        candidates: its hypotheses; the one that stands is last.
        scores: natural log, shape (candidates + 1,); the last is that of "not found".
    """

    case: Garble
    candidates: tuple[Hypothesis, ...]
    scores: Floats


def listen(
    found: Sequence[Piece],
    weighings: Sequence[Weighing],
    association: Association,
    factor: float,
) -> list[Garble]:
    """The cases of a paragraph, in order, each with what the words around it say.

    Args:
        found: all pieces of the paragraph.
        weighings: its garbles in order, not overlapping.
        association: how well words go together.
        factor: weight of an association in a score.
    """
    if not weighings:
        return []
    text = weighings[0].case.scene.passage.text
    spans, slots = zip(*_positions(text, found, weighings), strict=True)
    heard = dict(zip(spans, messages(slots, association, factor), strict=True))
    best = {
        span: (slot.firsts[n], slot.lasts[n])
        for span, slot in zip(spans, slots, strict=True)
        for n in [int(np.argmax(slot.scores + heard[span]))]
    }
    place = {span: n for n, span in enumerate(spans)}
    return [
        _told(weighing, heard[span] / factor, _around(spans, slots, best, place[span]))
        for weighing in weighings
        for span in [weighing.case.span]
    ]


def _positions(
    text: str, found: Sequence[Piece], weighings: Sequence[Weighing]
) -> Iterator[tuple[Span, Slot]]:
    """Every word of the paragraph and every garble in order, with its slot."""
    waiting = list(weighings)
    end = 0
    for piece in found:
        if piece.span.start < end:
            continue
        if waiting and waiting[0].case.span.start == piece.span.start:
            weighing = waiting.pop(0)
            span = weighing.case.span
            yield span, _slot(weighing, text[end : span.start])
        else:
            span = piece.span
            word = fold(piece.text) if piece.known else ""
            yield span, Slot(np.zeros(1), (word,), (word,), text[end : span.start])
        end = span.end


def _slot(weighing: Weighing, gap: str) -> Slot:
    """The slot of a garble: its best hypotheses, the one that stands, and "not found"."""
    words = [
        candidate.text.split() if not candidate.stands else _standing_words(weighing.case)
        for candidate in weighing.candidates
    ]
    firsts = (*(chosen[0] if chosen else "" for chosen in words), "")
    lasts = (*(chosen[-1] if chosen else "" for chosen in words), "")
    return Slot(weighing.scores, firsts, lasts, gap)


def _standing_words(case: Garble) -> list[str]:
    return [fold(piece.text) if piece.known else "" for piece in case.pieces]


def _around(
    spans: Sequence[Span], slots: Sequence[Slot], best: dict[Span, tuple[str, str]], place: int
) -> tuple[str, str, str, str]:
    """The likeliest word before a position, the gap to it, the gap after, and the word there."""
    before = best[spans[place - 1]][1] if place else ""
    last = place + 1 == len(slots)
    after = "" if last else best[spans[place + 1]][0]
    return before, slots[place].gap, "" if last else slots[place + 1].gap, after


def _told(weighing: Weighing, said: Floats, around: tuple[str, str, str, str]) -> Garble:
    before, gap_before, gap_after, after = around
    texts = [candidate.text for candidate in weighing.candidates]
    of = dict(zip(texts, (float(value - said[-1]) for value in said[:-1]), strict=True))
    return replace(weighing.case, heard=Heard(of, before, after, (gap_before, gap_after)))
