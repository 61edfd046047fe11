"""Documents from the blobs of git, the last few kept in memory."""

from __future__ import annotations

from collections import OrderedDict

from workbench.errors import BadInputError
from workbench.model.document import Document
from workbench.revisions.git import Repository
from workbench.revisions.snapshots import contents
from workbench.session.revising.states import decoded

_KEPT = 8  # those on both sides of a step, and at a merge


class Reader:
    """Reads documents; one that is asked for again soon is not read again.

    Args:
        repository: where the blobs are.
    """

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._kept: OrderedDict[str, Document] = OrderedDict()

    def read(self, blob: str, name: str) -> Document:
        """The document that a blob holds.

        Args:
            blob: its id.
            name: what the file is called in messages.

        Raises:
            BadInputError: it is damaged, or no document.
            StorageError: git can not read it.
        """
        if blob not in self._kept:
            data = next(contents(self._repository, [blob]))
            try:
                self._kept[blob] = decoded(data, name)
            except BadInputError as error:  # nobody can repair what is committed
                raise BadInputError(error.message, "", error.place) from error
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(blob)
        return self._kept[blob]
