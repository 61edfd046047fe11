"""Arrays kept in one file in the user's cache directory, memory-mapped when opened again.

Layout: a line of JSON padded to `_HEADER` bytes (magic, and name, dtype, shape, offset of each
array), then the arrays, each aligned to 64 bytes. A file is written beside its place and renamed,
so that a reader sees all of it or nothing, and two processes that build at once do not disturb
each other: the later one replaces a file with its equal.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

import numpy as np
import platformdirs
from numpy.typing import NDArray

from workbench.disk import replacing
from workbench.errors import Place, StorageError

Arrays: TypeAlias = Mapping[str, NDArray[Any]]

_HEADER = 4096
_ALIGN = 64
_MAGIC = "workbench-arrays/1"


def cache_directory() -> Path:
    """Where built files are kept: the environment's WORKBENCH_CACHE, else the user's cache."""
    chosen = os.environ.get("WORKBENCH_CACHE")
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("workbench"))


def save(path: Path, arrays: Arrays) -> None:
    """Writes the arrays to `path`, making its folder.

    Raises:
        StorageError: the folder can not be written or the disk is full; nothing is left behind.
    """
    with _told(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            _write(file, arrays)


def require_writable(path: Path) -> None:
    """Makes the folder of `path` and tries it, so that nothing long is built for nothing.

    Raises:
        StorageError: the folder can not be made or written.
    """
    with _told(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            pass


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Says what the disk refused, and what to do."""
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"the word list can not be kept: {error.strerror or error}",
            "free about 100 MB there, or name another folder in the environment variable "
            "WORKBENCH_CACHE",
            Place(str(folder)),
        ) from error


def _write(file: BinaryIO, arrays: Arrays) -> None:
    table: list[tuple[str, str, list[int], int]] = []
    offset = _HEADER
    for name, array in arrays.items():
        table.append((name, array.dtype.str, list(array.shape), offset))
        offset += -(-array.nbytes // _ALIGN) * _ALIGN
    header = json.dumps({"magic": _MAGIC, "arrays": table, "size": offset}).encode()
    file.write(header.ljust(_HEADER))
    for (*_, start), array in zip(table, arrays.values(), strict=True):
        file.seek(start)
        file.write(np.ascontiguousarray(array).tobytes())
    file.truncate(offset)


def load(path: Path) -> dict[str, NDArray[Any]] | None:
    """The arrays of a file, memory-mapped and read-only; None when it is missing or damaged."""
    try:
        with path.open("rb") as file:
            header = json.loads(file.read(_HEADER))
        if header["magic"] != _MAGIC or path.stat().st_size != header["size"]:
            return None
        whole = np.memmap(path, dtype=np.uint8, mode="r")
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return {
        name: _slice(whole, np.dtype(kind), tuple(shape), offset)
        for name, kind, shape, offset in header["arrays"]
    }


def _slice(
    whole: NDArray[np.uint8], kind: np.dtype[Any], shape: tuple[int, ...], offset: int
) -> NDArray[Any]:
    size = int(np.prod(shape)) * kind.itemsize
    flat = np.asarray(whole[offset : offset + size])
    return flat.view(kind).reshape(shape)
