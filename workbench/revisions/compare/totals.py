"""What was changed, in counts that add up over documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.model.document import Link
from workbench.revisions.compare.changes import (
    Added,
    Change,
    ConflictChanged,
    Described,
    DocumentChanges,
    FieldChanged,
    LinkDecided,
    Regrouped,
    Relinked,
    Removed,
    WordsChanged,
    WordsChecked,
)
from workbench.tally import Tally


@dataclass(frozen=True, slots=True)
class Totals(Tally):
    """Counts of changes.

    Attributes:
        corrected: places of the original in which words or signs read differently.
        translated: the same, of the translation.
        confirmed: words that a person confirmed as right as they stand.
        reopened: words of which that was taken back.
        decided: words that a person decided: confirmed ones, and those put in the place of others.
        paragraphs: paragraphs in which anything changed; their links and their order do not count.
        split: times that a paragraph became several.
        joined: times that several became one.
        recut: times that several became several others, or one got another id.
        added: paragraphs that are new.
        removed: paragraphs that are gone.
        statuses: paragraphs with another status.
        links_confirmed: links of both sides that a person confirmed or made.
        links_reopened: links a person had confirmed that are not confirmed, or not there, any more.
        relinked: times that links were made, taken apart, or had paragraphs moved.
        automatic: links of the machine that are others, or surer or less sure.
        described: parts of the description that are others.
        conflicts_opened: conflicts that came to be open.
        conflicts_settled: conflicts that were settled.
    """

    corrected: int = 0
    translated: int = 0
    confirmed: int = 0
    reopened: int = 0
    decided: int = 0
    paragraphs: int = 0
    split: int = 0
    joined: int = 0
    recut: int = 0
    added: int = 0
    removed: int = 0
    statuses: int = 0
    links_confirmed: int = 0
    links_reopened: int = 0
    relinked: int = 0
    automatic: int = 0
    described: int = 0
    conflicts_opened: int = 0
    conflicts_settled: int = 0


def totals(found: DocumentChanges) -> Totals:
    """The changes of a document, counted."""
    changes = found.changes
    words = [c for c in changes if isinstance(c, WordsChanged)]
    checked = [c for c in changes if isinstance(c, WordsChecked)]
    regrouped = [c.kind for c in changes if isinstance(c, Regrouped)]
    outcomes = [c.outcome for c in changes if isinstance(c, ConflictChanged)]
    confirmed = sum(c.words for c in checked if c.is_checked)
    return Totals(
        corrected=sum(c.side == "source" for c in words),
        translated=sum(c.side == "target" for c in words),
        confirmed=confirmed,
        reopened=sum(c.words for c in checked if not c.is_checked),
        decided=confirmed + sum(c.new_words for c in words if c.by_person),
        paragraphs=len({id_ for change in changes for id_ in _touched(change)}),
        split=regrouped.count("split"),
        joined=regrouped.count("joined"),
        recut=regrouped.count("recut") + regrouped.count("renamed"),
        added=_count(changes, Added),
        removed=_count(changes, Removed),
        statuses=sum(isinstance(c, FieldChanged) and c.field == "status" for c in changes),
        links_confirmed=sum(_links_confirmed(change) for change in changes),
        links_reopened=sum(_links_reopened(change) for change in changes),
        relinked=_count(changes, Relinked),
        automatic=found.automatic,
        described=_count(changes, Described),
        conflicts_opened=outcomes.count("opened"),
        conflicts_settled=outcomes.count("settled"),
    )


def _count(changes: Iterable[Change], kind: type) -> int:
    return sum(isinstance(change, kind) for change in changes)


def _touched(change: Change) -> Iterable[str]:
    """Ids of the paragraphs in which a change was made, of either state."""
    match change:
        case WordsChanged():
            return (piece.paragraph for piece in (*change.old, *change.new))
        case Regrouped():
            return (paragraph.id for paragraph in (*change.old, *change.new))
        case WordsChecked() | Added() | Removed() | FieldChanged():
            return (change.paragraph,)
        case _:
            return ()


def _links_confirmed(change: Change) -> int:
    if isinstance(change, LinkDecided):
        return int(change.is_confirmed and change.link.is_pair)
    return _confirmed(change.new) if isinstance(change, Relinked) else 0


def _links_reopened(change: Change) -> int:
    if isinstance(change, LinkDecided):
        return int(not change.is_confirmed and change.link.is_pair)
    return _confirmed(change.old) if isinstance(change, Relinked) else 0


def _confirmed(links: Iterable[Link]) -> int:
    return sum(link.is_pair and link.status == "confirmed" for link in links)
