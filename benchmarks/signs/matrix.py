"""Signs that were read, with the features of all their readings as a sparse matrix."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.correction.pages import Paragraph
from benchmarks.signs.truth import stood
from workbench.correct.hypothesis import Scene
from workbench.correct.neighbours import Association
from workbench.correct.pieces import pieces
from workbench.correct.signs.features import features
from workbench.correct.signs.meant import in_question
from workbench.correct.signs.setting import Setting
from workbench.lexicon.lexicon import Lexicon
from workbench.model.suspects import Passage

Floats = NDArray[np.float64]
Indexes = NDArray[np.int64]


@dataclass(frozen=True)
class Seen:
    """A sign that was read: its paragraph, its setting, and the index of the right reading."""

    paragraph: Paragraph
    setting: Setting
    right: int


@dataclass(frozen=True)
class Matrix:
    """A row for each reading of each sign, a column for each feature.

    Attributes:
        seen: the signs.
        names: of the columns.
        starts: first row of each sign.
        rows: of the entries, ascending.
        columns: of the entries.
        values: of the entries.
        weights: how much each sign counts.
    """

    seen: tuple[Seen, ...]
    names: tuple[str, ...]
    starts: Indexes
    rows: Indexes
    columns: Indexes
    values: Floats
    weights: Floats

    @property
    def right(self) -> Indexes:
        """The row of the right reading of each sign."""
        return np.asarray(self.starts + [seen.right for seen in self.seen])

    @property
    def sign(self) -> Indexes:
        """The sign of each row."""
        total = int(self.rows[-1]) + 1
        return np.repeat(np.arange(len(self.starts)), np.diff(np.append(self.starts, total)))

    def narrowed(self, kept: NDArray[np.bool_]) -> Matrix:
        """With only some of the columns, shape (columns,)."""
        place = np.cumsum(kept) - 1
        entries = kept[self.columns]
        names = tuple(name for name, keep in zip(self.names, kept, strict=True) if keep)
        return Matrix(
            self.seen, names, self.starts, self.rows[entries], place[self.columns[entries]],
            self.values[entries], self.weights,
        )  # fmt: skip

    def vector(self, weights: Mapping[str, float]) -> Floats:
        """Weights of features in the order of the columns."""
        return np.array([weights.get(name, 0.0) for name in self.names])

    def chances(self, weights: Floats) -> Floats:
        """The probability of each row among those of its sign."""
        sign = self.sign
        scores = np.bincount(self.rows, self.values * weights[self.columns], len(sign))
        masses = np.exp(scores - np.maximum.reduceat(scores, self.starts)[sign])
        return np.asarray(masses / np.add.reduceat(masses, self.starts)[sign])

    def slope(self, weights: Floats) -> Floats:
        """Of the negative log likelihood of what is right."""
        wrong = self.chances(weights)
        wrong[self.right] -= 1.0
        wrong *= self.weights[self.sign]
        slope = np.bincount(self.columns, self.values * wrong[self.rows], len(weights))
        return slope.astype(np.float64)


def matrix(
    paragraphs: Iterable[Paragraph], lexicon: Lexicon, association: Association | None
) -> Matrix:
    """The matrix of all signs of some paragraphs."""
    seen: list[Seen] = []
    numbers: dict[str, int] = {}
    starts, rows, columns, values = array("l"), array("l"), array("l"), array("d")
    row = 0
    for paragraph in paragraphs:
        for sign in _seen(paragraph, lexicon, association):
            seen.append(sign)
            starts.append(row)
            for reading in sign.setting.sign.readings:
                for name, value in features(sign.setting, reading):
                    rows.append(row)
                    columns.append(numbers.setdefault(name, len(numbers)))
                    values.append(value)
                row += 1
    weights = np.array([_weight(sign.paragraph) for sign in seen])
    return Matrix(
        tuple(seen), tuple(numbers), np.array(starts), np.array(rows), np.array(columns),
        np.array(values), weights,
    )  # fmt: skip


def _weight(paragraph: Paragraph) -> float:
    """Pages read as English tell less of signs; a text as it was typed stands for all readers."""
    if paragraph.page == "clean":
        return 3.0
    return 0.5 if paragraph.languages == "eng" else 1.0


def _seen(
    paragraph: Paragraph, lexicon: Lexicon, association: Association | None
) -> Iterator[Seen]:
    passage = Passage(paragraph.read)
    found = pieces(passage, lexicon)
    scene = Scene(passage, lexicon, len(found), sum(piece.strange for piece in found))
    settings = list(in_question(scene, association))
    truths = stood(paragraph.read, paragraph.truth, [setting.sign for setting in settings])
    for setting, truth in zip(settings, truths, strict=True):
        yield Seen(paragraph, setting, setting.sign.readings.index(truth))
