"""`workbench git setup`: what git is told in a clone, and how all of it is taken back.

Each thing that is written is noted in the configuration itself, with what tells it again. So a
second setup can tell what it wrote from what a person wrote, also where the program has moved
since; and `--undo` takes back exactly what stands there as it was written.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import workbench
from workbench.disk import read_text, storing, write_text
from workbench.errors import BadInputError, Place
from workbench.revisions.attributes import extended, missing, reduced
from workbench.revisions.config import LocalConfig, digest
from workbench.revisions.git import Repository, is_installed, not_installed
from workbench.revisions.settings import ATTRIBUTES, PATTERN, Programs, Setting, settings
from workbench.store import difftext

ATTRIBUTES_FILE = ".gitattributes"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was looked at.

    Attributes:
        told: what was done, or why nothing was, in words.
        changed: whether anything was written.
    """

    told: str
    changed: bool = True


def set_up(folder: Path) -> Iterator[Step]:
    """Tell git of the documents of a project; yields what was done, thing by thing.

    Args:
        folder: of the project, with `aligned/` in it.

    Raises:
        MissingDependencyError: git is not installed.
        BadInputError: the folder lies in no repository, or its attributes can not be read.
        StorageError: git, or the disk, refused.
    """
    repository = _repository(folder)
    config = LocalConfig(repository)
    yield _add_attributes(folder, repository, config)
    yield from _otherwise(folder, repository)
    for setting in settings(_programs()):
        yield _add(setting, config)


def take_back(folder: Path) -> Iterator[Step]:
    """Take back what `set_up` wrote and nobody has changed since; otherwise as `set_up`."""
    repository = _repository(folder)
    config = LocalConfig(repository)
    written = config.written()
    attributes = _attributes_name(folder, repository)
    found = False
    for name, rest in written.items():
        if name == attributes:
            yield _remove_attributes(folder, rest)
        elif "/" in name or name == ATTRIBUTES_FILE:
            continue  # another project of this clone
        else:
            yield _remove(name, rest, config)
        config.forget(name)
        found = True
    if not found:
        yield Step("git was told nothing here; nothing was changed", changed=False)


def _repository(folder: Path) -> Repository:
    if not is_installed():
        raise not_installed()
    repository = Repository.around(folder)
    if repository is None:
        remedy = "run `workbench init` to start one"
        what = "the project lies in no git repository"
        raise BadInputError(what, remedy, Place(str(folder)))
    return repository


def _add(setting: Setting, config: LocalConfig) -> Step:
    key = setting.key
    noted = config.written().get(key)
    present = config.get(key, everywhere=setting.yields)
    if present == setting.value:
        return Step(f"{key} is set already", changed=False)
    if present is not None and noted != digest(present):
        return Step(f"left {key} as somebody set it: {present}", changed=False)
    config.remember(key, digest(setting.value))
    config.set(key, setting.value)
    return Step(f"set {key}" if present is None else f"set {key} anew")


def _remove(key: str, noted: str, config: LocalConfig) -> Step:
    present = config.get(key)
    if present is None:
        return Step(f"{key} is not set any more", changed=False)
    if noted != digest(present):
        return Step(f"left {key} as somebody set it since: {present}", changed=False)
    config.unset(key)
    return Step(f"unset {key}")


def _add_attributes(folder: Path, repository: Repository, config: LocalConfig) -> Step:
    path = folder / ATTRIBUTES_FILE
    old = read_text(path) if path.is_file() else ""
    words = missing(old)
    if not words:
        return Step(f"{path} has its line for {PATTERN} already", changed=False)
    name = _attributes_name(folder, repository)
    before = config.written().get(name, "").split()
    config.remember(name, " ".join(dict.fromkeys((*before, *words))))
    write_text(path, extended(old, words))
    return Step(f"wrote into {path}: {PATTERN} {' '.join(words)}")


def _otherwise(folder: Path, repository: Repository) -> Iterator[Step]:
    """Attributes that documents have otherwise all the same, by whatever line git goes by."""
    document = (folder / PATTERN.replace("*", "document")).resolve()
    path = document.relative_to(repository.root.resolve()).as_posix()
    wanted = dict(map(_attribute, ATTRIBUTES))
    told = repository.told("check-attr", "-z", *wanted, "--", path)
    fields = iter(told.decode("utf-8", "surrogateescape").split("\0")[:-1])
    for _, name, value in zip(fields, fields, fields, strict=True):
        if value != wanted[name]:
            yield Step(
                f"left {name} of {PATTERN} as somebody set it in the attributes: "
                f"it is {value}, not {wanted[name]}",
                changed=False,
            )


def _attribute(word: str) -> tuple[str, str]:
    """The name of an attribute, and its value as git tells it."""
    name, _, value = word.partition("=")
    return name, value or "set"


def _remove_attributes(folder: Path, noted: str) -> Step:
    path = folder / ATTRIBUTES_FILE
    old = read_text(path) if path.is_file() else ""
    new = reduced(old, noted.split())
    if new == old:
        return Step(f"{path} has not got what was written any more", changed=False)
    if new:
        write_text(path, new)
    else:
        with storing(path):
            path.unlink()
    return Step(f"took out of {path}: {noted}")


def _attributes_name(folder: Path, repository: Repository) -> str:
    """The attributes' file as seen from the top of the clone: several projects may lie in one."""
    inside = folder.resolve().relative_to(repository.root.resolve())
    return (inside / ATTRIBUTES_FILE).as_posix()


def _programs() -> Programs:
    """This very program, as git can find it from anywhere.

    Without a script beside the interpreter the package is run from its folder. `-P` and `-I` keep
    modules out that lie in the folder in which git runs us.
    """
    script = Path(sys.executable).with_name("workbench")
    package = Path(workbench.__file__).resolve().parent
    run = ("env", f"PYTHONPATH={package.parent}", sys.executable, "-P", "-m", "workbench")
    return Programs(
        workbench=(str(script),) if os.access(script, os.X_OK) else run,
        textconv=(sys.executable, "-I", "-S", difftext.__file__),
    )
