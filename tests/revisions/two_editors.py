"""Two editors at work on one small document, for the tests of the merge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from workbench.lexicon.charalign import offset_in_ocr
from workbench.model.document import Document, Link, LinkStatus, Paragraph, SourceParagraph, Status
from workbench.model.document import TargetParagraph as Target
from workbench.model.edits import Edit, apply
from workbench.model.laws import violations
from workbench.model.operations import links, paragraphs, texts
from workbench.model.operations.texts import Replacement
from workbench.model.text import Span
from workbench.revisions.merge import Merged, merge

Work = Callable[[Document], Edit]

BASE = Document(
    id="probe",
    title="Донесение о порте",
    source=(
        SourceParagraph("s1", "Первый абзац о группах ОРО.", "Первый абзац о группах ОРО."),
        SourceParagraph("sf", "Дело 88497", "Дело 88497", kind="furniture"),
        SourceParagraph("s2", "Второй абзац, его вторая часть.", "Второй абзац, его вторая часть."),
        SourceParagraph("s3", "Третий абзац.", "Третий абзац."),
    ),
    target=(
        Target("t1", "The first paragraph about ORO groups."),
        Target("t2", "The second paragraph, its second part."),
        Target("t3", "The third paragraph."),
    ),
    links=(
        Link(("s1",), ("t1",), "auto", 0.9),
        Link(("sf",), ()),
        Link(("s2",), ("t2",), "auto", 0.8),
        Link(("s3",), ("t3",), "auto", 0.7),
    ),
)


def done(*work: Work, on: Document = BASE) -> Document:
    """The document after somebody's work."""
    for step in work:
        on = apply(on, step(on))
    return on


def merged(ours: Sequence[Work], theirs: Sequence[Work], base: Document = BASE) -> Merged:
    """What the work of two editors comes to; it is sound, and as much in dispute the other way."""
    versions = done(*ours, on=base), done(*theirs, on=base)
    result = merge(base, *versions)
    assert list(violations(result.document)) == []
    assert merge(base, *reversed(versions)).conflicts == result.conflicts
    return result


def text(document: Document, paragraph_id: str) -> str:
    return document.paragraph(paragraph_id).text


def word(paragraph_id: str, old: str, new: str) -> Work:
    """Put a piece of text in the place of another."""

    def work(document: Document) -> Edit:
        start = document.paragraph(paragraph_id).text.index(old)
        change = [Replacement(Span(start, start + len(old)), new)]
        return texts.replace_spans(document, paragraph_id, change, name="word", by_person=True)

    return work


def split(paragraph_id: str, before: str) -> Work:
    """Cut a paragraph before a piece of its text."""

    def work(document: Document) -> Edit:
        paragraph = document.paragraph(paragraph_id)
        at = paragraph.text.index(before)
        read = paragraph.ocr if isinstance(paragraph, SourceParagraph) else ""
        ocr_at = offset_in_ocr(read, paragraph.text, at)
        return paragraphs.split_paragraph(document, paragraph_id, at, ocr_at)

    return work


def join(paragraph_id: str) -> Work:
    """Join a paragraph with the next of its kind."""
    return lambda document: paragraphs.merge_paragraphs(document, paragraph_id)


def status(paragraph_id: str, value: Status) -> Work:
    """Set a paragraph's status."""
    return lambda document: texts.set_status(document, paragraph_id, value)


def note(paragraph_id: str, value: str) -> Work:
    """Write a note."""
    return lambda document: texts.set_note(document, paragraph_id, value)


def link(*ids: str) -> Work:
    """Put paragraphs into one confirmed link."""
    return lambda document: links.join(document, ids)


def link_status(paragraph_id: str, value: LinkStatus = "confirmed") -> Work:
    """Confirm a link, or give it back."""
    return lambda document: links.set_link_status(document, paragraph_id, value)


def move(paragraph_id: str, *, forward: bool) -> Work:
    """Move a paragraph into a neighbouring link."""
    return lambda document: links.move_paragraph(document, paragraph_id, forward=forward)


def without(document: Document, paragraph_id: str) -> Document:
    """The document as somebody leaves it who takes a paragraph out by hand."""
    return replace(
        document,
        source=tuple(p for p in document.source if p.id != paragraph_id),
        target=tuple(p for p in document.target if p.id != paragraph_id),
        links=tuple(links.without(document.links, {paragraph_id})),
    )


def texts_of(side: Sequence[Paragraph]) -> list[str]:
    """The texts of a side without its furniture."""
    return [paragraph.text for paragraph in side if paragraph.kind == "text"]
