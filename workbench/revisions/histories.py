"""The history of one file through all its names, merges among it.

`git log --follow` looks along one line of commits. Here the whole graph is followed: a branch that
still has the file under its old name, or a merge that brings a new one, is no break.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.revisions.commits import Commit, commits
from workbench.revisions.git import Repository


@dataclass(frozen=True, slots=True)
class Version:
    """A file as a commit left it.

    Attributes:
        commit: the commit; its parents are commits of other versions in the same history.
        path: what the file was called then, from the root of the repository.
        blob: the id of its content; '' where the commit took it away.
    """

    commit: Commit
    path: str
    blob: str


def history(repository: Repository, start: str, path: str) -> tuple[Version, ...]:
    """All versions of a file, each before those that it was made from.

    A merge is a version only where the file differs from what every parent has.

    Args:
        repository: where the file is.
        start: the id of the commit at which the history ends.
        path: the file's name there, from the root of the repository.

    Returns:
        the versions; none where no commit knows the file.

    Raises:
        StorageError: git can not read the history.
    """
    renames = _renames(repository, start, path)
    names = list(dict.fromkeys([path, *(old for olds in renames.values() for old in olds)]))
    graph = list(commits(repository, [start], names))
    blobs = _blobs(repository, [commit.id for commit in graph], names)
    return _simplified(list(_placed(graph, blobs, renames, path)))


def _placed(
    graph: Sequence[Commit],
    blobs: Mapping[tuple[str, str], str],
    renames: Mapping[str, Sequence[str]],
    path: str,
) -> Iterator[Version]:
    """The file at each commit, under the name that it had there."""
    names: dict[str, str] = {}
    for commit in graph:
        name = names.setdefault(commit.id, path)
        yield Version(commit, name, blobs.get((commit.id, name), ""))
        for parent in commit.parents:
            there = (n for n in [name, *renames.get(name, ())] if (parent, n) in blobs)
            names.setdefault(parent, next(there, name))


def _simplified(versions: Sequence[Version]) -> tuple[Version, ...]:
    """Versions without those in which nothing happened to the file."""
    known = {version.commit.id: version for version in versions}
    stands_for: dict[str, str] = {}
    kept: list[Version] = []
    for version in reversed(versions):
        parents = [p for p in version.commit.parents if p in stands_for]
        same = next((p for p in parents if _is_same(version, known[p])), None)
        if same is not None:
            stands_for[version.commit.id] = stands_for[same]
        elif version.blob or parents:
            stands_for[version.commit.id] = version.commit.id
            before = tuple(dict.fromkeys(stands_for[p] for p in parents))
            kept.append(replace(version, commit=replace(version.commit, parents=before)))
    if not versions or versions[0].commit.id not in stands_for:
        return ()
    return _reachable(kept[::-1], stands_for[versions[0].commit.id])


def _is_same(version: Version, other: Version) -> bool:
    return (version.path, version.blob) == (other.path, other.blob)


def _reachable(versions: Sequence[Version], start: str) -> tuple[Version, ...]:
    """Those that lead to a commit; others were of a file that had the name before."""
    wanted = {start}
    found: list[Version] = []
    for version in versions:
        if version.commit.id in wanted:
            found.append(version)
            wanted.update(version.commit.parents)
    return tuple(found)


def _renames(repository: Repository, start: str, path: str) -> dict[str, list[str]]:
    """The older names of the file, nearest first, by each name that it had."""
    found: dict[str, list[str]] = {}
    waiting = [path]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = list(_names_before(repository, start, name))
            waiting += found[name]
    return {name: [n for n in _chain(found, name) if n != name] for name in found}


def _chain(before: Mapping[str, Sequence[str]], name: str) -> list[str]:
    """All names that lead to one, in the order in which they are met."""
    met = [name]
    for current in met:
        met += [older for older in before[current] if older not in met]
    return met


def _names_before(repository: Repository, start: str, name: str) -> Iterator[str]:
    """What the file was called before it got a name, by git's detection of renames."""
    asked = "".join(f"{commit.id}\n" for commit in commits(repository, [start], [name]))
    if not asked:
        return
    told = repository.told(
        *("diff-tree", "--stdin", "-m", "-r", "-M", "-z", "--raw", "--diff-filter=R"),
        given=asked.encode("ascii"),
    )
    fields = iter(told.decode("utf-8", "surrogateescape").split("\0"))
    for field in fields:
        if field.startswith(":"):
            old, new = next(fields), next(fields)
            if new == name:
                yield old


def _blobs(
    repository: Repository, commit_ids: Sequence[str], names: Sequence[str]
) -> dict[tuple[str, str], str]:
    """The blobs of files, by the commit and the name; absent where there is no such file."""
    odd = any("\n" in name for name in names)  # only newer versions of git know -z here
    end, options = ("\0", ("-z",)) if odd else ("\n", ())
    keys = [(commit, name) for commit in commit_ids for name in names]
    asked = "".join(f"{commit}:{name}{end}" for commit, name in keys)
    given = asked.encode("utf-8", "surrogateescape")
    told = repository.told("cat-file", "--batch-check", *options, given=given)
    lines = iter(told.decode("utf-8", "surrogateescape").split("\n"))
    found: dict[tuple[str, str], str] = {}
    for key in keys:
        answer = next(lines)
        if not answer.startswith(f"{key[0]}:"):  # `id type size`
            found[key] = answer.partition(" ")[0]
            continue
        for _ in range(key[1].count("\n")):  # `name missing`
            next(lines)
    return found
