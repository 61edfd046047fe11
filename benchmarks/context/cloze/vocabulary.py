"""The words of the training texts, what each is made of, and what each is misread for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from workbench.correct.beam import Beam
from workbench.correct.channel import Channel, shape_key
from workbench.correct.context.agreement import Agreement
from workbench.lexicon.lexicon import Lexicon
from workbench.lexicon.vectors import Vectors

_FORM = 8  # weighted uses from which a form has a vector of its own
_LEMMA = 5  # and a lemma
_ASKED = 3  # weighted uses from which rivals are looked for
_RIVALS = 20  # easily misread words that each word is told from
_CEILING = 17.0  # nats that misreading may cost
_SHARE = 0.01  # probability of a class that is worth a row
_AT_ONCE = 20_000
_UNLISTED = -18.0  # natural-log frequency of a word no list has

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All words the network meets, by number.

    Attributes:
        words: the words, most used first.
        uses: weighted count of each in the texts.
        form: row of each in the table of forms; 0 for none.
        lemma: likewise for lemmas.
        kinds: p(class | word), shape (words, classes).
        frequency: natural-log frequency of each.
        glove: vectors of the news where there are any, else 0, shape (words, 300).
        rivals: numbers of words it is easily misread for, shape (words, 20); -1 for none.
        forms: names of the rows of forms, from row 1.
        lemmas: likewise.
    """

    words: Sequence[str]
    uses: NDArray[np.float64]
    form: Numbers
    lemma: Numbers
    kinds: csr_matrix
    frequency: Floats
    glove: NDArray[np.float16]
    rivals: Numbers
    forms: Sequence[str]
    lemmas: Sequence[str]

    @cached_property
    def place(self) -> dict[str, int]:
        """The number of each word."""
        return {word: n for n, word in enumerate(self.words)}


def vocabulary(
    uses: Counter[str], others: set[str], agreement: Agreement, vectors: Vectors
) -> Vocabulary:
    """The vocabulary of texts.

    Args:
        uses: weighted count of each folded word that is trained on.
        others: further words that will be asked for.
        agreement: tells classes and lemmas.
        vectors: of words in the news.
    """
    lexicon = Lexicon.open()
    seldom = {word for word, count in uses.items() if count < _ASKED}
    misread = _rivals((uses.keys() | others) - seldom, lexicon)
    everything = {*uses, *others, *(rival for rivals in misread.values() for rival in rivals)}
    words = sorted(everything, key=lambda word: (-uses[word], word))
    lemma_of = [agreement.grammar.lemma(word) for word in words]
    lemma_uses: Counter[str] = Counter()
    for word, lemma in zip(words, lemma_of, strict=True):
        lemma_uses[lemma] += uses[word]
    forms = [word for word in words if uses[word] >= _FORM]
    lemmas = [lemma for lemma, count in lemma_uses.most_common() if count >= _LEMMA]
    place = {word: n for n, word in enumerate(words)}
    rivals = np.full((len(words), _RIVALS), -1)
    for word, found in misread.items():
        rivals[place[word], : len(found)] = [place[rival] for rival in found]
    return Vocabulary(
        words,
        np.array([uses[word] for word in words], np.float64),
        _rows(words, forms),
        _rows(lemma_of, lemmas),
        _kinds(words, agreement),
        np.array(
            [lexicon.log_frequency(w) if lexicon.knows(w) else _UNLISTED for w in words], np.float32
        ),
        _glove(words, vectors),
        rivals,
        forms,
        lemmas,
    )


def _rivals(words: Set[str], lexicon: Lexicon) -> dict[str, list[str]]:
    beam = Beam(lexicon.trie, Channel.shipped(), 0.5)
    found = {}
    for word in sorted(words):
        if len(word) >= 3 and "-" not in word and lexicon.knows(word):
            read = beam.decode("cyrillic", shape_key(word), _CEILING)
            texts = [h.text for h in read if " " not in h.text and h.text != word]
            found[word] = texts[:_RIVALS]
    return found


def _glove(words: Sequence[str], vectors: Vectors) -> NDArray[np.float16]:
    parts = [words[n : n + _AT_ONCE] for n in range(0, len(words), _AT_ONCE)]
    return np.vstack([vectors.directions(part).astype(np.float16) for part in parts])


def _rows(names: Sequence[str], kept: Sequence[str]) -> Numbers:
    row = {name: n for n, name in enumerate(kept, 1)}
    return np.array([row.get(name, 0) for name in names])


def _kinds(words: Sequence[str], agreement: Agreement) -> csr_matrix:
    rows, columns, values = [], [], []
    for n, word in enumerate(words):
        belief = agreement.classes_of(word)
        kept = np.flatnonzero(belief > _SHARE)
        rows += [n] * len(kept)
        columns += kept.tolist()
        values += belief[kept].tolist()
    shape = (len(words), len(agreement.classes))
    return csr_matrix((np.array(values, np.float32), (rows, columns)), shape=shape)
