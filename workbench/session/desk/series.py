"""A fix made throughout a document: the places where the same word was read wrongly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.correct.clusters import Member, series_of
from workbench.model.document import Document
from workbench.model.operations.texts import Replacement
from workbench.session.desk.suspicion import Suspicion


@dataclass(frozen=True, slots=True)
class Fix:
    """What a person put in the place of what was read.

    Attributes:
        observed: the text that stood there.
        fixed: the text that stands there now.
    """

    observed: str
    fixed: str


@dataclass(frozen=True, slots=True)
class Series:
    """A fix and the places where it may be made too.

    Attributes:
        fix: the fix.
        members: the suspects that are probably the same word, in order of the text; the place of
            a member is the id of its paragraph.
    """

    fix: Fix
    members: tuple[Member[str], ...]

    def name(self, count: int) -> str:
        """What making the fix at so many places is called."""
        return f"{count} × {self.fix.observed} → {self.fix.fixed}"


def series_in(document: Document, suspicion: Suspicion, fix: Fix) -> Series:
    """The series of a fix among the suspects that are known."""
    others = ((p.id, s) for p in document.source for s in suspicion.of(p))
    return Series(fix, tuple(series_of(fix.observed, fix.fixed, others)))


def replacements(members: Sequence[Member[str]]) -> list[tuple[str, Replacement]]:
    """What `Session.accept_series` does at these places."""
    return [(m.paragraph, Replacement(m.suspect.span, m.text)) for m in members]
