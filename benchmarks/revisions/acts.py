"""Everything that an editor can do to a document, each act drawn at random in an editor's region.

An act that is not possible as it was drawn raises ImpossibleEditError, LookupError or
EditMismatchError and leaves the document as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from benchmarks.revisions.editing import Editor, parts
from workbench.errors import ImpossibleEditError
from workbench.lexicon.charalign import offset_in_ocr
from workbench.model.document import (
    KINDS,
    STATUSES,
    Link,
    Paragraph,
    Side,
    SourceParagraph,
    TargetParagraph,
)
from workbench.model.edits import frozen_mapping
from workbench.model.operations import links, paragraphs, texts
from workbench.model.order import in_reading_order
from workbench.model.text import Span, removable

Act: TypeAlias = Callable[[Editor], None]

_SIGNS = ",;:—."
_MORE_WORDS = 0.2  # chance that a replacement begins or ends with one word more


def replace_words(by: Editor) -> None:
    """Write one or a few words in the place of one or a few."""
    paragraph = by.paragraph()
    words = by.words_of(paragraph)
    first = last = by.word_in(words)
    while last + 1 < len(words) and by.draw.random() < _MORE_WORDS:
        last += 1
    span = Span(words[first].start, words[last].end)
    many = last - first + 1
    most = many + (by.draw.random() < _MORE_WORDS)
    text = by.pen.words(max(1, many - 1), most, words[first].text)
    by.rewrite(paragraph, span, text, by_person=by.draw.random() < 0.85)


def insert_words(by: Editor) -> None:
    """Write a word or two before or behind another."""
    paragraph = by.paragraph()
    words = by.words_of(paragraph)
    word = words[by.word_in(words)]
    text = by.pen.words(1, 2)
    if by.draw.random() < 0.5:
        by.rewrite(paragraph, Span(word.start, word.start), f"{text} ", by_person=True)
    else:
        by.rewrite(paragraph, Span(word.end, word.end), f" {text}", by_person=True)


def delete_words(by: Editor) -> None:
    """Take a word away, or a few."""
    paragraph = by.paragraph()
    words = by.words_of(paragraph)
    first = by.word_in(words)
    last = min(len(words) - 1, first + (by.draw.random() < _MORE_WORDS))
    span = removable(paragraph.text, Span(words[first].start, words[last].end))
    by.rewrite(paragraph, span, "", by_person=True)


def change_sign(by: Editor) -> None:
    """Put a sign behind a word, or in the place of one that stands there."""
    paragraph = by.paragraph()
    words = by.words_of(paragraph)
    end = words[by.word_in(words)].end
    has_sign = paragraph.text[end : end + 1] in tuple(_SIGNS)
    by.rewrite(paragraph, Span(end, end + has_sign), by.draw.choice(_SIGNS), by_person=True)


def rewrite_all(by: Editor) -> None:
    """Write a paragraph anew; every second word stays."""
    paragraph = by.paragraph()
    words = by.words_of(paragraph)
    text = " ".join(word.text if n % 2 else by.pen.word(word.text) for n, word in enumerate(words))
    by.rewrite(paragraph, Span(0, len(paragraph.text)), text, by_person=True)


def carry_word(by: Editor) -> None:
    """Carry a word over the next one."""
    paragraph = by.paragraph()
    words = by.words_of(paragraph)
    at = by.word_in(words)
    if at + 1 == len(words):
        raise LookupError("there is no next word")
    one, other = words[at], words[at + 1]
    between = paragraph.text[one.end : other.start]
    text = f"{other.text}{between}{one.text}"
    by.rewrite(paragraph, Span(one.start, other.end), text, by_person=True)
    by.account.moved.update((one.text, other.text))


def check_place(by: Editor) -> None:
    """Mark words as right as they stand."""
    paragraph = by.paragraph(source=True)
    words = by.words_of(paragraph)
    first = by.word_in(words)
    last = min(len(words) - 1, first + (by.draw.random() < _MORE_WORDS))
    span = Span(words[first].start, words[last].end)
    by.do(texts.check_span(by.document, paragraph.id, span))


def set_status(by: Editor) -> None:
    """Say how far a paragraph has been read."""
    paragraph = by.paragraph(source=True)
    by.do(texts.set_status(by.document, paragraph.id, by.draw.choice(STATUSES)))


def set_note(by: Editor) -> None:
    """Write a note, or take it away."""
    note = by.pen.words(1, 3) if by.draw.random() < 0.8 else ""
    by.do(texts.set_note(by.document, by.paragraph().id, note))


def set_kind(by: Editor) -> None:
    """Set a paragraph aside as furniture, or take it back."""
    by.do(paragraphs.set_kind(by.document, by.paragraph().id, by.draw.choice(KINDS)))


def split(by: Editor) -> None:
    """Break a paragraph in two before one of its words."""
    paragraph = by.paragraph()
    words = by.words_of(paragraph)
    _split_at(by, paragraph, words[by.word_in(words)].start)


def join(by: Editor) -> None:
    """Join a paragraph with the next of its kind, also over furniture."""
    _join(by, by.paragraph().id)


def shift_boundary(by: Editor) -> None:
    """Move words at the boundary of two paragraphs from the one to the other."""
    paragraph = by.paragraph()
    words = by.words_of(paragraph)
    few = by.draw.randint(1, 3)
    before = by.document
    if by.draw.random() < 0.5:  # its last words go to the next paragraph
        rest = _split_at(by, paragraph, words[-few].start if few < len(words) else 0)
        wanted = rest
    else:  # the first words of the next one come to it
        following = _next(by, paragraph)
        words = by.words_of(following)
        _split_at(by, following, words[few].start if few < len(words) else 0)
        wanted = paragraph.id
    try:
        _join(by, wanted)
    except ImpossibleEditError:
        by.document = before
        raise


def confirm(by: Editor) -> None:
    """Confirm a link."""
    by.do(links.set_link_status(by.document, by.paragraph().id, "confirmed"))


def give_back(by: Editor) -> None:
    """Give a link back to the machine."""
    by.do(links.set_link_status(by.document, by.paragraph().id, "auto"))


def merge_links(by: Editor) -> None:
    """Merge a link with the next."""
    by.do(links.merge_links(by.document, by.paragraph().id))


def split_link(by: Editor) -> None:
    """Cut a link in two."""
    by.do(links.split_link(by.document, by.paragraph().id))


def move(by: Editor) -> None:
    """Move a paragraph into the next link or the one before."""
    forward = by.draw.random() < 0.5
    by.do(links.move_paragraph(by.document, by.paragraph().id, forward=forward))


def unlink(by: Editor) -> None:
    """Take a link apart."""
    by.do(links.unlink(by.document, by.paragraph().id))


def link(by: Editor) -> None:
    """Link paragraphs of both sides, also crosswise."""
    ids = {by.paragraph().id for _ in range(3)}
    by.do(links.join(by.document, sorted(ids)))


def realign(by: Editor) -> None:
    """Take the machine's links over, which are others this time."""
    made: list[Link] = []
    source = [p.id for p in by.document.source]
    target = [p.id for p in by.document.target]
    at = across = 0
    while at < len(source) and across < len(target):
        left, right = by.draw.choice(((1, 1), (1, 1), (2, 1), (1, 2), (0, 1), (1, 0)))
        confidence = round(by.draw.uniform(0.3, 1), 4)
        made.append(
            Link(
                tuple(source[at : at + left]),
                tuple(target[across : across + right]),
                confidence=confidence,
            )
        )
        at, across = at + left, across + right
    by.do(links.realign(by.document, made))


