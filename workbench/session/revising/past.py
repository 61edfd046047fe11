"""One document through its versions in git."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.errors import BadInputError, UsageError
from workbench.model.document import Document
from workbench.revisions.commits import cut_off
from workbench.revisions.histories import Version, history
from workbench.revisions.snapshots import HEAD, commit_named, files_in, known_commit
from workbench.session.revising.archive import Archive
from workbench.session.revising.reading import Reader
from workbench.store.project import Project


class Past:
    """The versions of a document that lead to a revision.

    Args:
        project: the project.
        document_id: the document; its file may be gone from the working tree.
        revision: where the history ends; where nothing was committed yet `HEAD` has no versions.

    Attributes:
        archive: the project and its repository.
        versions: each before those that it was made from; none of a document unknown to git.
        beginnings: ids of the commits before which a shallow clone knows nothing.
        problems: what is wrong with versions that could not be read, in one line each.

    Raises:
        UsageError: the id can not be one, or there is no such revision.
        BadInputError: the project lies in no repository.
        MissingDependencyError: git is not installed.
        StorageError: git refused; methods raise it too.
    """

    def __init__(self, project: Project, document_id: str, revision: str = HEAD) -> None:
        self.archive = Archive.of(project)
        self.problems: list[str] = []
        self.versions: tuple[Version, ...] = ()
        repository = self.archive.repository
        if revision != HEAD or known_commit(repository, HEAD) is not None:
            start = commit_named(repository, revision)
            self.versions = history(repository, start, self.archive.path(document_id))
        self._known = {version.commit.id: version for version in self.versions}
        self._reader = Reader(repository)
        self.beginnings = frozenset(self._known) & cut_off(repository)
        self.problems += (
            f"{self._known[id_].commit.short}: what was before it is not in this clone"
            for id_ in self._known
            if id_ in self.beginnings
        )

    def document(self, version: Version) -> Document | None:
        """The document as a version has it; None where it was taken away, or is damaged."""
        if not version.blob:
            return None
        try:
            return self._reader.read(version.blob, f"{version.commit.short}:{version.path}")
        except BadInputError as error:
            if str(error) not in self.problems:
                self.problems.append(str(error))
            return None

    def before(self, version: Version) -> Iterator[tuple[Version, Document]]:
        """The versions that one was made from, with their documents.

        Instead of one that can not be read there are those before it.
        """
        for parent in version.commit.parents:
            yield from self.sound(self._known[parent])

    def sound(self, version: Version) -> Iterator[tuple[Version, Document]]:
        """A version with its document; where it can not be read those before it that can."""
        document = self.document(version)
        if document is None:
            yield from self.before(version)
        else:
            yield version, document


def document_at(project: Project, document_id: str, revision: str) -> Document:
    """A document as it was at a revision, under whatever name it had then.

    Raises:
        UsageError: there is no such revision, or it does not have the document.
        BadInputError: its file was damaged then, or the project lies in no repository.
        MissingDependencyError: git is not installed.
        StorageError: git refused.
    """
    archive = Archive.of(project)
    commit = commit_named(archive.repository, revision)
    past = Past(project, document_id)
    for path in dict.fromkeys([archive.path(document_id), *(v.path for v in past.versions)]):
        folder, _, name = path.rpartition("/")
        blob = files_in(archive.repository, commit, folder).get(name)
        if blob is not None:
            return Reader(archive.repository).read(blob, f"{revision}:{path}")
    raise UsageError(
        f"there is no document “{document_id}” at {revision}",
        "`workbench log ID` lists the commits that have it",
    )
