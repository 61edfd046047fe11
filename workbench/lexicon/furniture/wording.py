"""How much of a line the phrases of furniture explain, kind by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from workbench.lexicon.furniture.line import Line
from workbench.lexicon.furniture.phrases import KINDS, Phrase, key, phrases

names = (*(f"{kind}_words" for kind in KINDS), "all_words", "garbled_words")

_WORD = regex.compile(r"[\p{L}\d]+:?")
# What parts the phrases of a line: stops, commas, dashes and rules between spaces, brackets.
_BORDER = regex.compile(r"[.,;:!?]\s|\s\W+\s|[()\[\]|·•→»«<>/]|^")
_MOST_WORDS, _MOST_OPENING = 6, 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line that is a phrase.

    Attributes:
        start: its first word.
        end: the word behind it.
        phrase: what it is.
        likeness: 1 for the phrase itself, less for a garbled one, 0..1.
        share: of the letters and digits of the line, 0..1.
    """

    start: int
    end: int
    phrase: Phrase
    likeness: float
    share: float


def of(line: Line) -> tuple[float, ...]:
    """Shares of the letters and digits in phrases of every kind, in all, and in garbled ones."""
    shares = dict.fromkeys(KINDS, 0.0)
    explained = garbled = 0.0
    for piece in pieces(line):
        shares[piece.phrase.kind] += piece.share * piece.likeness
        if piece.phrase.kind != "heading":
            explained += piece.share
            garbled += piece.share * (piece.likeness < 1)
    return (*shares.values(), explained, garbled)


def pieces(line: Line) -> list[Piece]:
    """The phrases without overlap that explain most of a line, in their order."""
    words = list(_WORD.finditer(line.folded))
    sizes = [len(word.group().rstrip(":")) for word in words]
    return _cover(_candidates(line, words, sizes), len(words)) if words else []


def _candidates(line: Line, words: list[regex.Match[str]], sizes: list[int]) -> Iterator[Piece]:
    """Phrases between borders, garbled ones too; what opens a line goes to its end.

    Within a line stand only phrases of several words, and single ones with a capital letter.
    """
    known, size, total = phrases(line.language), len(words), sum(sizes)
    keys = [key(word.group()) for word in words]
    borders = {match.start() for match in _BORDER.finditer(line.folded)}
    firsts = {_first(words, border) for border in borders} | {size}
    for start in range(size):
        is_first = start in firsts
        for end in range(start + 1, min(start + _MOST_WORDS, size) + 1):
            text = "".join(keys[start:end]).replace("##", "#")
            may_be_garbled = is_first and (end in firsts or end <= _MOST_OPENING)
            found = known.find(text) if may_be_garbled else known.exact(text)
            if found is None:
                continue
            opens = found.phrase.opens and is_first
            is_bound = is_first and end in firsts
            is_clear = found.likeness == 1 and (end > start + 1 or _capital(line, words[start]))
            if opens or is_bound or is_clear:
                reach = size if opens else end
                share = sum(sizes[start:reach]) / total
                yield Piece(start, reach, found.phrase, found.likeness, share)


def _capital(line: Line, word: regex.Match[str]) -> bool:
    return line.text[word.start() : word.start() + 1].isupper()


def _first(words: list[regex.Match[str]], place: int) -> int:
    """Number of the first word that begins at a place or behind it."""
    return next((n for n, word in enumerate(words) if word.start() >= place), len(words))


def _cover(candidates: Iterator[Piece], words: int) -> list[Piece]:
    """The pieces without overlap that explain most, long phrases before short ones.

    Weighted interval scheduling.
    """
    ending: dict[int, list[Piece]] = defaultdict(list)
    for piece in sorted(candidates, key=lambda one: -len(one.phrase.key)):
        ending[piece.end].append(piece)
    best: list[tuple[float, list[Piece]]] = [(0.0, [])]
    for end in range(1, words + 1):
        rival = best[end - 1]
        for piece in ending[end]:
            before, chosen = best[piece.start]
            gained = before + piece.likeness * piece.share
            if gained > rival[0]:
                rival = gained, [*chosen, piece]
        best.append(rival)
    return best[-1][1]
