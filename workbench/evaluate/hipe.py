"""The measures of the HIPE-OCRepair shared task (ICDAR 2026) on OCR post-correction.

Micro-averaged match error rates of characters (cMER, the main measure) and words (wMER), and the
preference score: the mean over all segments of +1 where the correction has the lower cMER, -1 where
it has the higher, 0 where they tie. https://hipe-eval.github.io/HIPE-OCRepair-2026/evaluation
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.evaluate.keys import hipe
from workbench.evaluate.rates import Counts, counts
from workbench.tally import Tally, share

_NOTHING = Counts()


@dataclass(frozen=True, slots=True)
class Hipe(Tally):
    """What the task measures of some segments.

    Attributes:
        read: characters of what was read, against the truth.
        corrected: characters of the correction, against the truth.
        read_words: words of what was read, parted by spaces.
        corrected_words: words of the correction.
        segments: how many.
        improved: segments with a lower cMER than before.
        worsened: segments with a higher one.
    """

    read: Counts = _NOTHING
    corrected: Counts = _NOTHING
    read_words: Counts = _NOTHING
    corrected_words: Counts = _NOTHING
    segments: int = 0
    improved: int = 0
    worsened: int = 0

    @property
    def preference(self) -> float:
        """The preference score in -1..1; 0.0 for no segment."""
        return share(self.improved - self.worsened, self.segments)


def hipe_scores(observed: str, corrected: str, truth: str) -> Hipe:
    """The measures of one segment."""
    read, done, true = hipe(observed), hipe(corrected), hipe(truth)
    before, after = counts(read, true), counts(done, true)
    return Hipe(
        before,
        after,
        counts(read.split(), true.split()),
        counts(done.split(), true.split()),
        segments=1,
        improved=int(after.match_error_rate < before.match_error_rate),
        worsened=int(after.match_error_rate > before.match_error_rate),
    )
