"""The repository that keeps a project's past."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from workbench.errors import BadInputError, Place
from workbench.revisions.git import Repository, is_installed, not_installed
from workbench.store.project import Project, shown_name


@dataclass(frozen=True)
class Archive:
    """A project and the repository that it lies in; the project may be a folder in it.

    Attributes:
        project: the project.
        repository: the repository around its documents.
    """

    project: Project
    repository: Repository

    @classmethod
    def of(cls, project: Project) -> Archive:
        """The archive of a project.

        Raises:
            MissingDependencyError: git is not installed.
            BadInputError: the project lies in no repository.
            StorageError: there is one, but git will not read it.
        """
        if not is_installed():
            raise not_installed()
        repository = Repository.around(project.aligned.resolve())
        if repository is None:
            raise BadInputError(
                "the project lies in no git repository, so its past is not known",
                "run `workbench init` to start one, and commit the documents",
                Place(str(project.root)),
            )
        return cls(project, repository)

    @cached_property
    def folder(self) -> str:
        """Where the documents lie, as a path from the root of the repository."""
        aligned = self.project.aligned.resolve()
        path = aligned.relative_to(self.repository.root.resolve()).as_posix()
        return "" if path == "." else path

    def path(self, document_id: str) -> str:
        """Where a document of this id lies, or would, from the root of the repository."""
        name = self.project.document_path(document_id).name
        return f"{self.folder}/{name}" if self.folder else name


def document_files(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Which files of the folder are documents: the id of each, and the name of the file.

    The id is as `Project.document_ids` has it.
    """
    for name in names:
        if name.endswith(".json") and not name.startswith("."):
            yield shown_name(name.removesuffix(".json")), name
