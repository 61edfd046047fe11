"""Whether neighbouring pieces are one torn word or words of their own.

A group of pieces is weighed with both kinds of hypotheses beside each other, those that join it and
those that leave its words apart, so that the words around can decide between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray

from workbench.correct.channel import Channel
from workbench.correct.hypothesis import Hypothesis
from workbench.correct.weighing import Weighing
from workbench.lexicon.fold import fold

_BEST = 3  # hypotheses of each word that are combined


@dataclass(frozen=True)
class Segment:
    """A garble, and the words it falls into if it is no torn word.

    Attributes:
        whole: the garble.
        parts: its words, each by itself; none where it is a single one.
    """

    whole: Weighing
    parts: tuple[Weighing, ...]

    def settled(self, heard: Weighing) -> tuple[Segment, ...]:
        """The segment, or its parts if the words around rather leave it apart.

        Args:
            heard: the whole, once the words around were asked.
        """
        if not self.parts:
            return (self,)
        together = float(np.array(heard.shares)[joined(heard)].sum())
        rest = sum(heard.shares) if only_spaces_between(self.parts) else 1.0
        if together > rest - together:
            return (self,)
        return tuple(Segment(part, ()) for part in self.parts)


def joined(weighing: Weighing) -> NDArray[np.bool_]:
    """Which hypotheses take pieces together, shape (candidates,)."""
    pieces = len(weighing.case.pieces)
    return np.array(
        [not c.stands and len(c.text.split()) < pieces for c in weighing.candidates], np.bool_
    )


def with_parts(
    candidates: Sequence[Hypothesis], parts: Sequence[Weighing], channel: Channel
) -> list[Hypothesis]:
    """The hypotheses of a group and those made of what its words may read each by itself.

    Args:
        candidates: of the group as one; the one that stands is last.
        parts: its words, with only a space between any two.
        channel: tells what it takes to read that space.
    """
    known = {candidate.text for candidate in candidates} | {fold(candidates[-1].text)}
    apart = (_apart(chosen, parts, channel) for chosen in product(*map(_best, parts)))
    new = {made.text: made for made in apart if made.text not in known}
    return [*candidates[:-1], *new.values(), candidates[-1]]


def only_spaces_between(parts: Sequence[Weighing]) -> bool:
    """Whether one character, a space, stands between any two words."""
    text = parts[0].case.scene.passage.text
    spans = [part.case.span for part in parts]
    return all(text[a.end : b.start] == " " for a, b in pairwise(spans))


def _best(part: Weighing) -> list[Hypothesis]:
    order = np.argsort(-part.scores[:-1], kind="stable")[:_BEST]
    return [part.candidates[int(n)] for n in order]


def _apart(chosen: Sequence[Hypothesis], parts: Sequence[Weighing], channel: Channel) -> Hypothesis:
    spaces = [channel.compiled(part.case.script).cost(" ", " ") for part in parts[1:]]
    return Hypothesis(
        " ".join(fold(each.text) for each in chosen),
        shape=sum(each.shape for each in chosen) - sum(spaces),
        lexicon=sum(each.lexicon for each in chosen),
        unlisted=sum(each.unlisted for each in chosen),
        spelling=sum(each.spelling for each in chosen),
    )
