"""How much of a line the phrases of furniture explain, kind by kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from workbench.lexicon.furniture.line import Line
from workbench.lexicon.furniture.phrases import KINDS, Kind, Phrases, key, phrases

names = (*(f"{kind}_words" for kind in KINDS), "all_words", "garbled_words", "only_words")

_WORD = regex.compile(r"[\p{L}\d]+:?")
# What parts the phrases of a line: stops, commas, dashes and rules between spaces, brackets.
_BORDER = regex.compile(r"[.,;:!?]\s|\s\W+\s|[()\[\]|·•→»«<>/]|^")
_MOST_WORDS, _MOST_OPENING = 6, 3
_NOTHING = (0.0,) * len(names)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a line that is a phrase: from word to word, of a kind, and how well it fits."""

    start: int
    end: int
    kind: Kind
    likeness: float


def of(line: Line) -> tuple[float, ...]:
    """Shares of the letters and digits in phrases of every kind, in all, and in garbled ones."""
    words = list(_WORD.finditer(line.folded))
    sizes = [len(word.group().rstrip(":")) for word in words]
    total = sum(sizes)
    if not total:
        return _NOTHING
    pieces = _cover(_pieces(line, words, phrases(line.language)), sizes)
    shares = dict.fromkeys(KINDS, 0.0)
    explained = garbled = 0.0
    for piece in pieces:
        share = sum(sizes[piece.start : piece.end]) / total
        shares[piece.kind] += share * piece.likeness
        if piece.kind != "heading":
            explained += share
            garbled += share * (piece.likeness < 1)
    return (*shares.values(), explained, garbled, float(explained > 0.99))


def _pieces(line: Line, words: list[regex.Match[str]], known: Phrases) -> Iterator[_Piece]:
    """Phrases between borders, garbled ones too; what opens a line goes to its end.

    Within a line stand only phrases of several words, and single ones with a capital letter.
    """
    size = len(words)
    keys = [key(word.group()) for word in words]
    borders = {match.start() for match in _BORDER.finditer(line.folded)}
    firsts = {_first(words, border) for border in borders} | {size}
    for start in range(size):
        for end in range(start + 1, min(start + _MOST_WORDS, size) + 1):
            text = "".join(keys[start:end]).replace("##", "#")
            is_bound = start in firsts and end in firsts
            may_be_garbled = start in firsts and (end in firsts or end <= _MOST_OPENING)
            found = known.find(text) if may_be_garbled else known.exact(text)
            if found is None:
                continue
            kind, likeness = found.phrase.kind, found.likeness
            if found.phrase.opens:
                if start in firsts:
                    yield _Piece(start, size, kind, likeness)
            elif is_bound or (likeness == 1 and (end > start + 1 or _capital(line, words[start]))):
                yield _Piece(start, end, kind, likeness)


def _capital(line: Line, word: regex.Match[str]) -> bool:
    return line.text[word.start() : word.start() + 1].isupper()


def _first(words: list[regex.Match[str]], place: int) -> int:
    """Number of the first word that begins at a place or behind it."""
    return next((n for n, word in enumerate(words) if word.start() >= place), len(words))


def _cover(pieces: Iterator[_Piece], sizes: list[int]) -> list[_Piece]:
    """The pieces without overlap that explain most: weighted interval scheduling."""
    ending: dict[int, list[_Piece]] = {}
    for piece in pieces:
        ending.setdefault(piece.end, []).append(piece)
    best: list[tuple[float, list[_Piece]]] = [(0.0, [])]
    for end in range(1, len(sizes) + 1):
        rival = best[end - 1]
        for piece in ending.get(end, ()):
            before, chosen = best[piece.start]
            gained = before + piece.likeness * sum(sizes[piece.start : end])
            if gained > rival[0]:
                rival = gained, [*chosen, piece]
        best.append(rival)
    return best[-1][1]
