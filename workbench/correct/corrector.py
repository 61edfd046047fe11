"""From a paragraph to its suspect spans with ranked readings, and to the safe replacements."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from workbench.correct.beam import Beam
from workbench.correct.candidates import candidates_of
from workbench.correct.channel import Channel, shape_key
from workbench.correct.evidence import Proposer, Source
from workbench.correct.evidence.damage import Damage
from workbench.correct.evidence.document import InDocument
from workbench.correct.evidence.lexicon import Words
from workbench.correct.evidence.shape import Shape
from workbench.correct.evidence.translation import Translation
from workbench.correct.grouping import Group, groups, partition
from workbench.correct.hypothesis import Garble, Hypothesis, Scene
from workbench.correct.pieces import Piece, pieces
from workbench.correct.ranking import Ranker
from workbench.correct.standing import standing
from workbench.correct.weights import WEIGHTS, Weights
from workbench.lexicon.forms import Progress
from workbench.lexicon.lexicon import Lexicon
from workbench.lexicon.lookalikes import script
from workbench.model.suspects import Passage, Suspect
from workbench.model.text import Span

_REMEMBERED = 4096  # decoded spans kept, so that a paragraph is cheap to look at again
_NUMBER = regex.compile(r"\d{2}")
_LETTER = regex.compile(r"\p{L}")


class Corrector:
    """Finds what is wrong in Russian text and ranks what it should read.

    Holds no state of a document: the same passage always gives the same suspects, and calls from
    several threads do not disturb each other.

    Args:
        lexicon: the words.
        channel: what letters are misread for.
        weights: of the ranking.
        without: kinds of evidence that are switched off ("shape", "lexicon", "damage",
            "translation", "document").
    """

    def __init__(
        self,
        lexicon: Lexicon,
        channel: Channel | None = None,
        weights: Weights = WEIGHTS,
        without: frozenset[str] = frozenset(),
    ) -> None:
        self._lexicon = lexicon
        self._channel = channel or Channel.shipped()
        self._weights = weights
        beam = Beam(lexicon.trie, self._channel, weights.lexicon)
        self._decode = lru_cache(maxsize=_REMEMBERED)(beam.decode)
        every: tuple[Source, ...] = (
            Shape(self._channel, weights),
            Words(weights),
            Damage(weights),
            Translation(lexicon.trie, weights),
            InDocument(weights),
        )
        self._ranker = Ranker(
            tuple(source for source in every if source.kind not in without), weights
        )

    @classmethod
    def open(
        cls, progress: Progress | None = None, without: frozenset[str] = frozenset()
    ) -> Corrector:
        """The corrector with the words of this machine.

        Args:
            progress: called with a label and a share 0..1 while the word list is built, which
                happens once.
            without: kinds of evidence that are switched off.

        Raises:
            StorageError: the word list can not be kept in the cache directory.
        """
        return cls(Lexicon.open(progress), without=without)

    def suspects(self, passage: Passage, limit: int = 10) -> tuple[Suspect, ...]:
        """The spans of the passage that are probably wrong, in order, not overlapping.

        Args:
            passage: the paragraph with what is known beside it.
            limit: most readings a suspect.
        """
        lexicon = self._lexicon.accepting(passage.accepted)
        found = pieces(passage, lexicon)
        strange = sum(piece.strange for piece in found)
        scene = Scene(passage, lexicon, len(found), strange)
        chosen = self._chosen(scene, found)
        marked = (
            self._ranker.suspect(case, self._candidates(case), limit)
            for case in (self._case(scene, found, group) for group in chosen)
        )
        return tuple(suspect for suspect in marked if suspect.doubt >= self._weights.mark)

    def _chosen(self, scene: Scene, found: Sequence[Piece]) -> list[Group]:
        """The groups of pieces that are best explained as garbles."""
        text = scene.passage.text
        alone = [self._as_it_stands([piece], scene) for piece in found]
        scored = []
        for group in groups(text, found, lambda piece: self._gives_reason(piece, scene)):
            case = self._case(scene, found, group)
            base = self._as_it_stands(found[group.first : group.end], scene)
            best = max(self._ranker.scores(case, self._candidates(case)))
            clinging = self._weights.punctuation if group.clings else 0.0
            scored.append((group, base + best - clinging))
        return partition(len(found), alone, scored)

    def _gives_reason(self, piece: Piece, scene: Scene) -> bool:
        """Whether the piece alone is worth a look: strange, or rare in a damaged paragraph."""
        if piece.fixed:
            return False
        rare = self._weights.rare + self._weights.rare_in_damage * scene.damage
        return piece.strange or (len(piece.text) > 2 and piece.log_frequency < rare)

    def _as_it_stands(self, chosen: Sequence[Piece], scene: Scene) -> float:
        hypothesis = self._standing(chosen, " ".join(piece.text for piece in chosen), scene)
        return self._weights.shape * hypothesis.shape + self._weights.lexicon * hypothesis.lexicon

    def _standing(self, chosen: Sequence[Piece], text: str, scene: Scene) -> Hypothesis:
        """The hypothesis that the pieces stand as they are."""
        same = self._channel.compiled("cyrillic").cost("а", "а")
        shape = -same * sum(len(piece.text) for piece in chosen)
        words = sum(standing(piece, scene.lexicon, self._weights) for piece in chosen)
        return Hypothesis(text, shape, words, stands=True)

    def _case(self, scene: Scene, found: Sequence[Piece], group: Group) -> Garble:
        text = group.span.within(scene.passage.text)
        hypothesis = self._standing(found[group.first : group.end], text, scene)
        return Garble(scene, group.span, shape_key(text), script(text), hypothesis)

    def _candidates(self, case: Garble) -> list[Hypothesis]:
        decoded = self._decode(case.script, case.key)
        proposers = [source for source in self._ranker.sources if isinstance(source, Proposer)]
        return candidates_of(case, decoded, proposers, self._channel)


def auto(
    passage: Passage, suspects: Sequence[Suspect], threshold: float
) -> tuple[tuple[Span, str], ...]:
    """Replacements that need no person: (span, text) in order, not overlapping.

    Only where the best reading differs and its confidence is at least `threshold`; never where a
    person decided, never digits on their own, never a text with a number in it.

    Args:
        passage: the paragraph the suspects were found in.
        suspects: of that paragraph.
        threshold: confidence in 0..1.
    """
    return tuple(
        (suspect.span, suspect.readings[0].text)
        for suspect in suspects
        if _is_safe(passage, suspect, threshold)
    )


def _is_safe(passage: Passage, suspect: Suspect, threshold: float) -> bool:
    if not suspect.readings or any(suspect.span.overlaps(span) for span in passage.decided):
        return False
    best = suspect.readings[0]
    if best.confidence < threshold or best.text == suspect.text:
        return False
    return bool(_LETTER.search(suspect.text)) and not _NUMBER.search(suspect.text)
