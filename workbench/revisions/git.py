"""The one wrapper around the external program git.

Nothing here checks anything out, and nothing changes the index or the working tree.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import MissingDependencyError, Place, StorageError

_OF_ANOTHER_REPOSITORY = frozenset(
    {
        *("GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"),
        *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE"),
        *("GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE", "GIT_NO_REPLACE_OBJECTS"),
        *("GIT_CONFIG", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS"),
        *("GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"),
    }
)
"""What a hook, or a shell that works on another repository, would have us look at instead."""
_OURS = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
}
_NO_REPOSITORY = b"not a git repository"


@dataclass(frozen=True, slots=True)
class Answer:
    """What git said.

    Attributes:
        code: its exit status.
        output: what it printed.
        complaint: what it printed to stderr, in UTF-8 as far as it is that.
    """

    code: int
    output: bytes
    complaint: str

    @property
    def text(self) -> str:
        """The output as UTF-8; bytes that are none become replacement characters."""
        return self.output.decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository with a working tree.

    Attributes:
        root: top folder of the working tree.
    """

    root: Path

    @classmethod
    def around(cls, folder: Path) -> Repository | None:
        """The repository that a folder lies in; None without one, or without git.

        Raises:
            StorageError: there is one, but git will not read it.
        """
        if not is_installed():
            return None
        answer = _run(folder, ("rev-parse", "--show-toplevel"))
        if answer.code == 0:
            return cls(Path(os.fsdecode(answer.output.removesuffix(b"\n"))))
        if _NO_REPOSITORY in answer.complaint.encode() or "work tree" in answer.complaint:
            return None
        raise _refused("read the repository", folder, answer)

    @classmethod
    def start(cls, folder: Path) -> Repository:
        """A new repository in a folder that exists.

        Raises:
            MissingDependencyError: git is not installed.
            StorageError: git refused.
        """
        answer = _run(folder, ("init", "--quiet"))
        if answer.code != 0:
            raise _refused("start a repository", folder, answer)
        return cls(folder)

    def ask(self, *arguments: str, given: bytes | None = None) -> Answer:
        """Run git in the root, whatever it answers.

        Args:
            arguments: of git, the command first; paths are relative to the root.
            given: what it reads from stdin.

        Raises:
            MissingDependencyError: git is not installed any more.
        """
        return _run(self.root, arguments, given)

    def told(self, *arguments: str, given: bytes | None = None) -> bytes:
        """What git prints; see `ask`.

        Raises:
            StorageError: git refused; its reason is in the message.
        """
        answer = self.ask(*arguments, given=given)
        if answer.code != 0:
            raise _refused(f"run `git {arguments[0]}`", self.root, answer)
        return answer.output

    def broken(self, what: str) -> StorageError:
        """The error of a repository in which something is wrong that git did not complain of."""
        return StorageError(
            f"git's repository is damaged: {what}", "run: git fsck", Place(str(self.root))
        )

    def setting(self, key: str) -> str:
        """A setting of git's configuration, or ''."""
        return self.ask("config", "--get", key).text.removesuffix("\n")

    def is_set(self, key: str) -> bool:
        """Whether a setting is true, in any of the ways git writes it; one that is not is false."""
        return self.ask("config", "--type=bool", "--get", key).text.strip() == "true"


def is_installed() -> bool:
    """Whether there is a git to be asked."""
    return shutil.which("git") is not None


def not_installed() -> MissingDependencyError:
    """The error of whoever needs git where it is not there."""
    remedy = "install git from https://git-scm.com or your system's packages"
    return MissingDependencyError("git is not installed", remedy)


def _run(folder: Path, arguments: tuple[str, ...], given: bytes | None = None) -> Answer:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), "--no-pager", *arguments],
            input=given if given is not None else b"",
            capture_output=True,
            env=_environment(os.environ),
            check=False,
        )
    except FileNotFoundError as error:
        raise not_installed() from error
    return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def _environment(outer: Mapping[str, str]) -> dict[str, str]:
    own = {name: value for name, value in outer.items() if name not in _OF_ANOTHER_REPOSITORY}
    return {**own, **_OURS}


def _refused(what: str, folder: Path, answer: Answer) -> StorageError:
    lines = [line.strip() for line in answer.complaint.splitlines() if line.strip()]
    reason = " ".join(lines[:1]).removeprefix("fatal: ") or f"exit status {answer.code}"
    advice = " ".join(line for line in lines if line.startswith("git "))
    remedy = f"run: {advice}" if advice else "try the same in a shell: git has more to say there"
    return StorageError(f"git could not {what}: {reason}", remedy, Place(str(folder)))
