"""The suspects among the signs of a paragraph."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.correct.hypothesis import Scene
from workbench.correct.neighbours import Association
from workbench.correct.signs.judge import Judge
from workbench.correct.signs.meant import in_question
from workbench.correct.signs.reasons import reason
from workbench.correct.signs.setting import Setting
from workbench.correct.signs.sign import REMOVED
from workbench.model.evidence import Evidence
from workbench.model.marks import marks
from workbench.model.suspects import Reading, Suspect
from workbench.model.text import Span, removable

_SHOWN = 0.5  # chance of a reading from which its sign is shown as suspect
_SHOWN_IN_CLEAN = 0.8  # the same where nothing else is wrong
_CLEAN = 0.03  # share of damaged words up to which a paragraph is clean
_WORTH = 0.02  # chance of a further reading that is worth a line


@dataclass(frozen=True)
class SignReader:
    """Finds signs that are probably wrong. The same scene always gives the same suspects.

    Attributes:
        association: how well words go together; None for no context.
        judge: gives the chances of the readings of a sign.
    """

    association: Association | None
    judge: Judge

    @classmethod
    def shipped(cls, association: Association | None) -> SignReader:
        """With the weights of the package.

        Args:
            association: how well words go together; None for no context.
        """
        return cls(association, Judge.shipped())

    def suspects(self, scene: Scene) -> tuple[Suspect, ...]:
        """The signs of a paragraph that are probably wrong, in order, not overlapping.

        A sign that stands alone and is to go takes one space with it, so that each suspect can be
        taken by itself and leaves the text normal. Nothing a person decided is touched.
        """
        passage = scene.passage
        shut = [*passage.decided, *(mark.span for mark in marks(passage.text))]
        settings = [
            setting
            for setting in in_question(scene, self.association)
            if not any(setting.sign.span.overlaps(span) for span in shut)
        ]
        found = (self._suspect(setting) for setting in settings if setting.left or setting.right)
        return tuple(_apart((s for s in found if s is not None), passage.text))

    def _suspect(self, setting: Setting) -> Suspect | None:
        sign = setting.sign
        chances = self.judge.chances(setting)
        best = max((r for r in chances if r not in (None, sign.text)), key=lambda r: chances[r])
        if chances[best] < (_SHOWN_IN_CLEAN if _is_clean(setting) else _SHOWN):
            return None
        whole = setting.scene.passage.text
        span = removable(whole, sign.span) if best == REMOVED else sign.span
        text = span.within(whole)
        readings = tuple(_readings(setting, chances, text))
        return Suspect(span, text, readings, 1.0 - chances[sign.text])


def _is_clean(setting: Setting) -> bool:
    """Whether the paragraph was read well: who sees no errors trusts its signs."""
    return setting.debris == 0.0 and setting.scene.damaged_share < _CLEAN


def _readings(
    setting: Setting, chances: Mapping[str | None, float], text: str
) -> Iterator[Reading]:
    """What the span of a suspect may read, likeliest first."""
    sign = setting.sign
    for reading, chance in sorted(chances.items(), key=lambda item: -item[1]):
        leaves_two_spaces = reading == REMOVED and sign.place == "alone" and text == sign.text
        if reading is None or chance < _WORTH or leaves_two_spaces:
            continue
        put = text.replace(sign.text, setting.cased(reading)) if reading else REMOVED
        weight = math.log(chance / max(chances[sign.text], 1e-9))
        evidence = Evidence("sign", round(weight, 3), reason(setting, reading))
        yield Reading(put, min(1.0, chance), (evidence,))


def _apart(found: Iterable[Suspect], text: str) -> Iterator[Suspect]:
    """Suspects that share a space as one: stray marks at the beginning of a paragraph."""
    last: Suspect | None = None
    for suspect in found:
        if last is None or not last.span.overlaps(suspect.span):
            if last is not None:
                yield last
            last = suspect
        else:
            last = _joined(last, suspect, text)
    if last is not None:
        yield last


def _joined(first: Suspect, second: Suspect, text: str) -> Suspect:
    """Both, with the space behind them, to be removed: as certain as the less certain one."""
    span = Span(first.span.start, second.span.end + 1)
    reading = min(first.readings[0], second.readings[0], key=lambda r: r.confidence)
    doubt = min(first.doubt, second.doubt)
    return Suspect(span, span.within(text), (replace(reading, text=REMOVED),), doubt)


def merged(words: Sequence[Suspect], signs: Sequence[Suspect]) -> tuple[Suspect, ...]:
    """Suspect words and suspect signs in order; where they overlap the word stays."""
    free = (s for s in signs if not any(s.span.overlaps(word.span) for word in words))
    return tuple(sorted((*words, *free), key=lambda suspect: suspect.span))
