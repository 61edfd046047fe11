"""All hypotheses of a case: what the search found, what the evidence proposes, what stands."""

from __future__ import annotations

import math
from collections.abc import Sequence

from workbench.correct.channel import Channel
from workbench.correct.evidence import Proposer
from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.lexicon.fold import fold
from workbench.lexicon.forms import FLOOR
from workbench.lexicon.lexicon import Lexicon


def candidates_of(
    case: Garble,
    decoded: Sequence[Hypothesis],
    proposers: Sequence[Proposer],
    channel: Channel,
) -> list[Hypothesis]:
    """The hypotheses, each text once; the one that stands is last."""
    stands = fold(case.text)
    found = {hypothesis.text: hypothesis for hypothesis in decoded if hypothesis.text != stands}
    for proposer in proposers:
        for text in proposer.propose(case):
            if text not in found and text != stands:
                found[text] = _proposed(case, text, channel)
    possible = [hypothesis for hypothesis in found.values() if hypothesis.shape > -math.inf]
    return [*possible, case.standing]


def _proposed(case: Garble, text: str, channel: Channel) -> Hypothesis:
    shape = -channel.align(case.script, case.key, text).cost
    frequency = sum(_log_frequency(case.scene.lexicon, word) for word in text.split())
    return Hypothesis(text, shape, frequency)


def _log_frequency(lexicon: Lexicon, word: str) -> float:
    """Natural-log frequency; that of its spelling, and no more than a rare word's, if unlisted."""
    listed = lexicon.log_frequency(word)
    return listed if listed > -math.inf else min(FLOOR, lexicon.spelling(word))
