"""Readings looked for among the words that the translation leads to expect, and no others.

What is too damaged for a search over three million words may still be told from the few thousand
forms that render the paragraph's English: "AMTIROMETHNeCH" beside "diplomatic" is дипломатический.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from workbench.correct.beam import Beam
from workbench.correct.channel import Channel
from workbench.correct.evidence import Proposal
from workbench.lexicon.alphabet import WIDTH, encode, matrix
from workbench.lexicon.forms import FLOOR
from workbench.lexicon.lookalikes import Script
from workbench.lexicon.trie import Trie, build_trie

_FREQUENCY = 0.3  # factor on log frequencies, which tell the usual forms of a word from the rare
_WIDTH = 60
_FOUND = 8
_BEHIND = 4.0  # nats behind the best at which a word is no longer worth proposing


class Search:
    """The search over the forms that render one translation.

    Args:
        forms: folded Russian words and how likely each is meant, above 0.
        lexicon: tells how usual they are.
    """

    def __init__(self, forms: Mapping[str, float], lexicon: Trie) -> None:
        costs: dict[bytes, float] = {}
        for form, share in forms.items():
            codes = encode(form)
            if codes and len(codes) <= WIDTH:
                costs[codes] = math.log(share) + _FREQUENCY * _log_frequency(lexicon, codes)
        words = sorted(costs)
        frequencies = np.array([costs[codes] for codes in words], np.float32)
        self._trie = build_trie(matrix(words), frequencies) if words else None

    def near(self, channel: Channel, script: Script, observed: str) -> list[Proposal]:
        """The words that were likeliest read as `observed` (a `shape_key`), best first."""
        if self._trie is None:
            return []
        beam = Beam(self._trie, channel, lexicon_weight=1.0, width=_WIDTH)
        found = beam.decode(script, observed, limit=_FOUND)
        return [
            Proposal(each.text, each.shape)
            for each in found
            if each.shape + each.lexicon >= found[0].shape + found[0].lexicon - _BEHIND
        ]


@lru_cache(maxsize=1 << 16)
def _log_frequency(trie: Trie, codes: bytes) -> float:
    node = trie.find(codes)
    return max(FLOOR, float(trie.own[node])) if node >= 0 else FLOOR
