"""The garbles of a paragraph with all their hypotheses: what there is to be ranked."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from workbench.correct.candidates import candidates_of
from workbench.correct.channel import Channel, shape_key
from workbench.correct.evidence import Proposer
from workbench.correct.grouping import Group, groups, partition
from workbench.correct.hypothesis import Garble, Hypothesis, Scene
from workbench.correct.joining import Segment, joined, only_spaces_between, with_parts
from workbench.correct.pieces import Piece
from workbench.correct.ranking import Ranker
from workbench.correct.standing import standing
from workbench.correct.weighing import Weighing
from workbench.lexicon.lookalikes import Script, script
from workbench.model.text import Span

_CONTEXT = 7.0  # nats that neighbours and translation may speak for another word than a known one
_HOPELESS = 12.0  # nats behind the best at which a hypothesis is given up
_MOST = 24  # hypotheses kept of one case
_BENEFIT = 7.0  # nats that the words around may yet speak for a torn word as one
_BESIDE = 3.0  # nats that document and translation may speak for it


class Decode(Protocol):
    """A search for what may have stood where a string was read."""

    def __call__(
        self, script: Script, observed: str, ceiling: float, /, *, one_word: bool
    ) -> Sequence[Hypothesis]:
        """The best hypotheses for a `shape_key` within a cost, best first."""
        ...


@dataclass(frozen=True)
class Finder:
    """Finds the garbles of a paragraph.

    Attributes:
        decode: the search over the lexicon.
        channel: what letters are misread for.
        ranker: weighs hypotheses against each other.
    """

    decode: Decode
    channel: Channel
    ranker: Ranker

    def weighings(self, scene: Scene, found: Sequence[Piece]) -> list[Segment]:
        """The garbles of a paragraph in order, not overlapping.

        They are of the segmentation that explains the whole paragraph best, torn words being taken
        for one as long as the words around may say so.
        """
        text = scene.passage.text
        alone = [self._alone(scene, piece) for piece in found]
        every = sorted(groups(text, found), key=lambda group: group.end - group.first)
        single: dict[int, Weighing] = {}
        tried: dict[Group, Segment] = {}
        for group in every:
            pieces = range(group.first, group.end)
            parts = tuple(single[n] for n in pieces) if group.is_torn else ()
            weighing = self._weighing(scene, found, group, parts)
            tried[group] = Segment(weighing, parts)
            if not parts:
                single[group.first] = weighing
        scored = [(group, _explained(group, segment.whole)) for group, segment in tried.items()]
        return [tried[group] for group in partition(len(found), alone, scored)]

    def _alone(self, scene: Scene, piece: Piece) -> float:
        """The score of a piece left as it stands."""
        return self.ranker.standing(self._case(scene, (piece,), piece.span))

    def _weighing(
        self, scene: Scene, found: Sequence[Piece], group: Group, parts: Sequence[Weighing]
    ) -> Weighing:
        case = self._case(scene, tuple(found[group.first : group.end]), group.span)
        decoded = self.decode(
            case.script, case.key, self._ceiling(case, parts), one_word=group.is_torn
        )
        proposers = self._proposers if any(piece.strange for piece in case.pieces) else ()
        candidates = candidates_of(case, decoded, proposers, self.channel)
        if parts and only_spaces_between(parts):
            candidates = with_parts(candidates, parts, self.channel)
        return _hopeful(self.ranker.weighing(case, candidates))

    @property
    def _proposers(self) -> list[Proposer]:
        return [
            each.features for each in self.ranker.sources if isinstance(each.features, Proposer)
        ]

    def _ceiling(self, case: Garble, parts: Sequence[Weighing]) -> float:
        """What a rival of known words may cost: where all is well, it has to be much better.

        A torn word may not cost more than its parts by themselves, but for what the words around
        and the translation may say. Rounded, so that what was decoded once can be remembered.
        """
        weights = self.ranker.weights
        damage = weights["damage"] * case.scene.damage
        if parts:
            apart = sum(float(part.scores.max()) for part in parts)
            return round((_BENEFIT + _BESIDE + damage - apart) / weights["shape"])
        if any(piece.strange for piece in case.pieces):
            return math.inf
        stands = -case.standing.shape - weights.frequency * case.standing.lexicon
        return round(stands + (_CONTEXT + damage) / weights["shape"])

    def _case(self, scene: Scene, chosen: tuple[Piece, ...], span: Span) -> Garble:
        text = span.within(scene.passage.text)
        stands = standing(text, chosen, scene.lexicon, self.channel)
        return Garble(scene, span, chosen, shape_key(text), script(text), stands)


def _explained(group: Group, weighing: Weighing) -> float:
    """How well the best hypothesis of a group explains it.

    That nothing was found, or that all stands, is no reason to take pieces for one word.
    """
    if group.is_torn:
        return float(weighing.scores[:-1][joined(weighing)].max(initial=-math.inf)) + _BENEFIT
    return float(weighing.scores.max())


def _hopeful(weighing: Weighing) -> Weighing:
    """Without hypotheses that no context could save; the one that stands, and "not found", stay."""
    scores, last = weighing.scores, len(weighing.candidates) - 1
    floor = scores.max() - _HOPELESS
    best = np.argsort(-scores[:last], kind="stable")[:_MOST]
    return weighing.only([*(int(n) for n in best if scores[n] > floor), last])
