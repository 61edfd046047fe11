"""Documents and edits drawn by hypothesis, and small ones written by hand."""

from __future__ import annotations

from hypothesis import strategies as st

from workbench.errors import ImpossibleEditError
from workbench.model.build import build
from workbench.model.document import Document, Kind
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import Edit, apply
from workbench.model.operations import links, paragraphs, texts
from workbench.model.operations.texts import Replacement
from workbench.model.text import Span, normalise

letters = st.sampled_from("абвгдежё АБВ xyz -.,#1«»?…[]\u0301")
sentences = st.text(letters, min_size=1, max_size=40).map(normalise)
texts_of_words = sentences.filter(bool)
notes = st.sampled_from(["", "см. лист 4"]) | st.text(letters, max_size=12)
KINDS: tuple[Kind, ...] = ("text", "text", "text", "furniture")
kinds = st.sampled_from(KINDS)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents of up to six paragraphs a side with arbitrary links."""
    draft_paragraphs = st.builds(DraftParagraph, texts_of_words, kinds)
    draft = Draft(
        title=draw(st.text(letters, max_size=20)),
        metadata={"date": draw(st.text(letters, max_size=20)), "credits": " a\n\u0301b "},
        source=tuple(draw(st.lists(draft_paragraphs, max_size=6))),
        target=tuple(draw(st.lists(draft_paragraphs, max_size=6))),
    )
    document = build("probe", draft)
    for _ in range(draw(st.integers(0, 4))):
        document = _joined(draw, document)
    for paragraph in document.side("source") + document.side("target"):
        if draw(st.booleans()):
            document = apply(document, texts.set_note(document, paragraph.id, draw(notes)))
    return document


def _joined(draw, document: Document) -> Document:
    ids = [p.id for p in document.source] + [p.id for p in document.target]
    if not ids:
        return document
    chosen = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))
    return apply(document, links.join(document, chosen))


@st.composite
def edits_of(draw: st.DrawFn, document: Document) -> Edit:
    """One edit a person could make on this document; empty where none is possible."""
    ids = [p.id for p in document.source] + [p.id for p in document.target]
    if not ids:
        return Edit("nothing")
    id_ = draw(st.sampled_from(ids))
    text = document.paragraph(id_).text
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    on_source = document.has(id_) and document.place(id_)[0] == "source"
    choices = {
        "replace": lambda: texts.replace_spans(
            document,
            id_,
            [Replacement(Span(start, end), draw(texts_of_words))],
            name="replace",
            by_person=draw(st.booleans()),
        ),
        "split": lambda: paragraphs.split_paragraph(document, id_, start, end),
        "merge": lambda: paragraphs.merge_paragraphs(document, id_),
        "note": lambda: texts.set_note(document, id_, draw(notes)),
        "kind": lambda: paragraphs.set_kind(document, id_, draw(kinds)),
        "confirm": lambda: links.set_link_status(document, id_, "confirmed"),
        "merge links": lambda: links.merge_links(document, id_),
        "split link": lambda: links.split_link(document, id_),
        "move": lambda: links.move_paragraph(document, id_, forward=draw(st.booleans())),
        "unlink": lambda: links.unlink(document, id_),
        "realign": lambda: links.realign(document, []),
    }
    if on_source:
        choices["check"] = lambda: texts.check_span(document, id_, Span(start, end))
        choices["status"] = lambda: texts.set_status(document, id_, "verified")
    try:
        return choices[draw(st.sampled_from(sorted(choices)))]()
    except ImpossibleEditError:
        return Edit("nothing")
