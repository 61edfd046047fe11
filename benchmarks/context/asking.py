"""What single words ask of their neighbours beyond what their class does, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.context.classes import in_steps
from benchmarks.context.running_text import Pair
from workbench.correct.context.agreement import Agreement

_FEWEST = 40  # uses of a lemma that are enough to tell
_SHRINK = 3.0  # pseudo-counts that draw a factor towards 1
_TELLING = 0.35  # nats that an entry must be from nothing, to be kept
_SEEN = 1.5  # uses, expected or found, that an entry needs
_BATCH = 20_000

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Asked:
    """How often classes stand beside lemmas, and how often they would by the lemmas' classes.

    Attributes:
        lemmas: their names.
        found: expected counts given both words, shape (lemmas, classes).
        usual: expected counts given the lemma's own form alone.
    """

    lemmas: list[str]
    found: Floats
    usual: Floats

    def arrays(self, side: str) -> dict[str, NDArray[np.generic]]:
        """The entries that tell something, as `tables.py` reads them."""
        log = np.log((self.found + _SHRINK) / (self.usual + _SHRINK))
        tells = (np.abs(log) >= _TELLING) & (np.maximum(self.found, self.usual) >= _SEEN)
        kept = np.flatnonzero(tells.any(axis=1))
        names = "\n".join(self.lemmas[n] for n in kept)
        return {
            f"{side}_lemmas": np.frombuffer(names.encode(), np.uint8),
            f"{side}_size": tells[kept].sum(axis=1).astype(np.uint16),
            f"{side}_kind": np.nonzero(tells[kept])[1].astype(np.uint16),
            f"{side}_log": in_steps(log[kept][tells[kept]]),
        }


def asked(pairs: Counter[Pair], agreement: Agreement) -> tuple[Asked, Asked]:
    """What lemmas ask of the word after them, and of the word before them.

    Args:
        pairs: neighbours; only those that nothing parts are counted.
        agreement: the classes, with nothing asked so far.
    """
    close = [(left, right, n) for (left, right, gap), n in pairs.items() if not gap]
    lefts, rights, counts = zip(*close, strict=True)
    weight = np.array(counts, np.float32)
    ratio = agreement.ratio[0]
    return (
        _one_side(agreement, lefts, rights, weight, ratio),
        _one_side(agreement, rights, lefts, weight, ratio.T),
    )


def _one_side(
    agreement: Agreement,
    words: Sequence[str],
    others: Sequence[str],
    weight: Floats,
    ratio: Floats,
) -> Asked:
    """What the lemmas of `words` ask of `others`; ratio is that of (word, other)."""
    rows, row = _rows(agreement, words)
    other_rows, other_row = _rows(agreement, others)
    towards = rows @ ratio
    usual_rows = towards * agreement.share
    usual_rows /= usual_rows.sum(axis=1, keepdims=True)
    lemmas, lemma = _lemmas(agreement, words, weight)
    order = np.argsort(lemma, kind="stable")
    order = order[lemma[order] >= 0]
    found = np.zeros((len(lemmas), len(agreement.classes)), np.float32)
    usual = np.zeros_like(found)
    for start in range(0, len(order), _BATCH):
        chosen = order[start : start + _BATCH]
        belief = other_rows[other_row[chosen]] * towards[row[chosen]]
        belief *= (weight[chosen] / belief.sum(axis=1))[:, None]
        which, first = np.unique(lemma[chosen], return_index=True)
        found[which] += np.add.reduceat(belief, first)
        expected = usual_rows[row[chosen]] * weight[chosen][:, None]
        usual[which] += np.add.reduceat(expected, first)
    return Asked(lemmas, found, usual)


def _rows(agreement: Agreement, words: Sequence[str]) -> tuple[Floats, NDArray[np.int64]]:
    """p(class | form) of all words: the different rows, and which row each word has."""
    row_of: dict[bytes, int] = {}
    of_word = {
        word: row_of.setdefault(agreement.classes_of(word).tobytes(), len(row_of))
        for word in set(words)
    }
    rows = np.frombuffer(b"".join(row_of), np.float32).reshape(len(row_of), -1)
    return rows, np.array([of_word[word] for word in words])


def _lemmas(
    agreement: Agreement, words: Sequence[str], weight: Floats
) -> tuple[list[str], NDArray[np.int64]]:
    """The lemmas used often enough, and the number of each word's lemma or -1."""
    lemma_of = {word: agreement.grammar.lemma(word) for word in set(words)}
    uses: Counter[str] = Counter()
    for word, count in zip(words, weight.tolist(), strict=True):
        uses[lemma_of[word]] += count
    place = {lemma: n for n, lemma in enumerate(sorted(k for k, n in uses.items() if n >= _FEWEST))}
    return list(place), np.array([place.get(lemma_of[word], -1) for word in words])
