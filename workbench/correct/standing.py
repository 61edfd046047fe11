"""How likely a text is as it stands: words nobody listed may be right, but not for nothing."""

from __future__ import annotations

import math

from workbench.correct.letters import is_capitals, is_title
from workbench.correct.pieces import Piece, is_acronym
from workbench.correct.weights import Weights
from workbench.lexicon.lexicon import Lexicon

_ACRONYM = -11.0  # natural-log frequency a listed acronym has at least: lists know few uses
_STRANGEST = -45.0  # nats: floor for strings no alphabet model covers, mixed scripts among them
_NO_ENGLISH = -45.0  # a Latin word that is not English is Cyrillic misread


def standing(piece: Piece, lexicon: Lexicon, weights: Weights) -> float:
    """Natural log of the probability of the piece as a text, on the scale of word frequencies."""
    if piece.known:
        usual = _ACRONYM if is_acronym(piece.text) else -math.inf
        return max(usual, piece.log_frequency)
    if piece.fixed:
        return 0.0
    if piece.script == "latin":
        english = piece.english if piece.english > -math.inf else _NO_ENGLISH
        return weights.foreign + english
    if piece.script != "cyrillic":
        return _STRANGEST
    spelt = max(_STRANGEST, lexicon.spelling(piece.text))
    return weights.unknown + spelt + _capitals(piece.text, weights) / weights.lexicon


def _capitals(text: str, weights: Weights) -> float:
    if is_acronym(text):
        return weights.acronym
    return weights.capital if is_title(text) or is_capitals(text) else 0.0
