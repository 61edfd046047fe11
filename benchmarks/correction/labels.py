"""What stood where a garble was read: the truth of a span by character alignment."""

from collections.abc import Sequence
from dataclasses import dataclass

import Levenshtein
import regex

from workbench.model.text import Span

_OUTSIDE = regex.compile(r"^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$")


@dataclass(frozen=True)
class Truth:
    """A read paragraph beside its truth.

    Attributes:
        read: what the machine read.
        truth: what stood there.
    """

    read: str
    truth: str

    def places(self) -> list[tuple[int, int]]:
        """For each offset of `read`, the least and greatest offset of `truth` it falls on."""
        found = [(0, 0)] * (len(self.read) + 1)
        for tag, a, b, c, d in Levenshtein.opcodes(self.read, self.truth):
            for offset in range(a, b + 1):
                at = c + offset - a if tag in ("equal", "replace") and b - a == d - c else None
                low, high = (c, d) if at is None else (at, at)
                if (offset == a and a > 0) or a == b:
                    before = found[offset]
                    found[offset] = (min(before[0], low), max(before[1], high))
                else:
                    found[offset] = (low, high)
        return found


def stood(truth: Truth, spans: Sequence[Span]) -> list[str | None]:
    """The truth of each span of the read text; None where its edge falls inside a true word."""
    places = truth.places()
    inside = _between_letters(truth.truth)
    return [_stood(truth.truth, places[s.start], places[s.end], inside) for s in spans]


def _stood(
    text: str, start: tuple[int, int], end: tuple[int, int], inside: frozenset[int]
) -> str | None:
    first = [n for n in range(start[0], start[1] + 1) if n not in inside]
    last = [n for n in range(end[0], end[1] + 1) if n not in inside]
    if not first or not last or last[-1] < first[0]:
        return None
    return _OUTSIDE.sub("", text[first[0] : last[-1]])


def _between_letters(text: str) -> frozenset[int]:
    """Positions with a letter or digit on both sides; a hyphen parts a word here."""
    return frozenset(n for n in range(1, len(text)) if text[n - 1].isalnum() and text[n].isalnum())
