"""Sentences inside links: the same aligner, with every link a gap of its own.

All links of a document are aligned at once, so that what is rare and how long translations are is
counted in the whole of it; walls between the links keep every sentence in its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from workbench.align.aligner import Aligner
from workbench.align.evidence.length import Length
from workbench.align.evidence.marks import Marks
from workbench.align.evidence.names import Names
from workbench.align.evidence.numbers import Numbers
from workbench.align.evidence.words import Words
from workbench.align.running_text import running_sentences, speakers
from workbench.align.weights import Weights
from workbench.model.beads import Bead
from workbench.model.sentences import Piece, SentencePair, text_of
from workbench.model.text import Span

_WALL = ""  # stands on both sides behind each link, confirmed
_SURE, _RATHER = 0.99, 0.95  # that two single sentences belong together, and one and several


@dataclass(frozen=True, slots=True)
class LinkedTexts:
    """The paragraphs of a link, in order; a side may have none."""

    source: tuple[str, ...]
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """The sentences of one side of all links, with a wall behind each link.

    Attributes:
        texts: of the sentences and the walls.
        pieces: of the sentences, () for a wall.
        walls: indexes of the walls, one a link.
    """

    texts: list[str]
    pieces: list[tuple[Piece, ...]]
    walls: list[int]

    @staticmethod
    def of(sides: Sequence[Sequence[str]], language: str) -> _Side:
        side = _Side([], [], [])
        named = speakers([text for paragraphs in sides for text in paragraphs], language)
        for paragraphs in sides:
            for sentence in running_sentences(paragraphs, language, named):
                side.pieces.append(sentence)
                side.texts.append(text_of(sentence, paragraphs))
            side.walls.append(len(side.texts))
            side.texts.append(_WALL)
            side.pieces.append(())
        return side

    def stretch(self, link: int) -> range:
        """The sentences of a link."""
        return range(self.walls[link - 1] + 1 if link else 0, self.walls[link])

    def link(self, indexes: Sequence[int]) -> int:
        """The link that sentences stand in."""
        return bisect_left(self.walls, indexes[0])

    def merged(self, indexes: Sequence[int]) -> tuple[Piece, ...]:
        """The pieces of several sentences, those of the same paragraph as one."""
        merged: dict[int, Piece] = {}
        for piece in (piece for n in indexes for piece in self.pieces[n]):
            start = merged.get(piece.paragraph, piece).span.start
            merged[piece.paragraph] = Piece(piece.paragraph, Span(start, piece.span.end))
        return tuple(merged.values())


def sentence_aligner() -> Aligner:
    """An aligner for sentences inside links, where nearly every one has a counterpart.

    What a few sentences in the same order need; vectors would change nothing and take most of the
    time.
    """
    table = files("workbench.align").joinpath("data/weights-sentences.tsv")
    weights = Weights.parse(table.read_text(encoding="utf-8"))
    return Aligner(evidence=(Length(), Names(), Numbers(), Marks(), Words()), weights=weights)


def align_sentences(
    links: Sequence[LinkedTexts], source_language: str = "ru", target_language: str = "en"
) -> list[tuple[SentencePair, ...]]:
    """The sentences of each link in pairs, in reading order, lonely ones included.

    Where one side is a single sentence all of the other is its translation.

    Args:
        links: the paragraphs of each link of a document, in the order of the document.
        source_language: ISO 639-1 code.
        target_language: ISO 639-1 code.
    """
    source = _Side.of([link.source for link in links], source_language)
    target = _Side.of([link.target for link in links], target_language)
    walls = [Bead((n,), (m,), 1.0) for n, m in zip(source.walls, target.walls, strict=True)]
    single = [_single(source.stretch(n), target.stretch(n)) for n in range(len(links))]
    beads = sentence_aligner().align(
        source.texts,
        target.texts,
        source_furniture=[0.0] * len(source.texts),
        target_furniture=[0.0] * len(target.texts),
        anchors=[*walls, *(bead for beads in single for bead in beads)],
    )
    pairs: list[list[SentencePair]] = [[] for _ in links]
    for bead in beads:
        link = source.link(bead.source) if bead.source else target.link(bead.target)
        pair = source.merged(bead.source), target.merged(bead.target)
        if any(pair):
            pairs[link].append(SentencePair(*pair, bead.confidence))
    return [tuple(of_link) for of_link in pairs]


def _single(source: range, target: range) -> list[Bead]:
    """One bead of all sentences where one of the sides has but one."""
    if min(len(source), len(target)) != 1:
        return []
    return [Bead(tuple(source), tuple(target), _SURE if len(source) == len(target) else _RATHER)]
