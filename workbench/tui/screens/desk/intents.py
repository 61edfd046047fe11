"""What keys mean, in terms of the desk: moves look elsewhere, changes make one undoable edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from workbench.model.edits import Edit
from workbench.session.desk import jumping
from workbench.session.desk.desk import Desk

MOVES: Mapping[str, Callable[[Desk], None]] = {
    "down": lambda desk: desk.move(1),
    "up": lambda desk: desk.move(-1),
    "left": lambda desk: desk.move_word(-1),
    "right": lambda desk: desk.move_word(1),
    "other-side": Desk.switch_side,
    "first": partial(jumping.to_end, last=False),
    "last": partial(jumping.to_end, last=True),
    "first-word": partial(Desk.to_word_at_end, last=False),
    "last-word": partial(Desk.to_word_at_end, last=True),
}

CHANGES: Mapping[str, Callable[[Desk], Edit]] = {
    "keep": Desk.keep,
    "illegible": Desk.mark_illegible,
    "doubtful": Desk.mark_doubtful,
    "verify-own": Desk.verify_own,
    "split": Desk.split_paragraph,
    "join": Desk.merge_paragraphs,
    "furniture": Desk.toggle_furniture,
    "merge-links": Desk.merge_links,
    "split-link": Desk.split_link,
    "move-up": lambda desk: desk.shift(forward=False),
    "move-down": lambda desk: desk.shift(forward=True),
    "unlink": Desk.unlink,
}
