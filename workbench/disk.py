"""Bytes on disk: reading with plain words for what can go wrong, and writing all or nothing."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from workbench.errors import BadInputError, Place, StorageError

MAX_BYTES = 256 * 1024 * 1024


def read_text(path: Path) -> str:
    """The UTF-8 text of a file of ours.

    Raises:
        BadInputError: missing, unreadable, over 256 MiB, or not UTF-8.
    """
    data = read_bytes(path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInputError(
            "the file is not UTF-8", "save it as UTF-8", Place(str(path), line)
        ) from error


def read_bytes(
    path: Path, limit: int = MAX_BYTES, remedy: str = "split it into several files"
) -> bytes:
    """The content of a file, which is the one way to read one whole.

    Args:
        path: the file.
        limit: bytes that it may have.
        remedy: what to do about a larger one.

    Raises:
        BadInputError: missing, a folder, unreadable, or larger than the limit.
    """
    with reading(path), path.open("rb") as file:
        known = os.fstat(file.fileno()).st_size  # 0 for a pipe, which is read to be counted
        data = file.read(limit + 1) if known <= limit else None
    if data is None or len(data) > limit:
        what = f"the file is larger than {limit // 1024**2} MiB"
        raise BadInputError(what, remedy, _at(path))
    return data


def write_bytes(path: Path, data: bytes) -> None:
    """Replace a file by new content, atomically: whatever fails, the old file is untouched.

    A link is followed, and the permissions of a file that exists are kept. A device or a pipe is
    written to as it is.

    Raises:
        StorageError: the disk is full, the folder read-only, and so on.
    """
    with storing(path):
        if _is_device(path):
            with path.open("wb") as file:
                file.write(data)
            return
        path = path.resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            file.write(data)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file that takes the place of `path` when the block ends well, else vanishes.

    A file that exists hands its permissions on; a new one has those of the umask.

    Raises:
        OSError: the disk refused; what stood at `path` is untouched.
    """
    import secrets  # not on the way to the first frame

    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    temporary = path.parent / f".{secrets.token_hex(8)}.part"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666 if mode is None else mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)  # the umask may have taken some of it away
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str) -> None:
    """`write_bytes` of UTF-8 text."""
    write_bytes(path, text.encode("utf-8"))


@contextlib.contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what the operating system says about reading `path` into a BadInputError."""
    try:
        yield
    except OSError as error:
        raise BadInputError(_reason(error), _read_remedy(error), _at(path)) from error


@contextlib.contextmanager
def storing(path: Path) -> Iterator[None]:
    """Turn what the operating system says about writing `path` into a StorageError."""
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"can not write: {_reason(error)}", _write_remedy(error), _at(path)
        ) from error


def _is_device(path: Path) -> bool:
    """Whether something stands at `path` that is neither file nor folder, such as /dev/null."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _at(path: Path) -> Place:
    return Place(str(path))


def _reason(error: OSError) -> str:
    known = {
        errno.ENOENT: "there is no such file",
        errno.EISDIR: "this is a folder, not a file",
        errno.EACCES: "permission is denied",
        errno.EPERM: "permission is denied",
        errno.EROFS: "the file system is read-only",
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the disk quota is used up",
        errno.ENAMETOOLONG: "the name is too long",
    }
    return known.get(error.errno or 0, (error.strerror or str(error)).lower())


def _read_remedy(error: OSError) -> str:
    if error.errno == errno.ENOENT:
        return "check the name"
    if error.errno == errno.EISDIR:
        return "name a file in it"
    return "check the permissions" if error.errno in {errno.EACCES, errno.EPERM} else ""


def _write_remedy(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "free some space and save again; nothing on disk was changed"
    return "make the folder writable and save again; nothing on disk was changed"
