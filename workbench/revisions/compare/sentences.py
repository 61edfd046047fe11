"""Changes told in a sentence each; paragraphs are known by the beginnings of their texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from workbench.model.document import Document, Link, Paragraph
from workbench.model.text import tokens
from workbench.revisions.compare.changes import (
    Added,
    Change,
    ConflictChanged,
    Described,
    FieldChanged,
    LinkDecided,
    Regrouped,
    Relinked,
    Removed,
    Reordered,
    WordsChanged,
    WordsChecked,
)

_BEGINNING = 5  # words
_LONGEST = 48  # characters
_LISTED = 8
_FIELDS = {
    "ocr": "what the machine read is another",
    "scan": "stands at another place of the scan",
    "checked": "decided places are written differently",
}
_RELINKED = {
    "made": "linked",
    "apart": "link taken apart",
    "joined": "links joined",
    "split": "link split",
    "changed": "linked differently",
}


def notes(changes: Sequence[Change], before: Document, after: Document) -> Iterator[str]:
    """Sentences without full stops for all changes but those of words.

    Args:
        changes: of one paragraph, or of the description.
        before: the earlier state.
        after: the later state.
    """
    for change in changes:
        if isinstance(change, Relinked):
            yield _relinked(change, before, after)
        elif isinstance(change, LinkDecided):
            yield _decided(change, after)
        elif not isinstance(change, WordsChanged | WordsChecked):
            yield _of_paragraph(change)
    checked = [change for change in changes if isinstance(change, WordsChecked)]
    yield from _listed("confirmed as right", [c.place.text for c in checked if c.is_checked])
    yield from _listed("no longer confirmed", [c.place.text for c in checked if not c.is_checked])


def beginning(text: str) -> str:
    """The first words of a text, quoted."""
    words = list(tokens(text))
    end = words[_BEGINNING - 1].end if len(words) > _BEGINNING else len(text)
    cut = text[: min(end, _LONGEST)]
    return f"“{cut}…”" if len(cut) < len(text) else f"“{text}”"


def _of_paragraph(
    change: Regrouped | Added | Removed | Reordered | FieldChanged | Described | ConflictChanged,
) -> str:
    match change:
        case Regrouped():
            return _regrouped(change)
        case FieldChanged():
            return _field(change)
        case Described():
            return f"{change.field}: {_value(change.old)} → {_value(change.new)}"
        case ConflictChanged():
            return _conflict(change)
        case Reordered():
            return f"stands elsewhere among the others: {', '.join(change.ids)}"
    return "new paragraph" if isinstance(change, Added) else "paragraph taken out"


def _conflict(change: ConflictChanged) -> str:
    if change.about == "paragraph":
        return f"conflict {change.outcome}: one took the paragraph away, the other changed it"
    return f"conflict about {change.about} {change.outcome}"


def _regrouped(change: Regrouped) -> str:
    before, after = _row(change.old, ids=False), _row(change.new, ids=True)
    match change.kind:
        case "split":
            return f"split in {len(change.new)}: {after}"
        case "joined":
            return f"joined from {len(change.old)}: {_row(change.old, ids=True)}"
        case "renamed":
            return f"has another id: it was {change.old[0].id}"
        case "recut":
            return f"cut in other places: {before} became {after}"


def _row(paragraphs: Iterable[Paragraph], *, ids: bool) -> str:
    told = (f"{p.id} {beginning(p.text)}" if ids else beginning(p.text) for p in paragraphs)
    return " | ".join(told)


def _field(change: FieldChanged) -> str:
    if change.field in _FIELDS:
        return _FIELDS[change.field]
    if change.field != "note":
        return f"{change.field}: {change.old} → {change.new}"
    if not change.old:
        return f"noted: {change.new}"
    return f"note: “{change.old}” → “{change.new}”" if change.new else f"note gone: {change.old}"


def _value(text: str | None) -> str:
    return "nothing" if text is None else f"“{text}”"


def _listed(what: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        more = f" and {len(texts) - _LISTED} more" if len(texts) > _LISTED else ""
        yield f"{what}: {', '.join(f'“{text}”' for text in texts[:_LISTED])}{more}"


def _decided(change: LinkDecided, after: Document) -> str:
    what = "link" if change.link.is_pair else "unlinked paragraph"
    done = "confirmed" if change.is_confirmed else "given back to the machine"
    return f"{what} {done}: {_link(change.link, after)}"


def _relinked(change: Relinked, before: Document, after: Document) -> str:
    new = "; ".join(_link(link, after) for link in change.new)
    old = "; ".join(_link(link, before) for link in change.old)
    if change.kind == "moved":
        moved = ", ".join(beginning(after.paragraph(id_).text) for id_ in change.moved)
        return f"moved to another link: {moved}; now {new}"
    told = f"{_RELINKED[change.kind]}: {old if change.kind == 'apart' else new}"
    return f"{told}; before {old}" if change.kind == "changed" else told


def _link(link: Link, document: Document) -> str:
    source, target = (
        " + ".join(beginning(document.paragraph(id_).text) for id_ in ids)
        for ids in (link.source, link.target)
    )
    return f"{source} ══ {target}" if link.is_pair else f"{source or target} alone"
