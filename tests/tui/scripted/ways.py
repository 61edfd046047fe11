"""The fewest keys from here to there, found by trying all of them breadth first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

from workbench.session.desk.desk import Desk
from workbench.session.focus import Focus

State = TypeVar("State", bound=Hashable)

MOVES: Mapping[str, Callable[[Desk], object]] = {
    "n": lambda desk: desk.to_suspect(1),
    "p": lambda desk: desk.to_suspect(-1),
    "l": lambda desk: desk.move_word(1),
    "h": lambda desk: desk.move_word(-1),
    "j": lambda desk: desk.move(1),
    "k": lambda desk: desk.move(-1),
    "tab": Desk.switch_side,
}


def shortest(
    start: State,
    steps: Callable[[State], Mapping[str, State]],
    is_there: Callable[[State], bool],
    longest: int,
) -> tuple[str, ...] | None:
    """Keys from a state to one that is wanted; None where more than `longest` would be needed.

    Args:
        start: the state to begin with.
        steps: where each key leads.
        is_there: whether a state is one that is wanted.
        longest: keys after which it is given up.
    """
    seen = {start}
    waiting: deque[tuple[State, tuple[str, ...]]] = deque([(start, ())])
    while waiting:
        state, keys = waiting.popleft()
        if is_there(state):
            return keys
        if len(keys) == longest:
            continue
        for key, there in steps(state).items():
            if there not in seen:
                seen.add(there)
                waiting.append((there, (*keys, key)))
    return None


def way(desk: Desk, is_there: Callable[[Focus], bool]) -> tuple[str, ...]:
    """Keys that move the focus of a desk, which stays where it is; never more than 60."""
    here = desk.focus

    def steps(focus: Focus) -> Mapping[str, Focus]:
        found = {}
        for key, move in MOVES.items():
            desk.focus = focus
            move(desk)
            found[key] = desk.focus
        return found

    keys = shortest(here, steps, is_there, 60)
    desk.focus = here
    assert keys is not None, "no way leads there"
    return keys
