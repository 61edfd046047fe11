"""Laws of comparing two states of a document, whatever a person did between them."""

from dataclasses import fields, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import documents, edits_of
from workbench.model.conflict import Conflict, LinkConflict
from workbench.model.document import STATUSES, Document, ScanRange
from workbench.model.edits import apply
from workbench.revisions.compare.changes import (
    Added,
    ConflictChanged,
    DocumentChanges,
    FieldChanged,
    Regrouped,
    Removed,
    WordsChanged,
    WordsChecked,
)
from workbench.revisions.compare.comparison import compare
from workbench.revisions.compare.totals import Totals, totals

MIRRORED = {
    "confirmed": "reopened",
    "split": "joined",
    "added": "removed",
    "links_confirmed": "links_reopened",
    "conflicts_opened": "conflicts_settled",
}
TURNED = MIRRORED | {other: one for one, other in MIRRORED.items()}


@st.composite
def histories(draw: st.DrawFn) -> tuple[Document, Document]:
    """A document, and what became of it after some edits."""
    before = after = draw(documents())
    for _ in range(draw(st.integers(1, 6))):
        after = apply(after, draw(edits_of(after)))
    return before, after


CONFLICT = Conflict("было", "наше", "их")
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "ocr": st.sampled_from(["", "аб вг"]),
    "status": st.sampled_from(STATUSES),
    "scan": st.sampled_from([(), (ScanRange("page-001.png", 0, 4),)]),
    "checked": st.lists(st.sampled_from(["а", "аб", "x", "нет"]), max_size=2).map(tuple),
    "conflict": st.sampled_from([None, CONFLICT]),
}


@st.composite
def tweaked(draw: st.DrawFn) -> tuple[Document, Document]:
    """Two states that differ where no edit of a person goes: by a merge, or by hand."""
    before = after = draw(documents())
    if before.source:
        n = draw(st.integers(0, len(before.source) - 1))
        field = draw(st.sampled_from(sorted(FIELDS)))
        changed = replace(before.source[n], **{field: draw(FIELDS[field])})
        after = replace(after, source=(*after.source[:n], changed, *after.source[n + 1 :]))
    links = [
        replace(link, confidence=draw(st.sampled_from([0.0, 0.5, link.confidence])))
        for link in draw(st.permutations(before.links))
    ]
    if links:
        disputed = LinkConflict((), ((links[0].source, links[0].target),), ())
        links[0] = replace(links[0], conflict=draw(st.sampled_from([None, disputed])))
    return before, replace(
        after,
        source=tuple(draw(st.permutations(after.source))),
        links=tuple(links),
        title=draw(st.sampled_from(["", "Записка"])),
        metadata=draw(st.sampled_from([before.metadata, {"credits": "А."}])),
        source_language=draw(st.sampled_from(["ru", "uk"])),
        conflicts=draw(st.sampled_from([{}, {"title": CONFLICT}])),
    )


unrelated = st.tuples(documents(), documents())


def mirrored(found: Totals) -> Totals:
    return Totals(
        **{
            field.name: getattr(found, TURNED.get(field.name, field.name))
            for field in fields(Totals)
        }
    )


def told_of(found: DocumentChanges) -> set[str]:
    """Ids of all paragraphs that a change of a paragraph names."""
    ids: set[str] = set()
    for change in found.changes:
        if isinstance(change, WordsChanged):
            ids |= {piece.paragraph for piece in (*change.old, *change.new)}
        elif isinstance(change, Regrouped):
            ids |= {paragraph.id for paragraph in (*change.old, *change.new)}
        elif isinstance(change, (WordsChecked, Added, Removed, FieldChanged, ConflictChanged)):
            ids.add(change.paragraph)
    return ids


@given(documents())
def test_a_document_does_not_differ_from_itself(document):
    copy = replace(document, source=tuple(replace(p) for p in document.source))
    assert not compare(document, document)
    assert not compare(document, copy)
    assert totals(compare(document, copy)) == Totals()


@given(histories() | unrelated | tweaked())
def test_every_difference_shows_and_every_change_is_a_difference(pair):
    before, after = pair
    found = compare(before, after)
    assert bool(found) == (before != after)
    changed = {
        id_
        for side in ("source", "target")
        for old, new in [
            ({p.id: p for p in before.side(side)}, {p.id: p for p in after.side(side)})
        ]
        for id_ in old.keys() | new.keys()
        if old.get(id_) != new.get(id_)
    }
    assert changed <= told_of(found)
    assert (before.title != after.title) == any(
        change.field == "title" for change in found.changes if hasattr(change, "field")
    )


@given(histories() | unrelated | tweaked())
def test_the_words_of_a_change_are_those_of_the_documents(pair):
    before, after = pair
    for change in compare(before, after).changes:
        if isinstance(change, WordsChanged):
            assert change.old != change.new
            for document, pieces in ((before, change.old), (after, change.new)):
                for piece in pieces:
                    text = document.paragraph(piece.paragraph).text
                    assert piece.text == piece.span.within(text)
            assert (change.old_text, len(change.old)) != (change.new_text, len(change.new))


@settings(max_examples=200)
@given(histories() | unrelated | tweaked())
def test_the_other_way_round_counts_the_same_mirrored(pair):
    before, after = pair
    there, back = totals(compare(before, after)), totals(compare(after, before))
    assert mirrored(replace(there, decided=0)) == replace(back, decided=0)


@given(histories())
def test_totals_add_up(pair):
    counts = totals(compare(*pair))
    assert counts + Totals() == counts
    assert (counts + counts).corrected == 2 * counts.corrected
