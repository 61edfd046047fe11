"""Trains the cloze network of `workbench/correct/context/data/`.

`python benchmarks/context/cloze/train.py CORPUS TABLES [--epochs 3] [--without PREFIX…]`, CORPUS
being the folder that `corpus.py` has filled and TABLES that of `count.py`, which gets `cloze.npz`.
Needs scipy and natasha; takes about twenty minutes on two cores. What it prints is the loss on
`texts/dev`, which is never trained on.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[3]))

from benchmarks.context.cloze.network import Network
from benchmarks.context.cloze.texts import Batch, Line, batches, counted, lines, training
from benchmarks.context.cloze.vocabulary import Vocabulary, vocabulary
from benchmarks.context.count import packed as lines_of
from workbench.correct.context import tables
from workbench.correct.context.stored import packed
from workbench.lexicon.vectors import Vectors

_DEV = Path(__file__).parents[2] / "texts" / "dev"
_LAST_RATE = 0.02  # of the first
_RANDOM_WORDS = 768  # shipped, for the level of scores
_EVERY = 200  # batches between two lines of the log


def unseen() -> list[Line]:
    """The paragraphs that losses are shown of."""
    files = sorted(_DEV.glob("*.tsv"))
    texts = [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    return lines([text.split("\t")[0] for text in texts])


def arrays(network: Network, words: Vocabulary, classes: list[str]) -> dict[str, NDArray[Any]]:
    """The network as `Cloze.read` takes it."""
    found: dict[str, NDArray[Any]] = {
        "forms": lines_of(words.forms),
        "lemmas": lines_of(words.lemmas),
        "classes": lines_of(classes),
        "noise": lines_of([words.words[n] for n in network.noise(_RANDOM_WORDS)]),
        **packed(network.forms.value[1:], "form"),
        **packed(network.lemmas.value[1:], "lemma"),
        **packed(network.classes.value, "class"),
        "projection": network.projection.value.astype(np.float16),
    }
    for n, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
        found[f"weights{n}"] = weights.value.astype(np.float16)
        found[f"biases{n}"] = biases.value.astype(np.float16)
    return found


def train(network: Network, words: Vocabulary, read: list[Line], epochs: int) -> Iterator[int]:
    """Reads the texts over and over, with ever smaller steps; stops after each time."""
    rng = np.random.default_rng(1917)
    held_out = list(batches(unseen(), words.place))
    total = epochs * sum(1 for _ in batches(read, words.place))
    done = 0
    for epoch in range(epochs):
        for batch in batches(read, words.place, rng):
            network.learn(batch, max(_LAST_RATE, 1 - done / total))
            done += 1
            if done % _EVERY == 0 or done == total:
                losses = (_shown(network, held_out, with_glove=each) for each in (True, False))
                print(f"{done}/{total}", *losses, flush=True)
        yield epoch


def _shown(network: Network, held_out: Sequence[Batch], *, with_glove: bool) -> str:
    losses = [network.measure(batch, with_glove=with_glove) for batch in held_out]
    means = (
        f"{name} {np.mean([getattr(loss, name) for loss in losses]):.3f}"
        for name in ("noise", "rivals", "first")
    )
    return ("| with GloVe: " if with_glove else "| without: ") + ", ".join(means)


def main() -> None:
    """Trains and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("tables", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--without", nargs="*", default=[], metavar="PREFIX")
    options = parser.parse_args()
    with np.load(options.tables / "classes.npz") as found:
        agreement = tables.agreement(dict(found))
    weighted = training(options.corpus, options.without)
    asked = {word for line in unseen() for word in line.words}
    vectors = Vectors.installed()
    if vectors is None:
        parser.error("natasha is not installed: its vectors are part of what is learned")
    words = vocabulary(counted(weighted), asked, agreement, vectors)
    print(f"{len(words.words):,} words, {len(words.forms):,} forms, {len(words.lemmas):,} lemmas")
    network = Network(words)
    read = [line for line, times in weighted for _ in range(times)]
    path = options.tables / "cloze.npz"
    for _ in train(network, words, read, options.epochs):
        made = arrays(network, words, list(agreement.classes))
        np.savez_compressed(path, allow_pickle=False, **made)
        print(f"{path.stat().st_size:,} bytes", flush=True)


if __name__ == "__main__":
    main()
