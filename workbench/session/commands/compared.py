"""What `workbench diff` compares: its arguments told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from workbench.disk import read_text
from workbench.errors import BadInputError, Place, UsageError, WorkbenchError
from workbench.model.document import Document
from workbench.revisions.commits import cut_off
from workbench.revisions.git import Repository
from workbench.revisions.snapshots import HEAD, known_commit
from workbench.session.revising.archive import Archive
from workbench.session.revising.states import State
from workbench.store.codec import decode
from workbench.store.project import Project

WORKING_TREE = "working tree"
_MOST = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """A document in two states.

    Attributes:
        id: the document; of two files, that of the later.
        before: None where there was none, or it can not be read.
        after: likewise.
        problem: what kept one from being read, in one line; '' where nothing did.
    """

    id: str
    before: Document | None
    after: Document | None
    problem: str = ""


class Subject(Protocol):
    """Two states of documents.

    Attributes:
        before: what the earlier is called.
        after: what the later is called.
        project: the project they belong to, if they do.
        is_present: whether the later state is the working tree.
    """

    before: str
    after: str
    project: Project | None
    is_present: bool

    def pairs(self) -> Iterator[Pair]:
        """The documents that may differ, by id."""


def subject(arguments: Sequence[str], project: Callable[[], Project]) -> Subject:
    """What a command line asks to compare.

    Args:
        arguments: files of documents, ids, and names of revisions, in any order. What is a file is
            not taken for a document, and what is a document not for a revision.
        project: gives the project; not asked where two files are compared.

    Raises:
        UsageError: an argument is nothing of all that, or there are too many revisions.
        BadInputError: there is no project, or it lies in no repository.
        MissingDependencyError: git is not installed.
        StorageError: git refused.
    """
    files = [Path(argument) for argument in arguments if _is_file(argument)]
    if len(files) == len(arguments) == _MOST and not _are_documents(files, project):
        return _Files(*files)
    return _States.meant(_project_for(arguments, project), arguments)


def _project_for(arguments: Sequence[str], project: Callable[[], Project]) -> Project:
    """The project; where there is none, two files that are there were to be named."""
    try:
        return project()
    except BadInputError:
        named = [argument for argument in arguments if argument.endswith(".json")]
        for absent in (name for name in named if not Path(name).exists()):
            raise BadInputError("there is no such file", "check the name", Place(absent)) from None
        if named == list(arguments) and len(named) == 1:
            what = f"“{named[0]}” is compared with nothing: it is in no project"
            raise UsageError(what, "name another file to compare it with") from None
        raise


def _is_file(argument: str) -> bool:
    return argument.endswith(".json") and Path(argument).is_file()


def _are_documents(files: Sequence[Path], project: Callable[[], Project]) -> bool:
    """Whether all of these files are documents of the project, so that each means itself."""
    try:
        found = project()
        for file in files:
            found.require(str(file))
    except WorkbenchError:  # no project here, or a file from elsewhere
        return False
    return True


class _Files:
    """Two files, whatever documents they hold."""

    def __init__(self, before: Path, after: Path) -> None:
        self.project: Project | None = None
        self.is_present = False
        self.before, self.after = str(before), str(after)

    def pairs(self) -> Iterator[Pair]:
        """The one pair. Raises BadInputError."""
        before, after = (decode(read_text(Path(name)), name) for name in (self.before, self.after))
        yield Pair(after.id, before, after)


class _States:
    """A project at two times."""

    def __init__(self, project: Project, revisions: Sequence[str | None]) -> None:
        self._old, self._new = (State(project, revision) for revision in revisions)
        self.project: Project | None = project
        self._folder = project.aligned.resolve()
        self.before, self.after = (revision or WORKING_TREE for revision in revisions)
        self.is_present = revisions[1] is None
        self._ids = sorted({*self._old.ids(), *self._new.ids()})

    @classmethod
    def meant(cls, project: Project, arguments: Sequence[str]) -> _States:
        """The states, and the documents in them, that arguments name."""
        repository = Archive.of(project).repository
        revisions: list[str] = []
        documents: list[str] = []
        for argument in arguments:
            if _is_file(argument):
                documents.append(project.require(argument))
            elif argument in project.document_ids():
                documents.append(argument)
            elif named := _revisions(repository, argument):
                revisions += named
            else:
                documents.append(argument)
        if len(revisions) > _MOST:
            raise UsageError(
                f"{len(revisions)} revisions are named: {', '.join(revisions)}",
                "name one, to compare it with the working tree, or two",
            )
        made = cls(project, [*(revisions or [HEAD]), None][:_MOST])
        made._narrow(documents, repository)
        return made

    def _narrow(self, documents: Sequence[str], repository: Repository) -> None:
        """Compare these alone, if any are named."""
        wanted = {self._id_of(name): name for name in documents}
        if unknown := [name for id_, name in wanted.items() if id_ not in self._ids]:
            remedy = "`workbench status` lists the documents, `git log --oneline` commits"
            if cut_off(repository):
                remedy += "; this clone is shallow, `git fetch --unshallow` brings what was before"
            raise UsageError(
                f"“{unknown[0]}” is no file, no document of either state, and no revision", remedy
            )
        self._ids = sorted(wanted) or self._ids

    def _id_of(self, name: str) -> str:
        """The document of an id, or of a file that may be gone."""
        is_file = name.endswith(".json") and Path(name).parent.resolve() == self._folder
        return Path(name).stem if is_file else name

    def pairs(self) -> Iterator[Pair]:
        """Documents whose files differ."""
        ids = [id_ for id_ in self._ids if self._old.version(id_) != self._new.version(id_)]
        former = dict(self._former([id_ for id_ in ids if not self._old.version(id_)]))
        ids = [id_ for id_ in ids if id_ not in former.values()]
        names = [former.get(id_, id_) for id_ in ids]
        found = zip(ids, names, self._old.loaded(names), self._new.loaded(ids), strict=True)
        for id_, name, before, after in found:
            yield Pair(id_, before, after, self._old.problem(name) or self._new.problem(id_))

    def _former(self, came: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Documents that came, with the names that they had: most of their paragraphs went."""
        gone = [id_ for id_ in self._old.ids() if came and not self._new.version(id_)]
        pasts = zip(gone, self._old.loaded(gone), strict=True)
        known = {id_: _paragraph_ids(past) for id_, past in pasts if past}
        for id_, document in zip(came, self._new.loaded(came), strict=True):
            own = _paragraph_ids(document) if document else frozenset()
            likest = max(known, key=lambda name: len(own & known[name]), default=None)
            if likest and len(own & known[likest]) * 2 > len(known[likest]):
                del known[likest]
                yield id_, likest


def _paragraph_ids(document: Document) -> frozenset[str]:
    return frozenset(p.id for p in document.source) | {p.id for p in document.target}


def _revisions(repository: Repository, argument: str) -> tuple[str, ...]:
    """The revisions an argument names: one, or the ends of `A..B`; none if it names none."""
    for dots in ("...", ".."):
        first, found, last = argument.partition(dots)
        if found:
            ends = first or HEAD, last or HEAD
            if not all(known_commit(repository, end) for end in ends):
                return ()
            return (_fork(repository, *ends), ends[1]) if dots == "..." else ends
    return (argument,) if known_commit(repository, argument) else ()


def _fork(repository: Repository, one: str, other: str) -> str:
    """The commit at which two branches parted, by its first letters."""
    answer = repository.ask("merge-base", one, other)
    if answer.code != 0:
        raise UsageError(f"{one} and {other} have no common past", f"compare {one}..{other}")
    return answer.text.strip()[:10]
