"""Vectors of 250,000 Russian words, where the package that carries them is installed.

The package natasha ships them (MIT): GloVe vectors (Pennington, Socher and Manning 2014) of a
billion words of news, product-quantised (Jégou, Douze and Schmid 2011): a vector is 100 parts of
three numbers, and of each part only which of 256 centroids it is nearest to. They are read from
the package's file as they are; the package itself is never imported.
"""

from __future__ import annotations

import gzip
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FILE = "data/emb/navec_news_v1_1B_250K_300d_100q.tar"
_HEAD = 16  # bytes of four numbers: vectors, dimensions, parts, centroids

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Vectors:
    """The vectors. Read-only; safe to share between threads.

    Attributes:
        place: number of each word, in lower case.
        codes: uint8, shape (words, parts), memory-mapped: the centroid of each part.
        centroids: float32, shape (parts, centroids, numbers a part).
        surprise: float32, shape (words + 1,): -ln p(word) in the news; inf for the last, no word.
    """

    place: Mapping[str, int]
    codes: NDArray[np.uint8]
    centroids: Floats
    surprise: Floats

    @classmethod
    @cache
    def installed(cls) -> Vectors | None:
        """The vectors of this machine, or None. Takes a quarter of a second the first time."""
        found = find_spec("natasha")
        if found is None or found.origin is None:
            return None
        path = Path(found.origin).parent / _FILE
        return cls.read(path) if path.is_file() else None

    @classmethod
    def read(cls, path: Path) -> Vectors:
        """The vectors of a file of natasha's.

        Raises:
            OSError, tarfile.TarError, KeyError: it is no such file.
        """
        with tarfile.open(path) as archive:
            vocabulary = archive.extractfile("vocab.bin")
            assert vocabulary is not None
            listed = gzip.decompress(vocabulary.read())
            start, size = (
                getattr(archive.getmember("pq.bin"), name) for name in ("offset_data", "size")
            )
        whole = np.memmap(path, np.uint8, "r", offset=start, shape=(size,))
        words, _, parts, kinds = np.frombuffer(whole[:_HEAD].tobytes(), "<u4").astype(int)
        end = _HEAD + words * parts
        codes = np.asarray(whole[_HEAD:end]).reshape(words, parts)
        centroids = np.frombuffer(whole[end:].tobytes(), "<f4").reshape(parts, kinds, -1)
        count = int(np.frombuffer(listed[:4], "<u4")[0])
        uses = np.frombuffer(listed[4 : 4 + 4 * count], "<u4")
        names = listed[4 + 4 * count :].decode().split("\n")
        with np.errstate(divide="ignore"):
            surprise = np.append(-np.log(uses / uses.sum()), np.inf).astype(np.float32)
        return cls({word: n for n, word in enumerate(names)}, codes, centroids, surprise)

    def directions(self, words: Sequence[str]) -> Floats:
        """Vectors of length 1 of folded words, shape (words, dimensions); 0 for unknown ones."""
        places = self._places(words)
        parts = np.arange(len(self.centroids))
        codes = self.codes[np.minimum(places, len(self.codes) - 1)]
        vectors = self.centroids[parts, codes].reshape(len(words), self.centroids[:, 0].size)
        length = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        found: Floats = np.where((places < len(self.codes))[:, None], vectors / length, 0)
        return found.astype(np.float32)

    def surprises(self, words: Sequence[str]) -> Floats:
        """-ln p(word) in the news of folded words, in nats; inf where there is no vector."""
        found: Floats = self.surprise[self._places(words)]
        return found

    def _places(self, words: Sequence[str]) -> NDArray[np.int64]:
        return np.array([self.place.get(word, len(self.codes)) for word in words], np.int64)
