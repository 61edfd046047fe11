"""What editors did to the documents of a project, from git."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.errors import BadInputError, UsageError
from workbench.revisions.changed_files import ChangedFile, changed_files
from workbench.revisions.commits import Commit, commits, cut_off, moment
from workbench.revisions.compare.changes import DocumentChanges, WordsChanged
from workbench.revisions.merged import done
from workbench.revisions.snapshots import HEAD, known_commit
from workbench.session.revising.archive import Archive, document_files
from workbench.session.revising.dates import for_git
from workbench.session.revising.reading import Reader


@dataclass(frozen=True, slots=True)
class Done:
    """What one commit did to one document; of a merge what is in no parent.

    Attributes:
        commit: the commit.
        document: the document's id then.
        changes: what was done.
    """

    commit: Commit
    document: str
    changes: DocumentChanges


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the past.

    Attributes:
        commits: ids of commits to begin with, and with `^` before it one that is left out with
            all that it follows.
        since: seconds since 1970 at which it begins.
        until: seconds since 1970 at which it ends; None for no end.
    """

    commits: tuple[str, ...] = ()
    since: int = 0
    until: int | None = None

    def has(self, commit: Commit) -> bool:
        """Whether a commit was made in it, by the author's clock."""
        when = commit.when.timestamp()
        return self.since <= when and (self.until is None or when <= self.until)


def stretch(archive: Archive, since: str, until: str | None = None) -> Stretch:
    """The stretch between two dates or revisions.

    Args:
        archive: where.
        since: a date as git understands it, its whole day where it has no time; or a revision,
            which is left out with all before it.
        until: likewise; a revision is in it. None for `HEAD`.

    Raises:
        UsageError: one is neither.
    """
    repository = archive.repository
    head = known_commit(repository, HEAD)
    if head is None:
        return Stretch()
    first, last, begin, end = "", head, 0, None
    if commit := known_commit(repository, since):
        first = f"^{commit}"
    else:
        begin = _moment(archive, since, "00:00:00")
    if until is not None:
        commit = known_commit(repository, until)
        last = commit or head
        end = None if commit else _moment(archive, until, "23:59:59")
    return Stretch(tuple(filter(None, (last, first))), begin, end)


def _moment(archive: Archive, text: str, time: str) -> int:
    asked = for_git(text, time)
    found = None if asked is None else moment(archive.repository, asked)
    if found is None:
        raise UsageError(
            f"“{text}” is neither a date nor a revision",
            "write a date as 2026-03-02 or “2 weeks ago”, or name a commit, a branch or a tag",
        )
    return found


class Activity:
    """All that was done in a stretch of the past.

    Only what leads to `HEAD`, or to the revision at its end, counts; what stands there twice, as
    after a branch was rebased and merged both before and after, counts once.

    Args:
        archive: the project and its repository.
        stretch: the stretch.
        author: part of a name or an address; '' for everybody.

    Attributes:
        problems: what could not be compared, in one line each; filled while it is asked.
    """

    def __init__(self, archive: Archive, stretch: Stretch, author: str = "") -> None:
        self.problems: list[str] = []
        self._archive = archive
        self._stretch = stretch
        self._author = author.casefold()
        self._reader = Reader(archive.repository)

    def done(self) -> Iterator[Done]:
        """What was done, the latest first. Raises StorageError."""
        found = {commit.id: commit for commit in self._commits()}
        seen: set[object] = set()
        for file in changed_files(self._archive.repository, list(found)):
            document_id = self._document_id(file.path)
            changes = self._changes(file) if document_id else None
            if changes is None:
                continue
            one = Done(found[file.commit], document_id, changes)
            if (key := _key(one)) not in seen:
                seen.add(key)
                yield one

    def _commits(self) -> Iterator[Commit]:
        if not self._stretch.commits:
            return
        repository = self._archive.repository
        unknown = cut_off(repository)
        folder = self._archive.folder or "."
        for commit in commits(repository, self._stretch.commits, [folder], every=True):
            who = f"{commit.author.name} <{commit.author.email}>".casefold()
            if self._author not in who or not self._stretch.has(commit):
                continue
            if commit.id in unknown:
                self.problems.append(f"{commit.short}: what was before it is not in this clone")
            else:
                yield commit

    def _document_id(self, path: str) -> str:
        """The document that a file is; '' of any other file."""
        folder, _, name = path.rpartition("/")
        known = dict(document_files([name])) if folder == self._archive.folder else {}
        return next(iter(known), "")

    def _changes(self, file: ChangedFile) -> DocumentChanges | None:
        """What was done to a document; None where it is gone, can not be read, or just merged."""
        if not file.after:
            return None
        name = f"{file.commit[:8]}:{file.path}"
        try:
            before = [self._reader.read(blob, f"before {name}") for blob in file.before]
            changes = done(before, self._reader.read(file.after, name))
        except BadInputError as error:
            self.problems.append(str(error))
            return None
        return changes if changes.changes or len(before) < 2 else None


def _key(one: Done) -> object:
    """What two commits have in common of which one was made from the other by git.

    Places are no part of it: what stands before them may be another text.
    """
    changes = one.changes.changes
    words = ((c.old_text, c.new_text) for c in changes if isinstance(c, WordsChanged))
    others = {(type(c), c.paragraph) for c in changes if not isinstance(c, WordsChanged)}
    commit = one.commit
    about = commit.author, commit.when, commit.subject, one.document
    return about, tuple(sorted(words)), frozenset(others)
