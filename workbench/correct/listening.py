"""Asking the words around every garble of a paragraph what they think of its hypotheses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from workbench.correct.context.cloze import Place
from workbench.correct.context.gaps import Gap, gap
from workbench.correct.hypothesis import Garble, Heard
from workbench.correct.neighbours import Association, Floats, Slot, messages
from workbench.correct.pieces import Piece
from workbench.correct.weighing import Weighing
from workbench.lexicon.fold import fold
from workbench.model.text import Span

Singles = NDArray[np.float32]

_AROUND = 12  # words on each side that tell what a text is about


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
    said = messages(slots, association, factor)
    fits = association.within([_place(*each) for each in zip(slots, said, strict=True)])
    best = [int(np.argmax(slot.scores + heard)) for slot, heard in zip(slots, said, strict=True)]
    place = {span: n for n, span in enumerate(spans)}
    likeliest = [slot.firsts[n] for slot, n in zip(slots, best, strict=True)]
    heard = []
    for weighing in weighings:
        n = place[weighing.case.span]
        near = _heard(weighing, n, slots, best, said[n] / factor)
        around = (*likeliest[max(0, n - _AROUND) : n], *likeliest[n + 1 : n + 1 + _AROUND])
        known = tuple(word for word in around if word)
        topic = _topic(weighing, association, known)
        cloze = _of_each(weighing, fits[n])
        whole = replace(near, topic=topic, around=known, cloze=cloze)
        heard.append(replace(weighing.case, heard=whole))
    return heard


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
            yield span, _slot(weighing, gap(text[end : span.start]))
        else:
            span = piece.span
            word = fold(piece.text) if piece.known else ""
            yield span, Slot(np.zeros(1), (word,), (word,), (word,), gap(text[end : span.start]))
        end = span.end


def _slot(weighing: Weighing, before: Gap) -> Slot:
    """The slot of a garble: its best hypotheses, the one that stands, and "not found"."""
    words = [
        candidate.text.split() if not candidate.stands else _standing_words(weighing.case)
        for candidate in weighing.candidates
    ]
    firsts = (*(chosen[0] if chosen else "" for chosen in words), "")
    longest = (*(max(chosen, key=len, default="") for chosen in words), "")
    lasts = (*(chosen[-1] if chosen else "" for chosen in words), "")
    return Slot(weighing.scores, firsts, lasts, longest, before)


def _standing_words(case: Garble) -> list[str]:
    return [fold(piece.text) if piece.known else "" for piece in case.pieces]


def _place(slot: Slot, heard: Floats) -> Place:
    """A slot as the words around it see it, once its neighbours were asked."""
    belief = slot.scores + heard
    return Place(slot.longest, np.exp(belief - np.logaddexp.reduce(belief)), slot.gap)


def _of_each(weighing: Weighing, values: Singles) -> dict[str, float]:
    """Values by the text of the hypothesis."""
    texts = [candidate.text for candidate in weighing.candidates]
    return dict(zip(texts, map(float, values), strict=False))


def _heard(
    weighing: Weighing, n: int, slots: Sequence[Slot], best: Sequence[int], said: Floats
) -> Heard:
    """What was said of the hypotheses of position `n`, and by whom most likely."""
    of = {
        candidate.text: float(value - said[-1])
        for candidate, value in zip(weighing.candidates, said[:-1], strict=True)
    }
    before = slots[n - 1].lasts[best[n - 1]] if n else ""
    if n + 1 == len(slots):
        return Heard(of, before, gap_before=slots[n].gap)
    after = slots[n + 1].firsts[best[n + 1]]
    return Heard(of, before, after, slots[n].gap, slots[n + 1].gap)


def _topic(weighing: Weighing, association: Association, around: Sequence[str]) -> dict[str, float]:
    """How well the longest word of each hypothesis goes with the words around."""
    texts = [candidate.text for candidate in weighing.candidates]
    longest = [max(fold(text).split(), key=len, default="") for text in texts]
    return _of_each(weighing, association.beside(longest, around))
