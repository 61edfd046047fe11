"""The cloze network in training: forwards and backwards, in numpy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from benchmarks.context.cloze.optimiser import Adam, Rows, gathered
from benchmarks.context.cloze.sight import around, between
from benchmarks.context.cloze.texts import Batch
from benchmarks.context.cloze.vocabulary import Vocabulary
from workbench.correct.context.cloze import SIDE
from workbench.correct.context.gaps import OUTSIDE

SIZE = 64
"""Dimensions of a word."""

_HIDDEN = 320
_NOISE = 1024  # random words that every word of a batch is told from
_FORGOTTEN = 0.12  # share of words that are hidden from their neighbours
_MISREAD = 0.04  # share of words that their neighbours see as one easily misread for them
_NEAREST = 4  # of those, the likeliest that are taken
_CLASS_STEP = 0.003
_PROJECTION_STEP = 0.002
_BARE = 0.5  # share of batches without GloVe, because not every machine has it
_SAME = -30.0  # score of a random word that is the right one

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Loss:
    """The loss on a batch.

    Attributes:
        noise: mean nats of telling words from random words.
        rivals: mean nats of telling words from those they are misread for.
        first: share of words that score above all those.
    """

    noise: float
    rivals: float
    first: float


@dataclass(frozen=True, eq=False)
class Cast:
    """The words of a batch and who sees whom.

    Attributes:
        used: numbers of all words, each once.
        place: the place in `used` of all that follow, one after the other.
        seen: the words as their neighbours see them.
        kept: 0 for those that they do not see, else 1.
        words: the words.
        noise: random words.
        rivals: those each is misread for, shape (words, 20).
        rivalled: which of these there are.
        links: who sees whom, as `sight.around` has it.
        with_glove: whether there are vectors of the news.
    """

    used: Numbers
    place: Numbers
    seen: Numbers
    kept: Floats
    words: Numbers
    noise: Numbers
    rivals: Numbers
    rivalled: NDArray[np.bool_]
    links: Sequence[csr_matrix]
    with_glove: bool


@dataclass(frozen=True, eq=False)
class Pass:
    """What the layers gave, from what every place saw to what it expects."""

    stack: Floats
    first: Floats
    hidden: Floats
    second: Floats
    last: Floats
    wanted: Floats


class Network:
    """The network with everything that training needs.

    Args:
        vocabulary: the words.
        seed: of all random numbers.
    """

    def __init__(self, vocabulary: Vocabulary, seed: int = 1917) -> None:
        self._words = vocabulary
        self._rng = np.random.default_rng(seed)
        stack = 2 * SIDE * (SIZE + OUTSIDE + 1) + SIZE
        self.forms = Rows(self._random((len(vocabulary.forms) + 1, SIZE), 0.05))
        self.lemmas = Rows(self._random((len(vocabulary.lemmas) + 1, SIZE), 0.1))
        self.classes = Adam(self._random((vocabulary.kinds.shape[1], SIZE), 0.1), _CLASS_STEP)
        glove = self._random((vocabulary.glove.shape[1], SIZE), 0.05)
        self.projection = Adam(glove, _PROJECTION_STEP)
        self.weights = [
            Adam(self._random((stack, _HIDDEN), 1.5 / np.sqrt(2 * SIDE * SIZE))),
            Adam(self._random((_HIDDEN, _HIDDEN), 0.7 / np.sqrt(_HIDDEN))),
            Adam(self._random((_HIDDEN, SIZE), 1 / np.sqrt(_HIDDEN))),
        ]
        self.biases = [Adam(np.zeros(n, np.float32)) for n in (_HIDDEN, _HIDDEN, SIZE)]
        self.prior = Adam(np.full(1, 0.5, np.float32))
        self._often = np.cumsum(vocabulary.uses / vocabulary.uses.sum())

    def noise(self, count: int = _NOISE) -> Numbers:
        """Numbers of random words, as often as they are used."""
        found = np.searchsorted(self._often, self._rng.random(count))
        return np.minimum(found, len(self._words.words) - 1)

    def learn(self, batch: Batch, rate: float) -> Loss:
        """A step on a batch.

        Args:
            batch: paragraphs.
            rate: 0..1, of the full length of a step.
        """
        kept = (self._rng.random(len(batch.words)) >= _FORGOTTEN).astype(np.float32)
        with_glove = bool(self._rng.random() >= _BARE)
        seen = self._misread(batch.words)
        return self._run(batch, self._cast(batch, seen, kept, with_glove=with_glove), rate)

    def measure(self, batch: Batch, *, with_glove: bool) -> Loss:
        """The loss on a batch that is not learned from."""
        kept = np.ones(len(batch.words), np.float32)
        cast = self._cast(batch, batch.words, kept, with_glove=with_glove)
        return self._run(batch, cast, 0.0)

    def _random(self, shape: tuple[int, int], scale: float) -> Floats:
        found: Floats = (self._rng.standard_normal(shape) * scale).astype(np.float32)
        return found

    def _misread(self, words: Numbers) -> Numbers:
        """The words as their neighbours see them, a few of them misread."""
        chosen = self._words.rivals[words, self._rng.integers(0, _NEAREST, len(words))]
        misread = (self._rng.random(len(words)) < _MISREAD) & (chosen >= 0)
        return np.where(misread, chosen, words)

    def _cast(self, batch: Batch, seen: Numbers, kept: Floats, *, with_glove: bool) -> Cast:
        words, noise = batch.words, self.noise()
        listed = self._words.rivals[words]
        every = np.concatenate([seen, words, noise, np.maximum(listed, 0).ravel()])
        used, place = np.unique(every, return_inverse=True)
        size = len(words)
        at = np.split(place, [size, 2 * size, 2 * size + len(noise)])
        rivals = at[3].reshape(listed.shape)
        return Cast(
            used,
            place,
            at[0],
            kept,
            at[1],
            at[2],
            rivals,
            listed >= 0,
            around(batch),
            with_glove,
        )

    def _run(self, batch: Batch, cast: Cast, rate: float) -> Loss:
        vectors = self._vectors(cast)
        seen = [link @ (vectors[cast.seen] * cast.kept[:, None]) for link in cast.links]
        run = self._forwards(np.hstack([*seen, between(batch)]).astype(np.float32))
        right = (run.wanted * vectors[cast.words]).sum(axis=1, keepdims=True)
        of_noise = run.wanted @ vectors[cast.noise].T
        of_noise[cast.noise == cast.words[:, None]] = _SAME
        told, noise_loss = _told(np.hstack([right, of_noise]))
        frequency = self._words.frequency[cast.used]
        usual = np.hstack([frequency[cast.words][:, None], frequency[cast.rivals]])
        of_rivals = np.einsum("nd,nrd->nr", run.wanted, vectors[cast.rivals])
        scores = np.hstack([right, of_rivals]) + self.prior.value * usual
        scores[:, 1:][~cast.rivalled] = -np.inf
        apart, rival_loss = _told(scores)
        asked = cast.rivalled.any(axis=1)
        first = float((scores[asked].argmax(axis=1) == 0).mean())
        loss = Loss(float(noise_loss.mean()), float(rival_loss[asked].mean()), first)
        if rate:
            size = np.float32(len(batch.words))
            told, apart = told / size, apart / size
            self._backwards(cast, run, vectors, (told, apart), rate)
            self.prior.learn(np.array([(apart * usual).sum()], np.float32), rate)
        return loss

    def _forwards(self, stack: Floats) -> Pass:
        weights, biases = ([each.value for each in kind] for kind in (self.weights, self.biases))
        first = stack @ weights[0] + biases[0]
        hidden = np.maximum(first, 0)
        second = hidden @ weights[1] + biases[1]
        last = hidden + np.maximum(second, 0)
        return Pass(stack, first, hidden, second, last, last @ weights[2] + biases[2])

    def _backwards(
        self, cast: Cast, run: Pass, vectors: Floats, slopes: tuple[Floats, Floats], rate: float
    ) -> None:
        """A step of everything, given the slopes of the scores against noise and rivals."""
        told, apart = slopes
        right = (told[:, 0] + apart[:, 0])[:, None]
        wanted = right * vectors[cast.words] + told[:, 1:] @ vectors[cast.noise]
        wanted += np.einsum("nr,nrd->nd", apart[:, 1:], vectors[cast.rivals])
        last = wanted @ self.weights[2].value.T
        second = last * (run.second > 0)
        first = (last + second @ self.weights[1].value.T) * (run.first > 0)
        stack = first @ self.weights[0].value.T
        parts = (stack[:, n * SIZE : (n + 1) * SIZE] for n in range(len(cast.links)))
        seen = sum(link.T @ part for link, part in zip(cast.links, parts, strict=True))
        of_words = [
            seen * cast.kept[:, None],
            right * run.wanted,
            told[:, 1:].T @ run.wanted,
            (apart[:, 1:, None] * run.wanted[:, None, :]).reshape(-1, SIZE),
        ]
        slope = gathered(cast.place, len(cast.used)) @ np.vstack(of_words).astype(np.float32)
        layers = [(run.stack, first), (run.hidden, second), (run.last, wanted)]
        for n, (below, above) in enumerate(layers):
            self.weights[n].learn(below.T @ above, rate)
            self.biases[n].learn(above.sum(axis=0), rate)
        self.classes.learn(self._words.kinds[cast.used].T @ slope, rate)
        if cast.with_glove:
            self.projection.learn(self._glove(cast).T @ slope, rate)
        self.forms.learn(self._words.form[cast.used], slope, rate)
        self.lemmas.learn(self._words.lemma[cast.used], slope, rate)

    def _vectors(self, cast: Cast) -> Floats:
        used = cast.used
        form, lemma = self._words.form[used], self._words.lemma[used]
        kinds = self._words.kinds[used] @ self.classes.value
        found: Floats = self.forms.value[form] + self.lemmas.value[lemma] + kinds
        return found + self._glove(cast) @ self.projection.value if cast.with_glove else found

    def _glove(self, cast: Cast) -> Floats:
        return self._words.glove[cast.used].astype(np.float32)


def _told(scores: NDArray[np.float64]) -> tuple[Floats, Floats]:
    """Slope and loss of a softmax in which the first entry is right."""
    top = scores.max(axis=1, keepdims=True)
    mass = np.exp(scores - top)
    total = mass.sum(axis=1, keepdims=True)
    share = mass / total
    loss = (np.log(total) + top)[:, 0] - scores[:, 0]
    share[:, 0] -= 1
    return share.astype(np.float32), loss
