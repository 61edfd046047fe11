"""Who put each word of a document, and who corrected each paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Literal, TypeAlias, TypeVar

from workbench.model.document import Document, Paragraph, Side, SourceParagraph
from workbench.model.text import Span
from workbench.revisions.annotations import NOBODY, Annotations, Marks, annotated
from workbench.revisions.compare.changes import Piece
from workbench.revisions.compare.flow import Flow
from workbench.revisions.people import Person, present_person
from workbench.revisions.snapshots import known_commit
from workbench.revisions.words import Hunk, hunks, text_of, tokens
from workbench.session.people import corrections
from workbench.session.revising.archive import Archive
from workbench.session.revising.past import Past
from workbench.store.project import Project

UNKNOWN = Person("somebody")
"""Who works here where git's configuration does not say."""
SOMEBODY_BEFORE = Person("somebody then or before")
"""Who worked up to the commit with which the knowledge of a shallow clone begins."""
_UNCOMMITTED = "working tree"
_MERGED = "MERGE_HEAD"
_SIDES: tuple[Side, Side] = ("source", "target")
_What: TypeAlias = Literal["corrected", "automatic", "removed", "kept", "changed"]
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose work something is.

    Attributes:
        person: who did it.
        when: when, in the person's time zone; None for what is not committed.
        commit: the id of the commit; '' for what is not committed.
    """

    person: Person
    when: datetime | None = None
    commit: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or several of one hand.

    Attributes:
        what: `corrected` where the machine read something else, `automatic` where no person decided
            what it is instead, `removed` where it read what is not there any more, `kept` where a
            person decided that it was read rightly, `changed` in a translation for what has been
            written since it came in.
        span: code points of the text; empty for what was removed.
        text: what stands there.
        ocr: what the machine read there.
        by: who did it.
    """

    what: _What
    span: Span
    text: str
    ocr: str
    by: Hand


@dataclass(frozen=True, slots=True)
class Attributed:
    """A paragraph with whose work it is.

    Attributes:
        side: source or target.
        paragraph: as it is in the working tree.
        origin: who brought it in.
        status: who set the status that it has.
        words: in the order of the text.
    """

    side: Side
    paragraph: Paragraph
    origin: Hand
    status: Hand
    words: tuple[Word, ...]

    @property
    def correctors(self) -> tuple[Hand, ...]:
        """Who corrected it, each with the last time; by what counts as corrected in `people`."""
        hands = [word.by for word in self.words]
        if isinstance(self.paragraph, SourceParagraph) and "status" in corrections(self.paragraph):
            hands.append(self.status)
        last: dict[Person, Hand] = {}
        for hand in sorted(hands, key=_moment):
            last[next((p for p in last if p.is_same(hand.person)), hand.person)] = hand
        return tuple(sorted(last.values(), key=_moment))


def _moment(hand: Hand) -> float:
    return float("inf") if hand.when is None else hand.when.timestamp()


def attributed(project: Project, document_id: str) -> tuple[tuple[Attributed, ...], Sequence[str]]:
    """Every paragraph of a document as it is on disk, with who made it what it is.

    Returns:
        the paragraphs, the original first, and what is wrong with versions that were passed over.

    Raises:
        BadInputError: there is no such document, or the project lies in no repository.
        MissingDependencyError: git is not installed.
        StorageError: git refused.
    """
    name = project.require(document_id)
    document = project.load(name)
    repository = Archive.of(project).repository
    pasts = [Past(project, name)]
    if known_commit(repository, _MERGED) is not None:  # a merge is under way
        pasts.append(Past(project, name, _MERGED))
    marks = annotated(_UNCOMMITTED, document, [last for past in pasts for last in _last(past)])
    commits = [version.commit for past in pasts for version in past.versions]
    hands = {commit.id: Hand(commit.author, commit.when, commit.id) for commit in commits}
    for id_ in (id_ for past in pasts for id_ in past.beginnings):
        hands[id_] = replace(hands[id_], person=SOMEBODY_BEFORE)
    hands[_UNCOMMITTED] = Hand(present_person(repository) or UNKNOWN)
    found = tuple(
        Attributed(
            side,
            paragraph,
            hands[marks[paragraph.id].origin],
            hands[marks[paragraph.id].status],
            tuple(_words(paragraph, marks[paragraph.id], hands)),
        )
        for side in _SIDES
        for paragraph in document.side(side)
    )
    return found, list(dict.fromkeys(problem for past in pasts for problem in past.problems))


def _last(past: Past) -> list[tuple[Document, Annotations]]:
    """The document as the last commit left it, with its marks, along all versions from the first.

    Where it can not be read, as the commits before left it; none where git does not know it.
    """
    known: dict[str, Annotations] = {}
    for version in reversed(past.versions):
        document = past.document(version)
        if document is not None:
            parents = [(before, known[v.commit.id]) for v, before in past.before(version)]
            known[version.commit.id] = annotated(version.commit.id, document, parents)
    tips = past.versions[:1]
    return [(document, known[v.commit.id]) for tip in tips for v, document in past.sound(tip)]


def _words(paragraph: Paragraph, marks: Marks, hands: Mapping[str, Hand]) -> Iterator[Word]:
    flow = Flow((paragraph,))
    if not isinstance(paragraph, SourceParagraph):
        for piece, name in _runs(flow, 0, len(marks.words), marks.words):
            if name != marks.origin:
                yield Word("changed", piece.span, piece.text, "", hands[name])
        return
    put = [(name, who != NOBODY) for name, who in zip(marks.words, marks.decided, strict=True)]
    read = tokens(paragraph.ocr)
    nothing_more = Hunk(len(read), len(read), (), len(flow.parts))
    end = 0
    for hunk in (*hunks(read, flow.parts), nothing_more):
        for piece, name in _runs(flow, end, hunk.new_start, marks.decided):
            if name != NOBODY:
                yield Word("kept", piece.span, piece.text, piece.text, hands[name])
        end = hunk.new_start + len(hunk.new)
        ocr = text_of(read[hunk.start : hunk.end])
        for piece, (name, is_decided) in _runs(flow, hunk.new_start, end, put):
            what: _What = "corrected" if is_decided else "automatic"
            yield Word(what, piece.span, piece.text, ocr, hands[name])
        if ocr and not hunk.new:
            place = flow.gap(hunk.new_start, paragraph.id).span
            yield Word("removed", place, "", ocr, hands[marks.gaps[hunk.new_start]])


def _runs(flow: Flow, start: int, end: int, keys: Sequence[K]) -> Iterator[tuple[Piece, K]]:
    """Tokens of a stretch that have the same key, together, with it."""
    for key, run in groupby(range(start, end), key=lambda token: keys[token]):
        there = list(run)
        yield flow.pieces(there[0], there[-1] + 1)[0], key
