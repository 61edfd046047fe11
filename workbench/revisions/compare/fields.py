"""What changed of paragraphs besides their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from workbench.model.conflict import Conflict, LinkConflict
from workbench.model.document import Paragraph, Side, SourceParagraph
from workbench.revisions.compare.changes import ConflictChanged, Field, FieldChanged, Outcome
from workbench.revisions.compare.flow import Course
from workbench.revisions.compare.kin import Kin

_JOINT = " · "  # between the notes of paragraphs that were joined


def fields_changed(kin: Kin, course: Course) -> Iterator[FieldChanged | ConflictChanged]:
    """Status, kind, note, what the machine read, the place on the scan, and conflicts."""
    partners = list(_partners(kin, course))
    for id_, one, other in partners:
        yield from _changed(kin.side, id_, "status", _status(one), _status(other))
        yield from _changed(kin.side, id_, "kind", one.kind, other.kind)
    yield from _conflicts_changed([(one, other) for _, one, other in partners])
    first = kin.new[0].id
    yield from _notes_changed(kin, partners)
    reads = [" ".join(filter(None, map(_ocr, paragraphs))) for paragraphs in (kin.old, kin.new)]
    if kin.is_single or _unspaced(reads[0]) != _unspaced(reads[1]):
        yield from _changed(kin.side, first, "ocr", *reads)
    if kin.is_single:
        yield from _changed(kin.side, first, "scan", _scan(kin.old[0]), _scan(kin.new[0]))


def places_rewritten(kin: Kin) -> Iterator[FieldChanged]:
    """Decided places that are written in another way, though the same words are decided."""
    if kin.is_single:
        old, new = (", ".join(_checked(paragraphs[0])) for paragraphs in (kin.old, kin.new))
        yield from _changed(kin.side, kin.new[0].id, "checked", old, new)


def _conflicts_changed(pairs: Sequence[tuple[Paragraph, Paragraph]]) -> Iterator[ConflictChanged]:
    """Conflicts of kindred paragraphs, each told once, however many it is made of.

    Args:
        pairs: every paragraph with what became of it, or with what it was.
    """
    before: defaultdict[str, list[Paragraph]] = defaultdict(list)
    after: defaultdict[str, list[Paragraph]] = defaultdict(list)
    for one, other in pairs:
        before[other.id].append(one)
        after[one.id].append(other)
    for new in {other.id: other for _, other in pairs}.values():
        had = [old.conflict for old in before[new.id] if old.conflict]
        if new.conflict:
            old = new.conflict if new.conflict in had else next(iter(had), None)
            yield from conflict_changed(new.id, old, new.conflict)
    for paragraph in {one.id: one for one, _ in pairs}.values():
        if not any(new.conflict for new in after[paragraph.id]):
            yield from conflict_changed(paragraph.id, paragraph.conflict, None)


def conflict_changed(
    id_: str, old: Conflict | None, new: Conflict | None
) -> Iterator[ConflictChanged]:
    """What became of a paragraph's conflict, about its words or about its being there."""
    outcome, disputed = outcome_of(old, new), new or old
    if outcome and disputed:
        is_whole = bool(disputed.base) and not (disputed.ours and disputed.theirs)
        yield ConflictChanged(id_, "paragraph" if is_whole else "text", outcome)


def outcome_of(
    old: Conflict | LinkConflict | None, new: Conflict | LinkConflict | None
) -> Outcome | None:
    """What became of a conflict; None where nothing did."""
    if old == new:
        return None
    if old is None:
        return "opened"
    return "settled" if new is None else "changed"


def _partners(kin: Kin, course: Course) -> Iterator[tuple[str, Paragraph, Paragraph]]:
    """Every paragraph of either state, by its id, with what it was and what became of it."""
    news = {p.id: p for p in kin.new}
    for number, paragraph in enumerate(kin.old):
        if paragraph.id in news:
            yield paragraph.id, paragraph, news[paragraph.id]
            continue
        pairs = ((course.new.owner(b), course.old.owner(a)) for a, b in course.same.items())
        partner = next((new for new, old in pairs if old == number), 0)
        yield paragraph.id, paragraph, kin.new[partner]
    known = {p.id for p in kin.old}
    for number, paragraph in enumerate(kin.new):
        if paragraph.id not in known:
            pairs = ((course.old.owner(a), course.new.owner(b)) for a, b in course.same.items())
            partner = next((old for old, new in pairs if new == number), 0)
            yield paragraph.id, kin.old[partner], paragraph


def _changed(side: Side, id_: str, field: Field, old: str, new: str) -> Iterator[FieldChanged]:
    if old != new:
        yield FieldChanged(id_, side, field, old, new)


def _notes_changed(
    kin: Kin, partners: Iterable[tuple[str, Paragraph, Paragraph]]
) -> Iterator[FieldChanged]:
    """Other notes than splitting and joining alone would have left, each where it stands."""
    if not kin.is_single and _notes(kin.old) == _notes(kin.new):
        return
    before: defaultdict[str, list[Paragraph]] = defaultdict(list)
    for id_, one, other in partners:
        if id_ == one.id:
            before[other.id].append(one)
    for paragraph in kin.new:
        expected = _notes(tuple(before[paragraph.id]))
        yield from _changed(kin.side, paragraph.id, "note", expected, paragraph.note)


def _notes(paragraphs: tuple[Paragraph, ...]) -> str:
    """The remarks on paragraphs as joining these would join them."""
    if len(paragraphs) == 1:
        return paragraphs[0].note
    return _JOINT.join(dict.fromkeys(n for p in paragraphs for n in p.note.split(_JOINT) if n))


def _status(paragraph: Paragraph) -> str:
    return paragraph.status if isinstance(paragraph, SourceParagraph) else ""


def _ocr(paragraph: Paragraph) -> str:
    return paragraph.ocr if isinstance(paragraph, SourceParagraph) else ""


def _unspaced(text: str) -> str:
    """A text that can be cut anywhere, and joined with a space there, without a difference."""
    return text.replace(" ", "")


def _scan(paragraph: Paragraph) -> str:
    if not isinstance(paragraph, SourceParagraph):
        return ""
    return ", ".join(f"{part.page}:{part.start}-{part.end}" for part in paragraph.scan)


def _checked(paragraph: Paragraph) -> tuple[str, ...]:
    return paragraph.checked if isinstance(paragraph, SourceParagraph) else ()
