"""From a paragraph to its suspect spans with ranked readings."""

from __future__ import annotations

from functools import lru_cache

from workbench.correct.beam import Beam
from workbench.correct.cases import Finder
from workbench.correct.channel import Channel
from workbench.correct.context.neighbours import Neighbours
from workbench.correct.evidence import Features, Weighed
from workbench.correct.evidence.context import Context
from workbench.correct.evidence.damage import Damage
from workbench.correct.evidence.document import InDocument
from workbench.correct.evidence.lexicon import Words
from workbench.correct.evidence.shape import Shape
from workbench.correct.evidence.translation import Translation
from workbench.correct.hypothesis import Scene
from workbench.correct.listening import listen
from workbench.correct.neighbours import Association
from workbench.correct.pieces import pieces
from workbench.correct.ranking import Ranker
from workbench.correct.weighing import Weighing
from workbench.correct.weights import Weights
from workbench.lexicon.forms import Progress
from workbench.lexicon.lexicon import Lexicon
from workbench.model.suspects import Passage, Suspect

_REMEMBERED = 4096  # decoded spans kept, so that a paragraph is cheap to look at again
_MARK = 0.35  # doubt from which a span is shown as suspect


class Corrector:
    """Finds what is wrong in Russian text and ranks what it should read.

    Holds no state of a document: the same passage always gives the same suspects, and calls from
    several threads do not disturb each other.

    Args:
        lexicon: the words.
        channel: what letters are misread for.
        weights: of the ranking.
        association: how well neighbouring words go together; None for no context.
        without: kinds of evidence that are switched off ("shape", "lexicon", "damage",
            "translation", "document", "context").
    """

    def __init__(
        self,
        lexicon: Lexicon,
        channel: Channel | None = None,
        weights: Weights | None = None,
        association: Association | None = None,
        without: frozenset[str] = frozenset(),
    ) -> None:
        self._lexicon = lexicon
        self._weights = weights or Weights.shipped()
        self._association = None if "context" in without else association
        channel = channel or Channel.shipped()
        beam = Beam(lexicon.trie, channel, self._weights["lexicon"])
        every: list[Features] = [
            Shape(channel),
            Words(),
            Damage(),
            Translation(lexicon.trie, without),
            InDocument(),
        ]
        if association is not None:
            every.append(Context(association))
        kept = (features for features in every if features.kind not in without)
        self.ranker = Ranker(tuple(Weighed(each, self._weights) for each in kept), self._weights)
        self._finder = Finder(lru_cache(maxsize=_REMEMBERED)(beam.decode), channel, self.ranker)

    @classmethod
    def open(
        cls,
        progress: Progress | None = None,
        without: frozenset[str] = frozenset(),
        weights: Weights | None = None,
    ) -> Corrector:
        """The corrector with the words of this machine.

        Args:
            progress: called with a label and a share 0..1 while the word list is built, which
                happens once.
            without: kinds of evidence that are switched off.
            weights: others than those shipped.

        Raises:
            StorageError: the word list can not be kept in the cache directory.
        """
        return cls(
            Lexicon.open(progress),
            weights=weights,
            association=None if "context" in without else Neighbours.open(progress),
            without=without,
        )

    def suspects(self, passage: Passage, limit: int = 10) -> tuple[Suspect, ...]:
        """The spans of the passage that are probably wrong, in order, not overlapping.

        Args:
            passage: the paragraph with what is known beside it.
            limit: most readings a suspect.
        """
        doubtful = (each for each in self.weighings(passage) if each.shares[-1] <= 1.0 - _MARK)
        return tuple(self.ranker.suspect(weighing, limit) for weighing in doubtful)

    def weighings(self, passage: Passage) -> list[Weighing]:
        """Everything that was looked at in a passage, with all hypotheses and their scores."""
        lexicon = self._lexicon.accepting(passage.memory.accepted)
        found = pieces(passage, lexicon)
        strange = sum(piece.strange for piece in found)
        scene = Scene(passage, lexicon, len(found), strange)
        alone = self._finder.weighings(scene, found)
        if self._association is None:
            return alone
        heard = listen(found, alone, self._association, self._weights["neighbours"])
        return [self.ranker.heard(*pair) for pair in zip(alone, heard, strict=True)]
