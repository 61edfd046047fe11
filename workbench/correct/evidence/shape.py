"""What the machine may have misread, by the visual channel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.correct.channel import Channel
from workbench.correct.evidence import Matrix
from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.correct.segments import Segment
from workbench.lexicon.lookalikes import LOOKALIKES

_SHOWN = 4  # misreadings told of one reading; more is no longer a reason


@dataclass(frozen=True)
class Shape:
    """Evidence of the shapes of letters."""

    channel: Channel
    kind: str = "shape"
    names: tuple[str, ...] = ("shape",)

    def of(self, _case: Garble, candidates: Sequence[Hypothesis], /) -> Matrix:
        """The channel's log probability of what was read."""
        return np.array([[candidate.shape] for candidate in candidates], np.float64)

    def explain(self, case: Garble, candidate: Hypothesis, /) -> str:
        """The misreadings: "д read as т, и read as н"."""
        if candidate.stands:
            return "as it stands"
        segments = self.channel.align(case.script, case.key, candidate.text).segments
        told = list(dict.fromkeys(_told(*segment) for segment in segments if _tells(segment)))
        if case.script in ("latin", "mixed") and any(map(_is_lookalike, segments)):
            told.insert(0, "Latin letters for Cyrillic")
        more = f" and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
        return ", ".join(told[:_SHOWN]) + more


def _tells(segment: Segment) -> bool:
    return segment[0] != segment[1] and not _is_lookalike(segment)


def _is_lookalike(segment: Segment) -> bool:
    """Whether a Latin letter stands for the Cyrillic one that it most resembles."""
    observed, truth = segment
    return observed in LOOKALIKES and LOOKALIKES[observed].lower() == truth


def _told(observed: str, truth: str) -> str:
    if not truth:
        return f"{_shown(observed)} is a stray mark" if observed != " " else "a word torn in two"
    if not observed:
        return f"{_shown(truth)} was missed" if truth != " " else "two words run together"
    return f"{_shown(truth)} read as {_shown(observed)}"


def _shown(segment: str) -> str:
    return segment.replace(" ", "␣")
