"""`workbench evaluate --repair`: two text files aligned, and repaired by an editor who is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from workbench.align.aligner import Aligner
from workbench.errors import BadInputError, Place
from workbench.evaluate.link_report import MILESTONES, LinkReport, link_outcomes, milestones
from workbench.evaluate.links import LinkIds
from workbench.evaluate.repair import Repaired, repair, top_down
from workbench.evaluate.sentences import (
    Extent,
    SentenceComparison,
    SentenceLink,
    compare_sentences,
)
from workbench.model.asking import least_certain
from workbench.model.beads import Bead
from workbench.model.sentences import Piece
from workbench.session.assistant import Progress
from workbench.session.commands.alignment_files import read_alignment
from workbench.session.commands.plain import in_lines, read_lines, sentences_of_lines
from workbench.session.commands.true_lines import LinedSide, true_links, true_sentences


def evaluate_repair(
    source: Path, target: Path, truth: Path, progress: Progress | None = None
) -> LinkReport:
    """Align two text files, compare, and let a simulated editor confirm link after link.

    Args:
        source: the original, one paragraph a line.
        target: the translation.
        truth: their true links by numbers of lines, and sentences if it has any.
        progress: told of long work.

    Raises:
        BadInputError: a file is missing or is no text, or the truth does not fit the texts; names
            file, line and field.
    """
    left = LinedSide.of("source", read_lines(source))
    right = LinedSide.of("target", read_lines(target))
    file = read_alignment(truth)
    if file.links is None:
        raise BadInputError("there are no links in it", "give the true links", Place(str(truth)))
    true = true_links(file.links, left, right)
    marked = None if file.sentences is None else true_sentences(file.sentences, left, right)
    texts = Aligner().texts(left.written.texts, right.written.texts)
    beads = texts.beads()
    asked, read = (
        milestones(_told(repair(texts.beads, true, order), label, progress))
        for order, label in ((least_certain, "asking"), (top_down, "reading"))
    )
    found = [(_ids(bead), bead.confidence) for bead in beads]
    return LinkReport(
        asked[0].agreement,
        link_outcomes(found, [(frozenset(one), frozenset(other)) for one, other in true]),
        None if marked is None else _sentences(left, right, beads, marked),
        asked,
        read,
    )


def _sentences(
    left: LinedSide, right: LinedSide, beads: Sequence[Bead], truth: Sequence[SentenceLink]
) -> SentenceComparison:
    """The sentences inside the links against the true ones."""
    links = [bead for bead in in_lines(beads, left.written, right.written) if bead.source]
    pairs = sentences_of_lines(left.lines, right.lines, links)
    return compare_sentences([(_extents(one.source), _extents(one.target)) for one in pairs], truth)


def _told(steps: Iterable[Repaired], label: str, progress: Progress | None) -> Iterator[Repaired]:
    """The steps of a repair, each told of."""
    for step in steps:
        if progress:
            progress(label, min(1.0, step.answers / MILESTONES[-1]))
        yield step


def _ids(bead: Bead) -> LinkIds:
    return frozenset(bead.source), frozenset(bead.target)


def _extents(pieces: Iterable[Piece]) -> frozenset[Extent]:
    return frozenset((piece.paragraph, piece.span.start, piece.span.end) for piece in pieces)