def set_title(by: Editor) -> None:
    """Write another title."""
    by.document = replace(by.document, title=by.pen.words(1, 3))


def set_metadata(by: Editor) -> None:
    """Write a part of the metadata, add one, or take one away."""
    metadata = dict(by.document.metadata)
    key = by.draw.choice((*metadata, "summary", "archive_reference"))
    if key in metadata and by.draw.random() < 0.2:
        del metadata[key]
    else:
        metadata[key] = by.pen.words(1, 3)
    by.document = replace(by.document, metadata=frozen_mapping(metadata))


def drop(by: Editor) -> None:
    """Take a whole paragraph away, as one does in a text editor."""
    paragraph = by.paragraph()
    document = by.document
    side, index = document.place(paragraph.id)
    rest = document.side(side)
    document = document.with_side(side, rest[:index] + rest[index + 1 :])
    by.document = document.with_links(tuple(links.without(by.document.links, {paragraph.id})))
    by.account.removed.update(parts(paragraph.text))
    by.account.dropped.add(paragraph.id)
    by.account.cuts.append(frozenset({paragraph.id}))


def add(by: Editor) -> None:
    """Write a new paragraph behind another, as one does in a text editor."""
    paragraph = by.paragraph()
    side, index = by.document.place(paragraph.id)
    text = by.pen.words(2, 6)
    new = _added(side, f"{side[0]}new{by.pen.word()}", text)
    rest = by.document.side(side)
    document = by.document.with_side(side, (*rest[: index + 1], new, *rest[index + 1 :]))
    alone = Link((new.id,), ()) if side == "source" else Link((), (new.id,))
    by.document = document.with_links(in_reading_order(document, (*document.links, alone)))
    by.account.inserted.update(parts(text))
    by.account.cuts.append(frozenset({new.id}))
    by.region.append(new.id)


def _added(side: Side, id_: str, text: str) -> Paragraph:
    return SourceParagraph(id_, text, "") if side == "source" else TargetParagraph(id_, text)


def _split_at(by: Editor, paragraph: Paragraph, offset: int) -> str:
    """Break a paragraph in two; the id of the second half."""
    read = 0
    if isinstance(paragraph, SourceParagraph):
        read = offset_in_ocr(paragraph.ocr, paragraph.text, offset)
    before = by.ids()
    by.do(paragraphs.split_paragraph(by.document, paragraph.id, offset, read))
    after = by.ids()
    (new,) = after - before
    by.account.cuts.append(frozenset({paragraph.id, new}))
    by.region.append(new)
    return new


def _join(by: Editor, first: str) -> None:
    before = by.ids()
    by.do(paragraphs.merge_paragraphs(by.document, first))
    after = by.ids()
    by.account.cuts.append(frozenset({first, *(before - after)}))


def _next(by: Editor, paragraph: Paragraph) -> Paragraph:
    side, index = by.document.place(paragraph.id)
    following = by.document.side(side)[index + 1 :]
    found = next((p for p in following if p.kind == paragraph.kind), None)
    if found is None:
        raise LookupError("there is no next paragraph")
    return found


WEIGHTS: Mapping[Act, float] = {
    replace_words: 30,
    insert_words: 8,
    delete_words: 8,
    change_sign: 5,
    rewrite_all: 1,
    carry_word: 1,
    check_place: 6,
    set_status: 6,
    set_note: 5,
    set_kind: 3,
    split: 6,
    join: 6,
    shift_boundary: 4,
    confirm: 8,
    give_back: 2,
    merge_links: 3,
    split_link: 3,
    move: 3,
    unlink: 3,
    link: 2,
    realign: 2,
    set_title: 0.5,
    set_metadata: 2,
    drop: 0.7,
    add: 0.7,
}
"""How often each act is drawn, beside the others."""
