"""From a paragraph to its suspect spans with ranked readings."""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from workbench.correct.beam import Beam
from workbench.correct.cases import Finder
from workbench.correct.channel import Channel, Misreading
from workbench.correct.context.neighbours import Neighbours
from workbench.correct.evidence import Features, Weighed
from workbench.correct.evidence.context import Context
from workbench.correct.evidence.damage import Damage
from workbench.correct.evidence.document import InDocument
from workbench.correct.evidence.engine import Engine
from workbench.correct.evidence.lexicon import Words
from workbench.correct.evidence.shape import Shape
from workbench.correct.evidence.translation import Translation
from workbench.correct.evidence.translation.beside import beside
from workbench.correct.evidence.translation.rendering import PARTS as TRANSLATION_PARTS
from workbench.correct.hypothesis import Scene
from workbench.correct.joining import Segment
from workbench.correct.listening import listen
from workbench.correct.neighbours import Association
from workbench.correct.pieces import Piece, pieces
from workbench.correct.ranking import Ranker
from workbench.correct.signs.reader import SignReader
from workbench.correct.signs.reader import merged as words_and_signs
from workbench.correct.weighing import Weighing
from workbench.correct.weights import Weights
from workbench.lexicon.forms import Progress
from workbench.lexicon.lexicon import Lexicon
from workbench.lexicon.union import Union
from workbench.model.suspects import Memory, Passage, Suspect
from workbench.model.text import Span

_REMEMBERED = 4096  # decoded spans kept, so that a paragraph is cheap to look at again
_PROJECTS = 4  # channels kept, one for each state of what people found
_AGAIN = 2
_LIKELY = 0.6  # probability from which signs are judged by what a garble reads
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
            "engine", "translation", "document", "context", "sign"), and parts of "translation"
            ("names", "numbers", "dictionary", "cognates", "encoder").
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
        self._without = without
        self._channel = channel or Channel.shipped()
        self._signs = None if "sign" in without else SignReader.shipped(self._association)
        self._finder = lru_cache(maxsize=_PROJECTS)(self._made)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of evidence that are switched on."""
        words = tuple(source.kind for source in self._finder(frozenset()).ranker.sources)
        parts = TRANSLATION_PARTS if "translation" in words else ()
        return (*words, *parts, *(("sign",) if self._signs else ()))

    @property
    def features(self) -> tuple[str, ...]:
        """The names of what the evidence measures, as in the columns of a weighing."""
        return self._finder(frozenset()).ranker.names

    def _made(self, misreadings: frozenset[tuple[Misreading, float]]) -> Finder:
        """What finds garbles with a channel that has learned from people."""
        channel = self._channel.adapted(dict(misreadings))
        beam = Beam(self._lexicon.trie, channel, self._weights.frequency)
        every: list[Features] = [
            Shape(channel),
            Words(),
            Damage(),
            Engine(),
            Translation(self._lexicon.trie, channel, self._without),
            InDocument(),
        ]
        if self._association is not None:
            every.append(Context(self._association))
        kept = (features for features in every if features.kind not in self._without)
        ranker = Ranker(tuple(Weighed(each, self._weights) for each in kept), self._weights)
        return Finder(lru_cache(maxsize=_REMEMBERED)(beam.decode), channel, ranker)

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

    def suspects(
        self, passage: Passage, limit: int = 10, *, explained: bool = True
    ) -> tuple[Suspect, ...]:
        """The spans of the passage that are probably wrong, in order, not overlapping.

        Args:
            passage: the paragraph with what is known beside it.
            limit: most readings a suspect.
            explained: whether words come with their reasons, which take a quarter of the time.
        """
        scene, found = self._scene(passage)
        ranker = self._finder_for(passage).ranker
        weighed = self._weighings(scene, found)
        doubtful = [each for each in weighed if each.doubt >= _MARK]
        words = [ranker.suspect(weighing, limit, explained=explained) for weighing in doubtful]
        if self._signs is None:
            return tuple(words)
        informed = replace(scene, likely=dict(_likely(weighed)))
        return words_and_signs(words, self._signs.suspects(informed))

    def weighings(self, passage: Passage) -> list[Weighing]:
        """Every word that was looked at in a passage, with all hypotheses and their scores."""
        return self._weighings(*self._scene(passage))

    def _weighings(self, scene: Scene, found: list[Piece]) -> list[Weighing]:
        finder = self._finder_for(scene.passage)
        segments = finder.weighings(scene, found)
        heard = self._heard(finder.ranker, found, segments)
        settled = [
            part
            for segment, weighing in zip(segments, heard, strict=True)
            for part in segment.settled(weighing)
        ]
        if len(settled) == len(segments):
            return heard
        return self._heard(finder.ranker, found, settled)

    def _heard(
        self, ranker: Ranker, found: list[Piece], segments: Sequence[Segment]
    ) -> list[Weighing]:
        """The segments once the words around were asked."""
        alone = [segment.whole for segment in segments]
        if self._association is None:
            return alone
        heard = listen(found, alone, self._association, self._weights["neighbours"])
        return [ranker.heard(*pair) for pair in zip(alone, heard, strict=True)]

    def _scene(self, passage: Passage) -> tuple[Scene, list[Piece]]:
        """A passage with its words, those among them that document and translation vouch for."""
        known: list[Container[str]] = [passage.memory.accepted]
        if not self._without & {"translation", "names"}:
            known.append(beside(self._lexicon.trie, self._without, passage.translation).names)
        lexicon = self._lexicon.accepting(Union(tuple(known)))
        found = pieces(passage, lexicon)
        return Scene(passage, lexicon, len(found), sum(piece.strange for piece in found)), found

    def _finder_for(self, passage: Passage) -> Finder:
        return self._finder(_found_again(passage.memory))


def _likely(weighed: Sequence[Weighing]) -> Iterator[tuple[Span, str]]:
    """The garbles that are rather sure to be one other word, with that word."""
    for weighing in weighed:
        shares = weighing.shares
        best = max(range(len(shares)), key=shares.__getitem__)
        reading = weighing.candidates[best]
        if shares[best] >= _LIKELY and not reading.stands and " " not in reading.text:
            yield weighing.case.span, reading.text


def _found_again(memory: Memory) -> frozenset[tuple[Misreading, float]]:
    """Misreadings that people found twice or more, in powers of two.

    So the channel changes with a first few corrections and then ever more seldom, and what was
    decoded with it can be remembered.
    """
    return frozenset(
        (misreading, 2.0 ** int(math.log2(times)))
        for misreading, times in memory.misreadings.items()
        if times >= _AGAIN
    )
