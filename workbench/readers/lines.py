"""Plain text to paragraphs: lines broken to a page width are joined, other lines left alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from workbench.lexicon.english import log_frequency
from workbench.model.text import normalise

_WIDEST = 130
_NARROWEST = 25
_FULL = 0.72
_INDENT = regex.compile(r"^(?: {2,}|\t)")
_SENTENCE_END = regex.compile(r"[.!?:;…][»”\"')\]]*$")
_ITEM = regex.compile(r"^\s*(?:\d{1,2}[.)]|[-–—•*])\s")
_BROKEN = regex.compile(r"(?P<head>\p{L}+)[-‐\u00ad¬]$")
# Particles and prefixes that keep their hyphen wherever the line breaks.
_AFTER_HYPHEN = frozenset({"то", "либо", "нибудь", "ка", "таки", "де", "за", "под"})
_BEFORE_HYPHEN = frozenset({"кое", "кой", "во", "из", "юго", "северо", "вице", "экс"})


def paragraphs(text: str) -> list[str]:
    """Paragraphs of a text with LF line ends, in order, normal and not empty.

    Blank lines and form feeds end a block. The lines of a block are one paragraph when they fill
    a page width (hard-wrapped text), otherwise each line is a paragraph of its own. In a wrapped
    block an indented line, or one after a short line that ends a sentence, begins a paragraph.
    """
    found = (normalise(piece) for block in _blocks(text) for piece in _split(block))
    return [piece for piece in found if piece]


def _blocks(text: str) -> Iterator[list[str]]:
    for page in text.split("\f"):
        block: list[str] = []
        for line in page.split("\n"):
            if normalise(line):
                block.append(line.rstrip())
            elif block:
                yield block
                block = []
        if block:
            yield block


def _split(block: list[str]) -> Iterator[str]:
    """The paragraphs of one block."""
    width = max(len(line) for line in block)
    if not _is_wrapped(block, width):
        yield from block
        return
    indented = sum(_INDENT.match(line) is not None for line in block)
    piece = block[0]
    for before, line in pairwise(block):
        # where most lines are indented the indent is a margin and tells nothing
        begins = _INDENT.match(line) is not None and indented <= len(block) / 2
        ended = len(before) < _FULL * width and _SENTENCE_END.search(before) is not None
        if begins or ended or _ITEM.match(line):
            yield piece
            piece = line
        else:
            piece = _joined(piece, line.strip())
    yield piece


def _is_wrapped(block: list[str], width: int) -> bool:
    """Whether the lines were broken to fit a width: all but those before a break are full."""
    if len(block) < 2 or not _NARROWEST <= width <= _WIDEST:
        return False
    pairs = list(pairwise(block))
    broken = sum(
        len(line) + 1 + len(following.split()[0]) > 0.9 * width or _BROKEN.search(line) is not None
        for line, following in pairs
    )
    runs_on = sum(_SENTENCE_END.search(line) is None for line, _ in pairs)
    return broken >= 0.6 * len(pairs) and runs_on >= 0.4 * len(pairs)


def _joined(text: str, line: str) -> str:
    """A line and its continuation; a word broken at the line end becomes one."""
    broken = _BROKEN.search(text)
    if not broken or not line[:1].isalpha():
        return f"{text} {line}"
    head, tail = broken["head"], regex.match(r"\p{L}+", line)
    rest = tail.group() if tail else ""
    if text[-1] in "\u00ad¬":
        return text[:-1] + line
    return text + line if _keeps_hyphen(head, rest) else text[:-1] + line


def _keeps_hyphen(head: str, tail: str) -> bool:
    """Whether the hyphen at a line end belongs to the word ("из-за", "Нью-Йорк", "well-known")."""
    if tail[:1].isupper():
        return True
    if tail.lower() in _AFTER_HYPHEN or head.lower() in _BEFORE_HYPHEN:
        return True
    known = log_frequency(head) > float("-inf") and log_frequency(tail) > float("-inf")
    return known and log_frequency(head + tail) == float("-inf")
