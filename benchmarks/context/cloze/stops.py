"""Trains the network that tells what stands between two words.

`python benchmarks/context/cloze/stops.py CORPUS TABLES [--epochs 2]`, after `train.py` has put
`cloze.npz` into TABLES: it uses the vectors of that network, and adds `stops.npz`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[3]))

from benchmarks.context.cloze.optimiser import Adam
from benchmarks.context.cloze.texts import Batch, Line, batches, training
from benchmarks.context.cloze.train import unseen
from workbench.correct.context import tables
from workbench.correct.context.cloze import Cloze
from workbench.correct.context.gaps import GAPS
from workbench.correct.context.stops import around

_HIDDEN = 160
_FORGOTTEN = 0.12  # share of words that are not known
_ASTRAY = 0.05  # share of other gaps that are misread
_AT_ONCE = 20_000
_EVERY = 400  # batches between two lines of the log

Floats = NDArray[np.float32]


class Network:
    """The network in training.

    Args:
        vectors: of all words by number, without and with those of the news.
        usual: natural-log share of each kind of gap.
    """

    def __init__(self, vectors: Sequence[Floats], usual: Floats) -> None:
        self._vectors = vectors
        self.usual = usual
        self._rng = np.random.default_rng(1917)
        seen = around(
            np.zeros((1, vectors[0].shape[1]), np.float32),
            np.zeros(1, np.int64),
            np.zeros(1, np.bool_),
        ).shape[1]
        first = self._rng.standard_normal((seen, _HIDDEN)) / np.sqrt(seen) * 2
        out = self._rng.standard_normal((_HIDDEN, len(GAPS))) / np.sqrt(_HIDDEN)
        self.weights = [Adam(first.astype(np.float32)), Adam(out.astype(np.float32))]
        self.biases = [Adam(np.zeros(_HIDDEN, np.float32)), Adam(usual.copy())]

    def learn(self, batch: Batch, rate: float) -> None:
        """A step on a batch, some words and signs of it damaged."""
        size = len(batch.words)
        kept = (self._rng.random(size) >= _FORGOTTEN).astype(np.float32)
        astray = self._rng.random(size) < _ASTRAY
        gaps = np.where(astray, self._rng.integers(0, len(GAPS), size), batch.gaps)
        which = int(self._rng.integers(0, 2))
        seen = self._seen(batch, self._vectors[which][batch.words] * kept[:, None], gaps)
        first, hidden, slope, _ = self._told(seen, batch)
        back = (slope @ self.weights[1].value.T) * (first > 0)
        layers = [(seen, back), (hidden, slope)]
        for n, (below, above) in enumerate(layers):
            self.weights[n].learn(below.T @ above, rate)
            self.biases[n].learn(above.sum(axis=0), rate)

    def measure(self, batch: Batch, which: int) -> float:
        """Mean loss in nats on a batch, without (0) or with (1) the vectors of the news."""
        seen = self._seen(batch, self._vectors[which][batch.words], batch.gaps)
        return self._told(seen, batch)[3]

    def _seen(self, batch: Batch, vectors: Floats, gaps: NDArray[np.int64]) -> Floats:
        starts = np.flatnonzero(np.diff(batch.paragraph, prepend=-1))
        ends = [*starts[1:], len(batch.words)]
        parts = (slice(a, b) for a, b in zip(starts, ends, strict=True))
        return np.vstack(
            [around(vectors[part], gaps[part], batch.capitals[part]) for part in parts]
        )

    def _told(self, seen: Floats, batch: Batch) -> tuple[Floats, Floats, Floats, float]:
        """Layers, slope of the scores and loss; the beginnings of paragraphs tell nothing."""
        first = seen @ self.weights[0].value + self.biases[0].value
        hidden = np.maximum(first, 0)
        scores = hidden @ self.weights[1].value + self.biases[1].value
        logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
        asked = np.diff(batch.paragraph, prepend=-1) == 0
        right = np.eye(len(GAPS), dtype=np.float32)[batch.gaps]
        slope = (np.exp(logs) - right) * asked[:, None] / asked.sum()
        loss = -(logs * right).sum(axis=1)[asked].mean()
        return first, hidden, slope.astype(np.float32), float(loss)


def vectors_of(cloze: Cloze, words: Sequence[str]) -> list[Floats]:
    """The vectors of words without and with those of the news."""
    found = []
    for embedding in (replace(cloze.embedding, glove=None), cloze.embedding):
        parts = [words[n : n + _AT_ONCE] for n in range(0, len(words), _AT_ONCE)]
        found.append(np.vstack([embedding.of(part) for part in parts]))
    return found


def train(network: Network, read: list[Line], place: dict[str, int], epochs: int) -> Iterator[str]:
    """Reads the texts, with ever smaller steps; tells of the loss now and then."""
    rng = np.random.default_rng(1917)
    held_out = list(batches(unseen(), place))
    total = epochs * sum(1 for _ in batches(read, place))
    done = 0
    for _ in range(epochs):
        for batch in batches(read, place, rng):
            network.learn(batch, max(0.02, 1 - done / total))
            done += 1
            if done % _EVERY == 0 or done == total:
                losses = [[network.measure(each, n) for n in (0, 1)] for each in held_out]
                bare, whole = (np.mean(each) for each in zip(*losses, strict=True))
                yield f"{done}/{total} without GloVe {bare:.4f}, with it {whole:.4f}"


def main() -> None:
    """Trains and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("tables", type=Path)
    parser.add_argument("--epochs", type=int, default=2)
    options = parser.parse_args()
    cloze = tables.read_cloze(options.tables)
    weighted = training(options.corpus, ())
    words = sorted(
        {word for line, _ in [*weighted, *((u, 1) for u in unseen())] for word in line.words}
    )
    place = {word: n for n, word in enumerate(words)}
    counts = np.ones(len(GAPS))
    for line, times in weighted:
        for code in line.gaps[1:]:
            counts[code] += times
    usual = np.log(counts / counts.sum()).astype(np.float32)
    network = Network(vectors_of(cloze, words), usual)
    read = [line for line, times in weighted for _ in range(times)]
    for told in train(network, read, place, options.epochs):
        print(told, flush=True)
    arrays = {"usual": usual}
    for n, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
        arrays[f"weights{n}"] = weights.value.astype(np.float16)
        arrays[f"biases{n}"] = biases.value.astype(np.float16)
    np.savez_compressed(options.tables / "stops.npz", allow_pickle=False, **arrays)


if __name__ == "__main__":
    main()
