"""A comparison in the shape that scripts read; see docs/commands.md."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from workbench.evaluate.rates import Counts
from workbench.model.document import Link, Paragraph
from workbench.revisions.compare.changes import (
    Added,
    Change,
    ConflictChanged,
    Described,
    FieldChanged,
    LinkDecided,
    Piece,
    Regrouped,
    Relinked,
    Removed,
    Reordered,
    WordsChanged,
    WordsChecked,
)
from workbench.session.commands.compared import Subject
from workbench.session.commands.comparing import Compared


def as_json(found: Compared, subject: Subject, suspects: int | None) -> dict[str, object]:
    """Everything about one document.

    Args:
        found: what was done to it.
        subject: the states that were compared.
        suspects: how many are left; None where they were not counted.
    """
    return {
        "document": found.id,
        "state": found.state,
        "before": subject.before,
        "after": subject.after,
        "problem": found.pair.problem,
        "changes": [change_as_json(change) for change in found.changes.changes],
        "totals": asdict(found.totals),
        "ocr_before": _rate(found.read_before),
        "ocr_after": _rate(found.read_after),
        "suspects": suspects,
    }


def change_as_json(change: Change) -> dict[str, object]:
    """One change: what kind it is, at which paragraph it is told, and what belongs to the kind."""
    kind, details = _details(change)
    return {"change": kind, "paragraph": change.paragraph, **details}


def _details(change: Change) -> tuple[str, dict[str, object]]:
    match change:
        case WordsChanged():
            return "words", {
                "side": change.side,
                "old": change.old_text,
                "new": change.new_text,
                "ocr": change.ocr,
                "by_person": change.by_person,
                "old_places": [_place(piece) for piece in change.old],
                "new_places": [_place(piece) for piece in change.new],
            }
        case WordsChecked():
            return "checked", {"is_checked": change.is_checked, **_place(change.place)}
        case Regrouped():
            return change.kind, {
                "side": change.side,
                "old": _texts(change.old),
                "new": _texts(change.new),
            }
        case Added():
            return "added", {"side": change.side, "text": change.added.text}
        case Removed():
            return "removed", {"side": change.side, "text": change.removed.text}
    return _of_the_rest(change)


def _of_the_rest(
    change: Reordered | FieldChanged | Relinked | LinkDecided | Described | ConflictChanged,
) -> tuple[str, dict[str, object]]:
    match change:
        case FieldChanged():
            return "field", {"field": change.field, "old": change.old, "new": change.new}
        case Described():
            return "description", {"field": change.field, "old": change.old, "new": change.new}
        case Reordered():
            return "reordered", {"side": change.side, "ids": list(change.ids)}
        case Relinked():
            return "links", {
                "kind": change.kind,
                "moved": list(change.moved),
                "old": [_link(link) for link in change.old],
                "new": [_link(link) for link in change.new],
            }
        case LinkDecided():
            return "link", {"is_confirmed": change.is_confirmed, **_link(change.link)}
        case ConflictChanged():
            return "conflict", {"about": change.about, "outcome": change.outcome}


def _place(piece: Piece) -> dict[str, object]:
    return {
        "paragraph": piece.paragraph,
        "start": piece.span.start,
        "end": piece.span.end,
        "text": piece.text,
    }


def _texts(paragraphs: Iterable[Paragraph]) -> list[dict[str, object]]:
    return [{"id": paragraph.id, "text": paragraph.text} for paragraph in paragraphs]


def _link(link: Link) -> dict[str, object]:
    return {
        "source": list(link.source),
        "target": list(link.target),
        "status": link.status,
        "confidence": link.confidence,
    }


def _rate(read: Counts) -> dict[str, object]:
    return {
        "errors": read.errors,
        "characters": read.reference,
        "cer": round(read.rate, 6),
    }
