"""The hypothesis that nothing is wrong: words nobody listed may be right, but not for nothing."""

from __future__ import annotations

import math
from collections.abc import Sequence

from workbench.correct.channel import Channel, Compiled, shape_key
from workbench.correct.hypothesis import Hypothesis
from workbench.correct.letters import DEBRIS
from workbench.correct.pieces import Piece, is_acronym
from workbench.lexicon.lexicon import Lexicon
from workbench.lexicon.lookalikes import script

_ACRONYM = -11.0  # natural-log frequency a listed acronym has at least: lists know few uses
_STRANGEST = -90.0  # nats: floor for strings no alphabet model covers, mixed scripts among them


def standing(text: str, pieces: Sequence[Piece], lexicon: Lexicon, channel: Channel) -> Hypothesis:
    """The pieces of a span as they stand.

    Args:
        text: the text of the span.
        pieces: the pieces it covers.
        lexicon: words and how unlisted ones are spelt.
        channel: what it takes to read letters as they are.
    """
    strange = [piece for piece in pieces if piece.strange]
    return Hypothesis(
        text,
        shape=-_as_read(channel.compiled(script(text)), shape_key(text)),
        lexicon=sum(_log_frequency(piece) for piece in pieces if piece.known),
        unlisted=sum(piece.script != "latin" for piece in strange) + _marks_inside(text),
        spelling=sum(_spelling(piece, lexicon) for piece in strange),
        stands=True,
    )


def _marks_inside(text: str) -> int:
    """Marks between letters: each makes the whole no word of the language."""
    return sum(
        mark in DEBRIS and before.isalpha() and after.isalpha()
        for before, mark, after in zip(text, text[1:], text[2:], strict=False)
    )


def _log_frequency(piece: Piece) -> float:
    usual = _ACRONYM if is_acronym(piece.text) else -math.inf
    return max(usual, piece.log_frequency)


def _spelling(piece: Piece, lexicon: Lexicon) -> float:
    """Latin words are judged as English ones."""
    if piece.script == "latin":
        return 0.0
    return max(_STRANGEST, lexicon.spelling(piece.text))


def _as_read(costs: Compiled, key: str) -> float:
    """Cost in nats of reading every character as what it is."""
    return sum(costs.cost(character, character) for character in key)
