"""The lines of a `.gitattributes` that are about documents. Pure: text in, text out."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.revisions.settings import ATTRIBUTES, PATTERN


def missing(text: str) -> tuple[str, ...]:
    """Our attributes that no line for documents mentions, be it to set, to unset or otherwise.

    What a person decided about an attribute stands; of an existing line the rest is added.
    """
    named = {_name(word) for n in _places(text) for word in _words(text, n)[1:]}
    return tuple(word for word in ATTRIBUTES if _name(word) not in named)


def extended(text: str, words: Sequence[str]) -> str:
    """The text with attributes added to the last line for documents, or on a line of its own."""
    lines = text.splitlines(keepends=True)
    places = _places(text)
    if places:
        lines[places[-1]] = _with(lines[places[-1]], " ".join(words), " ")
        return "".join(lines)
    gap = "" if not text or text.endswith("\n") else "\n"
    return f"{text}{gap}{' '.join((PATTERN, *words))}\n"


def reduced(text: str, words: Sequence[str]) -> str:
    """The text without these attributes in lines for documents; a line left bare goes."""
    lines = text.splitlines(keepends=True)
    for n in reversed(_places(text)):
        left = [word for word in _words(text, n) if word not in words]
        if left == [PATTERN]:
            del lines[n]
        elif left != _words(text, n):
            ending = lines[n][len(lines[n].rstrip("\r\n")) :]
            lines[n] = " ".join(left) + ending
    return "".join(lines)


def _places(text: str) -> list[int]:
    """Indexes of the lines that say something of documents; the last one counts."""
    several = (_words(text, n) for n in range(len(text.splitlines())))
    return [n for n, words in enumerate(several) if words[:1] == [PATTERN] and len(words) > 1]


def _words(text: str, line: int) -> list[str]:
    return text.splitlines()[line].split()


def _with(line: str, addition: str, gap: str) -> str:
    bare = line.rstrip("\r\n")
    return f"{bare.rstrip()}{gap}{addition}{line[len(bare) :]}"


def _name(word: str) -> str:
    return word.lstrip("-!").partition("=")[0]
