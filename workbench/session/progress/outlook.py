"""What is still wrong in a document, as far as the machine can tell without looking again.

Looking through a document takes seconds; how many suspects were left when the desk last knew all
of them is therefore kept in the clone, with the digest of the text that they belong to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench.disk import read_text, write_text
from workbench.errors import BadInputError
from workbench.model.document import Document, SourceParagraph
from workbench.model.suspects import Suspect
from workbench.session.progress.counts import OriginalCounts
from workbench.store.fields import Node
from workbench.store.journal import digest
from workbench.store.jsontext import Json, emit, parse
from workbench.store.project import Project, why_unusable
from workbench.tally import share

RECALL = 0.856
"""Share of the wrong words that get marked: docs/benchmarks.md, whole pages read as Russian, with
English."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """The suspects that were left in an original.

    Attributes:
        suspects: how many.
        doubt: the sum of their doubts: how many of them are expected to be wrong.
        doubt_of_words: the part of it that lies on words; the rest lies on signs.
        is_stale: whether they belong to another state of the original than the present one.
    """

    suspects: int
    doubt: float
    doubt_of_words: float
    is_stale: bool = False

    @classmethod
    def of(cls, suspects: Iterable[Suspect]) -> Outlook:
        """The outlook of an original all of whose suspects are known."""
        every = list(suspects)
        doubt = sum(suspect.doubt for suspect in every)
        return cls(len(every), doubt, sum(s.doubt for s in every if not s.is_sign))

    def limited(self, words_left: int) -> Outlook:
        """A stale outlook brought down to words nobody decided: not more of them are suspect."""
        if not self.is_stale or self.suspects <= words_left:
            return self
        part = words_left / self.suspects
        return Outlook(words_left, self.doubt * part, self.doubt_of_words * part, is_stale=True)


def errors_left(counts: OriginalCounts, known: Outlook) -> float:
    """How many errors are expected to be in an original still.

    Errors among the suspects are their doubts summed up. As for wrong words that are not marked:
    what was found so far, words changed and doubt, is `RECALL` of all. The others are taken to be
    spread over the text, and gone where a paragraph was corrected or verified: somebody has read
    it. What readers overlook is not in the number, and is not known; nor are signs that are wrong
    and not marked.

    Each decision lowers the sum, on average by the doubt of the suspect. One that the machine
    had little doubt of and that proves wrong may raise it a little: where there is one more than
    expected among those that are marked there are more among the others too.

    Args:
        counts: of the original.
        known: its suspects.
    """
    found = counts.words_changed + known.doubt_of_words
    unread = share(counts.words_left, counts.words_left + counts.words_read)
    room = max(0.0, counts.words_left - known.doubt_of_words)
    return known.doubt + min(found * (1 / RECALL - 1) * unread, room)


class Outlooks:
    """The outlooks of a project's documents, each in a small file of the clone.

    Args:
        project: the project.
    """

    def __init__(self, project: Project) -> None:
        self._folder = project.private / "outlooks"

    def of(self, document: Document) -> Outlook | None:
        """What is known of a document; None where it was never looked through."""
        path = self._path(document)
        try:
            node = Node(parse(read_text(path), str(path)), str(path), "")
            is_stale = node.text("original") != _digest(document.source)
            doubts = node.number("doubt"), node.number("doubt_of_words")
            return Outlook(node.whole("suspects"), *doubts, is_stale)
        except BadInputError:  # none yet, or a damaged file: it is made anew soon enough
            return None

    def remember(self, document: Document, known: Outlook) -> None:
        """Keep what is known of a document as it is now. Raises StorageError."""
        content: dict[str, Json] = {
            "original": _digest(document.source),
            "suspects": known.suspects,
            "doubt": round(known.doubt, 4),
            "doubt_of_words": round(known.doubt_of_words, 4),
        }
        write_text(self._path(document), emit(content))

    def _path(self, document: Document) -> Path:
        """The file; the id stands in the document and could lead out of the folder."""
        is_name = why_unusable(document.id) is None
        return self._folder / f"{document.id if is_name else digest(document.id)}.json"


def _digest(paragraphs: Iterable[SourceParagraph]) -> str:
    """The fingerprint of all in an original that decides what is suspect in it."""
    told = ([p.id, p.kind, p.status, p.text, p.ocr, *p.checked] for p in paragraphs)
    return digest("\n".join(json.dumps(each, ensure_ascii=False) for each in told))
