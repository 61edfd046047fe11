"""All documents of a project at a revision, or as they stand in the working tree."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from workbench.disk import read_bytes
from workbench.errors import BadInputError, Place, UsageError
from workbench.model.document import Document
from workbench.revisions.snapshots import commit_named, contents, files_in
from workbench.session.revising.archive import Archive, document_files
from workbench.store.codec import decode
from workbench.store.project import Project


class State:
    """The documents of a project at one time. Nothing is checked out to read them.

    A document that can not be read is as if it were not there, and `problem` says what is wrong.

    Args:
        project: the project.
        revision: any name that git has for a commit; None for the working tree.

    Attributes:
        revision: as given.
        commit: the id of the commit; '' for the working tree.

    Raises:
        UsageError: there is no such revision.
        BadInputError: a revision is asked for and the project lies in no repository.
        MissingDependencyError: a revision is asked for and git is not installed.
        StorageError: git refused; methods raise it too.
    """

    def __init__(self, project: Project, revision: str | None = None) -> None:
        self.revision = revision
        self.commit = ""
        self._files: _Files = _OnDisk(project)
        self._problems: dict[str, str] = {}
        if revision is not None:
            archive = Archive.of(project)
            self.commit = commit_named(archive.repository, revision)
            self._files = _Committed(archive, self.commit, revision)

    def ids(self) -> tuple[str, ...]:
        """The names of all documents, sorted, those that can not be read among them."""
        return self._files.ids()

    def version(self, document_id: str) -> str:
        """What git calls the content of a document's file; '' where there is none.

        Where two states have the same version of a document, it is the same in both.
        """
        return self._files.version(document_id)

    def load(self, document_id: str) -> Document | None:
        """A document; None where there is none of this id, or it can not be read."""
        return next(self.loaded([document_id]))

    def loaded(self, document_ids: Iterable[str]) -> Iterator[Document | None]:
        """Documents in the order of their ids, each as `load` gives it; git is asked at once."""
        wanted = tuple(document_ids)
        there = [id_ for id_ in wanted if self._files.has(id_)]
        data = self._files.read(there)
        for id_ in wanted:
            yield self._decoded(id_, next(data)) if self._files.has(id_) else None

    def problem(self, document_id: str) -> str:
        """What kept a document from being read, in one line; '' where nothing did so far."""
        return self._problems.get(document_id, "")

    def _decoded(self, document_id: str, data: bytes | BadInputError) -> Document | None:
        try:
            return decoded(data, self._files.shown(document_id))
        except BadInputError as error:
            self._problems[document_id] = str(error)
            return None


def decoded(data: bytes | BadInputError, name: str) -> Document:
    """The document that a file holds.

    Args:
        data: what stands in it, or why it could not be read.
        name: what it is called in messages.

    Raises:
        BadInputError: the file is damaged.
    """
    if isinstance(data, BadInputError):
        raise data
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInputError("the file is not UTF-8", "", Place(name, line)) from error
    return decode(text, name)


class _Files(Protocol):
    """Files of documents, by the id of the document."""

    def ids(self) -> tuple[str, ...]: ...

    def has(self, document_id: str) -> bool: ...

    def version(self, document_id: str) -> str: ...

    def read(self, document_ids: Sequence[str]) -> Iterator[bytes | BadInputError]: ...

    def shown(self, document_id: str) -> str: ...


@dataclass(frozen=True)
class _OnDisk:
    """Those of the working tree."""

    project: Project

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.project.document_ids())

    def ids(self) -> tuple[str, ...]:
        return tuple(sorted(self._known))

    def has(self, document_id: str) -> bool:
        return document_id in self._known

    def version(self, document_id: str) -> str:
        data = next(self.read([document_id])) if self.has(document_id) else b""
        if isinstance(data, BadInputError) or not data:
            return ""
        return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()

    def read(self, document_ids: Sequence[str]) -> Iterator[bytes | BadInputError]:
        for id_ in document_ids:
            try:
                yield read_bytes(self.project.document_path(id_))
            except BadInputError as error:
                yield error
            except UsageError as error:  # its name can not be that of a document
                yield BadInputError(error.message, error.remedy, Place(self.shown(id_)))

    def shown(self, document_id: str) -> str:
        return f"aligned/{document_id}.json"


@dataclass(frozen=True)
class _Committed:
    """Those of a commit."""

    archive: Archive
    commit: str
    revision: str

    @cached_property
    def _blobs(self) -> Mapping[str, str]:
        files = files_in(self.archive.repository, self.commit, self.archive.folder)
        return {id_: files[name] for id_, name in document_files(files)}

    def ids(self) -> tuple[str, ...]:
        return tuple(sorted(self._blobs))

    def has(self, document_id: str) -> bool:
        return document_id in self._blobs

    def version(self, document_id: str) -> str:
        return self._blobs.get(document_id, "")

    def read(self, document_ids: Sequence[str]) -> Iterator[bytes]:
        return contents(self.archive.repository, [self._blobs[id_] for id_ in document_ids])

    def shown(self, document_id: str) -> str:
        return f"{self.revision}:aligned/{document_id}.json"
