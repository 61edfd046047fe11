"""How usual the words of a reading are, and how likely a word is that nobody listed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.correct.evidence import Matrix
from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.correct.letters import is_capitals, is_irregular, is_title
from workbench.correct.pieces import Piece, is_acronym
from workbench.lexicon.forms import FLOOR

_COMMON = math.log(1e-5)  # one word in a hundred thousand
_USUAL = math.log(2e-7)
_NO_ENGLISH = -45.0  # nats: a Latin word that is not English is Cyrillic misread


@dataclass(frozen=True)
class Words:
    """Evidence of the word lists."""

    kind: str = "lexicon"
    names: tuple[str, ...] = (
        "lexicon",
        "unlisted",
        "spelling",
        "acronym",
        "capital",
        "foreign",
        "english",
        "irregular",
        "listed",
    )

    def of(self, case: Garble, candidates: Sequence[Hypothesis], /) -> Matrix:
        """Frequencies of listed words; what speaks for unlisted ones as they stand."""
        found = np.zeros((len(candidates), len(self.names)))
        for row, candidate in zip(found, candidates, strict=True):
            row[:3] = candidate.lexicon, candidate.unlisted, candidate.spelling
            if candidate.stands:
                row[3:-2] = _unlisted(case.pieces)
                row[-2] = sum(is_irregular(piece.text) for piece in case.pieces if piece.known)
                row[-1] = all(piece.known for piece in case.pieces)
        return found

    def explain(self, case: Garble, candidate: Hypothesis, /) -> str:
        """How usual the rarest word is."""
        words = candidate.text.split()
        rarest = min(map(case.scene.lexicon.log_frequency, words), default=-math.inf)
        if rarest == -math.inf:
            return "not in the dictionary"
        if rarest >= _COMMON:
            return "common word" if len(words) == 1 else "common words"
        if rarest >= _USUAL:
            return "known word" if len(words) == 1 else "known words"
        return "rare word" if rarest > FLOOR + 0.1 else "rare form of a known word"


def _unlisted(pieces: Sequence[Piece]) -> tuple[int, int, int, float]:
    """Acronyms, capitalised words and Latin words that no list has, and the latter's English."""
    strange = [piece for piece in pieces if piece.strange]
    latin = [piece for piece in strange if piece.script == "latin"]
    cyrillic = [piece.text for piece in strange if piece.script == "cyrillic"]
    acronyms = sum(map(is_acronym, cyrillic))
    capitals = sum(is_title(text) or is_capitals(text) for text in cyrillic) - acronyms
    english = sum(max(piece.english, _NO_ENGLISH) for piece in latin)
    return acronyms, capitals, len(latin), english
