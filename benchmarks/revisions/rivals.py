"""Merges that know nothing of documents: stock git, and words of the whole file."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

_WORD = regex.compile(r"\s*(?:\w+|[^\w\s])|\s+\Z")


@dataclass(frozen=True, slots=True)
class Change:
    """Items `[start, end)` of base that are others in one version."""

    start: int
    end: int
    new: tuple[str, ...]


def git(base: str, ours: str, theirs: str) -> str | None:
    """What `git merge-file` makes of three texts; None where it leaves marks of a conflict.

    Raises:
        OSError: git is not there.
        subprocess.CalledProcessError: it failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("ours", "base", "theirs")]
        for file, text in zip(files, (ours, base, theirs), strict=True):
            file.write_text(text, encoding="utf-8", newline="")
        command = ["git", "merge-file", "-p", "-q", *map(str, files)]
        done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode > 127:  # up to 127 it is the number of conflicts
        raise subprocess.CalledProcessError(done.returncode, command, stderr=done.stderr)
    return None if done.returncode else done.stdout.decode("utf-8")


def words(base: str, ours: str, theirs: str) -> str | None:
    """A three-way merge of the words and signs of three texts; None where it is in conflict."""
    before, left, right = (_WORD.findall(text) for text in (base, ours, theirs))
    merged: list[str] = []
    at = 0
    for ours_changes, theirs_changes in _chunks(_changes(before, left), _changes(before, right)):
        both = (*ours_changes, *theirs_changes)
        start, end = min(c.start for c in both), max(c.end for c in both)
        versions = [_version(before, start, end, of) for of in (ours_changes, theirs_changes)]
        if ours_changes and theirs_changes and versions[0] != versions[1]:
            return None
        merged += before[at:start]
        merged += versions[0] if ours_changes else versions[1]
        at = end
    return "".join([*merged, *before[at:]])


def _changes(base: Sequence[str], version: Sequence[str]) -> list[Change]:
    import Levenshtein

    return [
        Change(start, end, tuple(version[new_start:new_end]))
        for tag, start, end, new_start, new_end in Levenshtein.opcodes(base, version)
        if tag != "equal"
    ]


def _chunks(
    ours: list[Change], theirs: list[Change]
) -> Iterator[tuple[tuple[Change, ...], tuple[Change, ...]]]:
    """Changes that touch, together (diff3: Khanna, Kunal and Pierce 2007)."""
    every = sorted(
        [(c.start, c.end, 0, c) for c in ours] + [(c.start, c.end, 1, c) for c in theirs],
        key=lambda one: one[:3],
    )
    chunk: tuple[list[Change], list[Change]] = ([], [])
    reach = -1
    for start, end, whose, change in every:
        if start > reach and (chunk[0] or chunk[1]):
            yield tuple(chunk[0]), tuple(chunk[1])
            chunk = ([], [])
        chunk[whose].append(change)
        reach = max(reach, end)
    if chunk[0] or chunk[1]:
        yield tuple(chunk[0]), tuple(chunk[1])


def _version(base: Sequence[str], start: int, end: int, changes: Sequence[Change]) -> list[str]:
    """Items `[start, end)` of base after the changes of one version."""
    made: list[str] = []
    at = start
    for change in sorted(changes, key=lambda c: (c.start, c.end)):
        made += [*base[at : change.start], *change.new]
        at = change.end
    return [*made, *base[at:end]]
