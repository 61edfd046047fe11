"""The kinds of beads the dynamic programme knows."""

from __future__ import annotations

from typing import NamedTuple


class Shape(NamedTuple):
    """Paragraphs of the source and of the target in a bead.

    Attributes:
        height: source paragraphs, 0..3.
        across: target paragraphs, 0..3.
        crossed: two links out of order, as date and addressee often are; only 2-2.
    """

    height: int
    across: int
    crossed: bool = False

    @property
    def paired(self) -> bool:
        """Whether it has both sides."""
        return bool(self.height and self.across)


SOURCE_ALONE = Shape(1, 0)
TARGET_ALONE = Shape(0, 1)
ONE_TO_ONE = Shape(1, 1)
CROSSED = Shape(2, 2, crossed=True)

SIMPLE = (SOURCE_ALONE, TARGET_ALONE, ONE_TO_ONE)
SHAPES = (
    *SIMPLE,
    *(Shape(1, 2), Shape(2, 1), Shape(2, 2), Shape(1, 3), Shape(3, 1)),
    *(Shape(2, 3), Shape(3, 2), Shape(3, 3), CROSSED),
)
