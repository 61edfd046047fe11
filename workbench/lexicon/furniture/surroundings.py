"""Where a line stands: in the middle of a sentence, at an end of the document, behind what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.lexicon.furniture.line import Line

names = ("interrupts", "open_before", "long_before", "from_start", "from_end")

_LONGEST_RUN = 4  # short lines that may stand together within a sentence
_SHORT = 90  # characters of such a line at most


def of(lines: Sequence[Line]) -> NDArray[np.float64]:
    """Features of every line, shape (lines, names)."""
    found = np.zeros((len(lines), len(names)))
    size = len(lines)
    for n, one in enumerate(lines):
        if not one.is_long:
            before = lines[n - 1] if n else None
            found[n, 1] = before is not None and before.breaks_off
            found[n, 2] = before is not None and before.is_long
            found[n, 3] = 1 / (1 + n) - 1 / size
            found[n, 4] = 1 / (size - n) - 1 / size
    for start, end in _interruptions(lines):
        found[start:end, 0] = 1.0
    return found


def _interruptions(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Ranges of short lines between the halves of a sentence."""
    for start in range(1, len(lines) - 1):
        if not lines[start - 1].breaks_off:
            continue
        for end in range(start + 1, min(start + _LONGEST_RUN, len(lines) - 1) + 1):
            if not _may_interrupt(lines[end - 1]):
                break
            if lines[end].goes_on:
                yield start, end
                break


def _may_interrupt(line: Line) -> bool:
    """Whether a line is no part of the sentence around it, nor one of its own."""
    return len(line.text) <= _SHORT and not line.begins_small and not line.is_sentence
