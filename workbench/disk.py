"""Bytes on disk: reading with plain words for what can go wrong, and writing all or nothing."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

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


def read_bytes(path: Path) -> bytes:
    """The content of a file of ours.

    Raises:
        BadInputError: missing, unreadable, or over 256 MiB.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadInputError(
                "the file is larger than 256 MiB", "split it into several documents", _at(path)
            )
        return path.read_bytes()
    except OSError as error:
        raise BadInputError(_reason(error), _read_remedy(error), _at(path)) from error


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
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def write_text(path: Path, text: str) -> None:
    """`write_bytes` of UTF-8 text."""
    write_bytes(path, text.encode("utf-8"))


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


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


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
    }
    return known.get(error.errno or 0, (error.strerror or str(error)).lower())


def _read_remedy(error: OSError) -> str:
    if error.errno == errno.ENOENT:
        return "check the name"
    return "check the permissions" if error.errno in {errno.EACCES, errno.EPERM} else ""


def _write_remedy(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "free some space and save again; nothing on disk was changed"
    return "make the folder writable and save again; nothing on disk was changed"
