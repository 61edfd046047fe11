"""What our aligner finds in the documents, and what any aligner's links are worth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import fmean

from benchmarks.alignment.corpora import Case
from benchmarks.alignment.documents import Document, Link
from workbench.align.aligner import Aligner
from workbench.align.evidence.all import all_evidence
from workbench.evaluate.links import Agreement, Comparison, LinkIds, compare
from workbench.lexicon.encoder import Encoder
from workbench.model.beads import Bead


@dataclass(frozen=True, eq=False)
class Way:
    """One of the ways in which the product aligns, compared by identity.

    Attributes:
        name: as tables have it.
        aligner: it.
    """

    name: str
    aligner: Aligner


@cache
def ways() -> tuple[Way, ...]:
    """With vectors, where the encoder is installed, and without."""
    plain = Way("without vectors", Aligner(evidence=all_evidence(None)))
    encoder = Encoder.open()
    if encoder is None:
        return (plain,)
    return Way("with vectors", Aligner(evidence=all_evidence(encoder))), plain


@cache
def aligned(way: Way, case: Case) -> tuple[Bead, ...]:
    """All beads of a document, aligned once a run."""
    return way.aligner.align(case.document.source, case.document.target)


def found_by(way: Way, case: Case) -> list[Link]:
    """The same as links."""
    return links_of(aligned(way, case))


def links_of(beads: Iterable[Bead]) -> list[Link]:
    """The beads as pairs of paragraphs, those with one side among them."""
    return [(bead.source, bead.target) for bead in beads]


def judged(links: Iterable[Link], document: Document) -> Comparison:
    """Links against the truth, every paragraph of the document counted."""
    every = [(frozenset({n}), frozenset[int]()) for n in range(len(document.source))]
    every += [(frozenset[int](), frozenset({n})) for n in range(len(document.target))]
    return compare([*_ids(links), *every], _ids(document.links))


def _ids(links: Iterable[Link]) -> list[LinkIds]:
    return [(frozenset(source), frozenset(target)) for source, target in links]


def mean(comparisons: Sequence[Comparison], of: Callable[[Comparison], Agreement]) -> float:
    """Mean F1 of documents, each counted the same."""
    return fmean(of(each).f1 for each in comparisons)


def strict(comparison: Comparison) -> Agreement:
    """Links with exactly the true paragraphs."""
    return comparison.strict


def lax(comparison: Comparison) -> Agreement:
    """Links that share paragraphs of both sides with a true one."""
    return comparison.lax


def unlinked(comparison: Comparison) -> Agreement:
    """Paragraphs without a counterpart."""
    return comparison.unlinked
