"""Word vectors, from a file of our own in the shape of natasha's."""

from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path

import numpy as np
import pytest

from workbench.lexicon.vectors import Vectors

WORDS = ["отряд", "партизаны", "река", "берег"]
DIRECTIONS = np.array([[1, 0, 0], [1, 0.2, 0], [0, 1, 0.1], [0, 1, 0]], np.float32)


def packed(path: Path) -> Path:
    """A file of two parts a vector: the first tells the word, the second is the same for all."""
    codes = np.stack([np.arange(4), np.zeros(4)], axis=1).astype(np.uint8)
    centroids = np.stack([DIRECTIONS, np.zeros((4, 3), np.float32)])
    head = np.array([4, 6, 2, 4], "<u4").tobytes()
    uses = np.array([9, 5, 5, 1], "<u4").tobytes()
    listed = gzip.compress(np.array([4], "<u4").tobytes() + uses + "\n".join(WORDS).encode())
    with tarfile.open(path, "w") as archive:
        for name, data in (
            ("vocab.bin", listed),
            ("pq.bin", head + codes.tobytes() + centroids.tobytes()),
        ):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> Vectors:
    return Vectors.read(packed(tmp_path_factory.mktemp("vectors") / "small.tar"))


def test_directions_have_length_one_and_point_where_the_file_says(vectors: Vectors) -> None:
    found = vectors.directions(WORDS)
    assert np.allclose(np.linalg.norm(found, axis=1), 1)
    wanted = DIRECTIONS / np.linalg.norm(DIRECTIONS, axis=1, keepdims=True)
    assert np.allclose(found[:, :3], wanted, atol=1e-6)


def test_a_word_without_a_vector_points_nowhere(vectors: Vectors) -> None:
    assert not vectors.directions(["отряд", "хрюмбл"])[1].any()
    assert np.isinf(vectors.surprises(["хрюмбл"])[0])


def test_surprise_is_the_log_of_the_share(vectors: Vectors) -> None:
    assert np.allclose(vectors.surprises(WORDS), -np.log(np.array([9, 5, 5, 1]) / 20))
