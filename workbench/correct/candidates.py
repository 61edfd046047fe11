"""All hypotheses of a case: what the search found, what the evidence proposes, what stands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from workbench.correct.channel import Channel
from workbench.correct.evidence import Proposal, Proposer
from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.correct.letters import is_irregular
from workbench.lexicon.fold import fold
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
        for proposal in proposer.propose(case):
            if proposal.text not in found and proposal.text != stands:
                found[proposal.text] = _proposed(case, proposal, channel)
    if is_irregular(case.text) and all(piece.known for piece in case.pieces):
        found[stands] = replace(case.standing, text=stands, stands=False)
    possible = [hypothesis for hypothesis in found.values() if hypothesis.shape > -math.inf]
    return [*possible, case.standing]


def _proposed(case: Garble, proposal: Proposal, channel: Channel) -> Hypothesis:
    lexicon, text, shape = case.scene.lexicon, proposal.text, proposal.shape
    if shape is None:
        shape = -channel.align(case.script, case.key, text).cost
    words = text.split()
    listed = [word for word in words if lexicon.knows(word)]
    unlisted = [word for word in words if not lexicon.knows(word)]
    return Hypothesis(
        text,
        shape=shape,
        lexicon=sum(map(lexicon.log_frequency, listed)),
        unlisted=len(unlisted),
        spelling=_spelling(lexicon, unlisted),
    )


def _spelling(lexicon: Lexicon, words: Sequence[str]) -> float:
    return sum(map(lexicon.spelling, words))
