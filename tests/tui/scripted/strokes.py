"""Keys for typing: into the field for a word, and into the editor of a paragraph.

Names of keys are Textual's; a character that is typed stands for itself.
"""

from __future__ import annotations

from workbench.model.text import Span

ACCEPT, SELECT_ALL = "ctrl+s", "f7"


def field(old: str, new: str) -> tuple[str, ...]:
    """From `enter` to `enter`: the field opens with all of the old text selected.

    Typing all of the new text, or mending the old one from its end or its beginning: whichever is
    fewest keys.
    """
    head, tail = _common(old, new)
    middle = new[head : len(new) - tail]
    gone = len(old) - head - tail
    ways = [
        tuple(new) or ("delete",),
        ("end", *["left"] * tail, *["backspace"] * gone, *middle),
        ("home", *["right"] * head, *["delete"] * gone, *middle),
    ]
    return ("enter", *min(ways, key=len), "enter")


def paragraph(text: str, cursor: int, place: Span, new: str) -> tuple[str, ...]:
    """From `e` to `^s`: other text in one place of a paragraph.

    Args:
        text: the paragraph.
        cursor: where the cursor is when the editor opens.
        place: what is replaced.
        new: what stands there afterwards.
    """
    head, tail = _common(place.within(text), new)
    start, end = place.start + head, place.end - tail
    return (
        "e",
        *_way(text, cursor, start),
        *["delete"] * (end - start),
        *new[head : len(new) - tail],
        ACCEPT,
    )


def whole(new: str) -> tuple[str, ...]:
    """From `e` to `^s`: a paragraph typed anew."""
    return ("e", SELECT_ALL, *new, ACCEPT)


def _way(text: str, cursor: int, place: int) -> tuple[str, ...]:
    """From the cursor to a place: letter by letter, or to the end of the word first."""
    letters = _steps(place - cursor)
    if place <= cursor:
        return letters
    end = next((n for n in range(cursor + 1, len(text)) if _is_edge(text, n)), len(text))
    by_word = ("ctrl+right", *_steps(place - end))
    return min(letters, by_word, key=len)


def _steps(count: int) -> tuple[str, ...]:
    return ("right",) * count if count > 0 else ("left",) * -count


def _is_edge(text: str, place: int) -> bool:
    """Whether a word begins or ends at a place, as Textual's editor has it."""
    before, after = (text[n] == "_" or text[n].isalnum() for n in (place - 1, place))
    return before != after


def _common(old: str, new: str) -> tuple[int, int]:
    """How many characters two texts begin and end with alike, none of them counted twice."""
    head = _alike(old, new)
    return head, _alike(old[head:][::-1], new[head:][::-1])


def _alike(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
