"""What a document and its project teach, kept up to date while the document is edited."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from workbench.correct.channel import Channel, Misreading, misreadings_of
from workbench.correct.survey import Sightings, Tally, sightings
from workbench.disk import read_text
from workbench.errors import BadInputError
from workbench.lexicon.fold import fold
from workbench.lexicon.glossary import NO_GLOSSARY, Glossary
from workbench.model.document import Document, SourceParagraph
from workbench.model.expectation import NO_EXPECTATION, Expectation
from workbench.model.suspects import NO_MEMORY, Memory, Passage, Suspect, carry
from workbench.session import lasting
from workbench.session.learning.ledger import Ledger
from workbench.session.learning.lessons import NO_LESSONS, Lessons, lessons_of, lessons_of_all
from workbench.session.learning.passages import decided_spans
from workbench.store.codec import decode
from workbench.store.project import Project

Key = TypeVar("Key", bound=Hashable)


class DocumentMemory:
    """The memory of one document; it may be asked from several threads.

    What the other documents of the project teach is read when it is first needed, and once.

    Args:
        project: the project, or None for a text that belongs to none.
        document_id: the document, whose own file is not read.
        glossary: of the project.
    """

    def __init__(
        self,
        project: Project | None = None,
        document_id: str = "",
        glossary: Glossary = NO_GLOSSARY,
    ) -> None:
        self._project = project
        self._id = document_id
        self._glossary = glossary
        self._lock = threading.Lock()
        self._decided = _Decided()
        self._survey = _Survey()
        self._memory = NO_MEMORY

    def of(self, document: Document) -> Memory:
        """What is known by now: the same value as before where nothing new was learned."""
        with self._lock:
            if self._project is not None:
                self._decided.count(lessons_of_project(self._project, self._id), 1)
                self._project = None
            decided, surveyed = (
                part.bring_to(document.source) for part in (self._decided, self._survey)
            )
            if decided or surveyed or self._memory is NO_MEMORY:
                self._memory = Memory(
                    accepted={
                        **dict.fromkeys(self._glossary.forms, 0),
                        **self._decided.accepted,
                    },
                    glossary=self._glossary.forms,
                    fixes=self._decided.by_observed(),
                    misreadings=dict(self._decided.misreadings),
                    expected=self._survey.expectation,
                )
            return self._memory

    def looked(self, paragraph_id: str, asked: Passage, suspects: Sequence[Suspect]) -> None:
        """Take in the suspects of a paragraph, for the survey of the whole document."""
        with self._lock:
            self._survey.looked(paragraph_id, asked, suspects)


class _Decided:
    """What people decided, in this document and others."""

    def __init__(self) -> None:
        self.accepted: Counter[str] = Counter()
        self.fixes: Counter[tuple[str, str]] = Counter()
        self.misreadings: Counter[Misreading] = Counter()
        self._ledger = Ledger(lessons_of, self.count)

    def bring_to(self, paragraphs: Sequence[SourceParagraph]) -> bool:
        return self._ledger.bring_to(paragraphs)

    def count(self, lessons: Lessons, sign: int) -> None:
        """Add lessons to the totals, or take them out."""
        _add(self.accepted, lessons.accepted, sign)
        _add(self.fixes, lessons.fixes, sign)
        for pair, times in lessons.fixes.items():
            _add(self.misreadings, _misread(*pair), sign * times)

    def by_observed(self) -> dict[str, dict[str, int]]:
        """The fixes by what was read, folded."""
        found: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for (observed, truth), times in self.fixes.items():
            ways = found[fold(observed)]
            ways[truth] = ways.get(truth, 0) + times
        return dict(found)


class _Survey:
    """What the document is expected to have; nothing until all of it has been looked at.

    Of each paragraph the suspects that were found first are kept, without any expectation where
    that was possible, so that no garble confirms itself.
    """

    def __init__(self) -> None:
        self.expectation: Expectation = NO_EXPECTATION
        self._looks: dict[str, tuple[Passage, Sequence[Suspect]]] = {}
        self._tally = Tally()
        self._ledger = Ledger(self._sightings, self._tally.add)
        self._is_whole = False

    def looked(self, paragraph_id: str, asked: Passage, suspects: Sequence[Suspect]) -> None:
        if not asked.memory.expected or paragraph_id not in self._looks:
            self._looks[paragraph_id] = (Passage(asked.text), suspects)

    def bring_to(self, paragraphs: Sequence[SourceParagraph]) -> bool:
        was_whole = self._is_whole
        self._is_whole = was_whole or all(
            p.kind == "furniture" or p.id in self._looks for p in paragraphs
        )
        if not self._is_whole or not self._ledger.bring_to(paragraphs):
            return False
        self.expectation = self._tally.expectation()
        if not was_whole and len(paragraphs) >= lasting.MANY_PARAGRAPHS:
            lasting.stays()
        return True

    def _sightings(self, paragraph: SourceParagraph) -> Sightings:
        if paragraph.kind == "furniture":
            return Sightings("", (), ())
        asked, suspects = self._looks.get(paragraph.id, (Passage(paragraph.text), ()))
        decided = decided_spans(paragraph)
        open_ones = [
            suspect
            for suspect in carry(suspects, asked.text, paragraph.text)
            if not any(suspect.span.overlaps(span) for span in decided)
        ]
        return sightings(paragraph.text, open_ones)


def lessons_of_project(project: Project, except_id: str) -> Lessons:
    """What all documents of a project but one teach; those that do not load teach nothing."""
    together = Lessons()
    for path in project.document_files():
        if path.stem != except_id:
            lessons = _lessons_of_file(path)
            together.accepted.update(lessons.accepted)
            together.fixes.update(lessons.fixes)
    return together


def _lessons_of_file(path: Path) -> Lessons:
    try:
        known = path.stat()
    except OSError:  # a link to nowhere, or gone meanwhile
        return NO_LESSONS
    return _lessons_of_state(path, known.st_size, known.st_mtime_ns)


@lru_cache(maxsize=4096)
def _lessons_of_state(path: Path, _size: int, _changed: int) -> Lessons:
    """The lessons of a file as it was when it had this size and time."""
    try:
        return lessons_of_all(decode(read_text(path), str(path)).source)
    except BadInputError:
        return NO_LESSONS


@lru_cache(maxsize=1 << 14)
def _misread(observed: str, truth: str) -> Mapping[Misreading, int]:
    return misreadings_of(Channel.shipped(), observed, truth)


def _add(totals: Counter[Key], change: Mapping[Key, int], times: int) -> None:
    for key, count in change.items():
        totals[key] += times * count
        if not totals[key]:
            del totals[key]
