"""Files as revisions have them, read from git's objects: nothing is checked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from workbench.errors import UsageError
from workbench.revisions.commits import cut_off
from workbench.revisions.git import Repository

HEAD = "HEAD"
_AT_ONCE = 32  # large documents are kept in memory only a few at a time


def commit_named(repository: Repository, revision: str) -> str:
    """The id of the commit that a name stands for: a branch, a tag, `HEAD~2`, an abbreviated id.

    Raises:
        UsageError: there is no such commit; the message has the name.
    """
    found = known_commit(repository, revision)
    if found is not None:
        return found
    if known_commit(repository, HEAD) is None:
        remedy = "nothing has been committed here yet; make a first commit"
    elif cut_off(repository):
        remedy = "this clone is shallow: `git fetch --unshallow` brings what was before"
    else:
        remedy = "name a commit, a branch or a tag; `git log --oneline` lists commits"
    raise UsageError(f"git knows no revision “{revision}”", remedy)


def known_commit(repository: Repository, revision: str) -> str | None:
    """The id of the commit that a name stands for; None where it stands for none."""
    name = f"{revision}^{{commit}}"
    answer = repository.ask("rev-parse", "--verify", "--quiet", "--end-of-options", name)
    return answer.text.strip() if answer.code == 0 else None


def files_in(repository: Repository, commit: str, folder: str) -> Mapping[str, str]:
    """The plain files that stand in a folder of a commit.

    Args:
        repository: where the commit is.
        commit: its id.
        folder: path from the root of the repository; '' for the root itself.

    Returns:
        the id of each file's blob, by its name; none where there is no such folder.

    Raises:
        StorageError: git can not read the commit.
    """
    inside = (f"{folder}/",) if folder else ()
    listed = repository.told("ls-tree", "-z", "--full-tree", commit, "--", *inside)
    found: dict[str, str] = {}
    for entry in listed.split(b"\0")[:-1]:
        about, _, path = entry.partition(b"\t")
        mode, _, blob = about.decode("ascii").split(" ")
        if mode.startswith("100"):  # no folder, no symbolic link, no submodule
            found[path.rpartition(b"/")[2].decode("utf-8", "surrogateescape")] = blob
    return found


def contents(repository: Repository, blobs: Sequence[str]) -> Iterator[bytes]:
    """What stands in blobs, in their order; git is asked for some dozens at once.

    Raises:
        StorageError: git can not read one of them.
    """
    waiting = iter(blobs)
    while batch := list(islice(waiting, _AT_ONCE)):
        yield from _batch(repository, batch)


def _batch(repository: Repository, blobs: Sequence[str]) -> Iterator[bytes]:
    """Each answer is `id type size`, a line feed, the content, and a line feed."""
    told = repository.told("cat-file", "--batch", given="".join(f"{b}\n" for b in blobs).encode())
    at = 0
    for blob in blobs:
        line_end = told.index(b"\n", at)
        about = told[at:line_end].split(b" ")
        if len(about) != 3:
            raise repository.broken(f"the object {blob} is missing")
        start, at = line_end + 1, line_end + 1 + int(about[2])
        yield told[start:at]
        at += 1
