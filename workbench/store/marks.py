"""Conflict marks that git leaves in a file which it merged by lines."""

from __future__ import annotations

import re

_MARK = re.compile(r"(?:<{7}|\|{7}|>{7}) .*|={7}")


def conflict_marks(text: str) -> tuple[int, ...]:
    """The lines (from 1) on which conflicts begin, as git-merge(1) marks them.

    Args:
        text: of a file in which no sound line begins like a mark.

    Returns:
        One line a conflict; where only pieces of marks are left, that of the first piece.
    """
    marks = [
        (number, line)
        for number, line in enumerate(text.split("\n"), 1)
        if _MARK.fullmatch(line.rstrip("\r"))
    ]
    begun = tuple(number for number, line in marks if line.startswith("<"))
    return begun or tuple(number for number, _ in marks[:1])
