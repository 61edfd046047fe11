"""Who corrected what, from git itself: a paragraph is verified by somebody else.

Git knows who wrote each line of a document's file. The lines `text`, `checked` and `status` of a
paragraph are the work of those who corrected it; what is not committed yet is the present user's.
There is no other record of people.
"""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from workbench.errors import ImpossibleEditError, WorkbenchError
from workbench.model.document import Document, SourceParagraph
from workbench.revisions.blame import line_authors
from workbench.revisions.git import Repository
from workbench.revisions.people import Person, present_person
from workbench.store.codec import encode

VERIFY_OWN = "workbench.verifyOwn"
"""Setting of git that lets people verify what they corrected themselves: `git config`."""

_FIELD = " " * 8  # only fields of paragraphs stand as far in
_FIELDS = {f'{_FIELD}"{name}"': name for name in ("text", "checked", "status")}
_NOBODY: frozenset[Person] = frozenset()


@dataclass(frozen=True, slots=True)
class Corrected:
    """What git knows of a document.

    Attributes:
        me: who works here; None where git does not say.
        verifies_own: whether people may verify what they corrected.
        by: who corrected each source paragraph, by its id; paragraphs nobody corrected are absent.
    """

    me: Person | None = None
    verifies_own: bool = False
    by: Mapping[str, frozenset[Person]] = field(default_factory=lambda: MappingProxyType({}))


def read_corrected(path: Path, document: Document) -> Corrected:
    """Ask git about a document as it is now, saved or not.

    For 5,000 paragraphs this takes about a second. Without git, or where the file lies in no
    repository, nothing is known.

    Args:
        path: its file.
        document: the document.

    Raises:
        StorageError: there is a repository, but git can not read it.
    """
    file = path.resolve()  # a link may lead out of the repository
    repository = Repository.around(file.parent)
    if repository is None:
        return Corrected()
    text = encode(document)
    authors = line_authors(repository, file, text)
    me = present_person(repository)
    by: defaultdict[str, set[Person]] = defaultdict(set)
    for (paragraph_id, key), author in _paragraph_lines(text, authors):
        person = author or me
        if person is not None and document.place(paragraph_id)[0] == "source":
            paragraph = document.original(paragraph_id)
            if key in corrections(paragraph):
                by[paragraph_id].add(person)
    return Corrected(
        me, repository.is_set(VERIFY_OWN), {id_: frozenset(people) for id_, people in by.items()}
    )


def corrections(paragraph: SourceParagraph) -> Mapping[str, object]:
    """The fields of a paragraph, with what is in them, that say that somebody corrected it.

    A text as it was read, no place checked, the status raw: that is how a paragraph comes in, and
    who brought it in did not correct it. Who set the status to verified did not either.
    """
    found: dict[str, object] = {}
    if paragraph.text != paragraph.ocr:
        found["text"] = paragraph.text
    if paragraph.checked:
        found["checked"] = paragraph.checked
    if paragraph.status == "corrected":
        found["status"] = paragraph.status
    return found


class People:
    """Who corrected the paragraphs of one open document.

    Args:
        path: the file of an open document.
        document: the document as it is when it is opened.
    """

    def __init__(self, path: Path, document: Document) -> None:
        self._path = path
        self._opened = document
        self._lock = threading.Lock()
        self._known: Corrected | None = None
        self._problem = ""

    @property
    def problem(self) -> str:
        """Why git could not be asked, in one line; '' where it could, or was not asked yet."""
        return self._problem

    @property
    def is_known(self) -> bool:
        """Whether git has been asked; until then `correctors` knows of nobody."""
        return self._known is not None

    def look(self) -> None:
        """Ask git, once; for a thread of its own, as a large document takes a second."""
        with self._lock:
            if self._known is None:
                self._known = self._read()

    def correctors(self, paragraph: SourceParagraph) -> frozenset[Person]:
        """Who corrected a paragraph as it is now, those of this session among them."""
        known = self._known
        if known is None:
            return _NOBODY
        earlier = known.by.get(paragraph.id, _NOBODY)
        if known.me is None or not self._is_changed(paragraph):
            return earlier
        return earlier | {known.me}

    def guard(self, paragraph: SourceParagraph) -> None:
        """Refuse that a paragraph is verified by who corrected it.

        Asks git first where that was not done yet. Nothing is refused where git does not say who
        works here, or where people may verify their own.

        Raises:
            ImpossibleEditError: the present user corrected the paragraph.
        """
        self.look()
        me = self._known.me if self._known and not self._known.verifies_own else None
        if me is not None and any(person.is_same(me) for person in self.correctors(paragraph)):
            raise ImpossibleEditError(
                "you corrected this paragraph yourself",
                "let another editor verify it, or verify your own work on purpose",
            )

    def _read(self) -> Corrected:
        try:
            return read_corrected(self._path, self._opened)
        except WorkbenchError as error:  # who corrected what is not worth losing a document for
            self._problem = str(error)
            return Corrected()

    def _is_changed(self, paragraph: SourceParagraph) -> bool:
        """Whether a paragraph was corrected since the document was opened."""
        has = self._opened.has(paragraph.id)
        before = corrections(self._opened.original(paragraph.id)) if has else {}
        return any(before.get(key) != value for key, value in corrections(paragraph).items())


def _paragraph_lines(
    text: str, authors: list[Person | None]
) -> Iterator[tuple[tuple[str, str], Person | None]]:
    """Id and field of lines in a document's canonical text, each with who wrote it."""
    current = ""
    lines = text.removesuffix("\n").split("\n")  # an id may have other line ends in it
    for line, author in zip(lines, authors, strict=True):
        key, _, value = line.partition(": ")
        if key == f'{_FIELD}"id"':
            current = json.loads(value.removesuffix(","))
        elif key in _FIELDS:
            yield (current, _FIELDS[key]), author
