"""The laws by which merges are judged: each is broken by a merge with just that fault."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from benchmarks.revisions.editing import Account
from benchmarks.revisions.laws import broken
from benchmarks.revisions.pairs import NEARNESS, Pair, pair
from tests.session.small import small_document
from workbench.model.conflict import Conflict
from workbench.model.document import Document, Link, ScanRange, Side
from workbench.model.edits import Edit, apply, frozen_mapping
from workbench.model.operations import links, paragraphs, texts
from workbench.model.operations.texts import Replacement
from workbench.model.text import Span, normalise

FIRST, STAMP, LETTER, LAST = range(4)  # paragraphs of the original


def edited(document: Document, *edits: Callable[[Document], Edit]) -> Document:
    for edit in edits:
        document = apply(document, edit(document))
    return document


def word(side: Side, index: int, old: str, new: str) -> Callable[[Document], Edit]:
    def edit(document: Document) -> Edit:
        p = document.side(side)[index]
        span = Span(p.text.index(old), p.text.index(old) + len(old))
        change = Replacement(span, new)
        return texts.replace_spans(document, p.id, [change], name="word", by_person=True)

    return edit


def split(side: Side, index: int, before: str) -> Callable[[Document], Edit]:
    def edit(document: Document) -> Edit:
        p = document.side(side)[index]
        at = p.text.index(before)
        return paragraphs.split_paragraph(document, p.id, at, at)

    return edit


def of(index: int, act: Callable[..., Edit], *values: object, side: str = "source"):
    return lambda document: act(document, document.side(side)[index].id, *values)


def begun() -> Document:
    document = small_document()
    scanned = tuple(
        replace(p, scan=(ScanRange("page-001.png", n * 100, n * 100 + len(p.ocr)),))
        for n, p in enumerate(document.source)
    )
    return edited(
        replace(document, source=scanned),
        of(FIRST, texts.set_note, "оборванный край"),
        of(LAST, texts.set_status, "verified"),
        of(1, links.set_link_status, "confirmed"),
    )


OURS = (
    word("source", LETTER, "напнсано", "написано"),
    word("source", LETTER, "вчера", "позавчера"),
    of(LETTER, texts.set_status, "verified"),
    word("source", FIRST, "Ha", "На"),
    of(FIRST, texts.check_span, Span(3, 12)),
    of(FIRST, texts.set_note, ""),
    of(1, texts.set_note, "loose", side="target"),
    of(LETTER, links.set_link_status, "auto"),
)
THEIRS = (
    split("target", 3, "without"),
    of(3, links.set_link_status, "confirmed"),
    of(STAMP, texts.set_note, "штамп"),
    of(STAMP, paragraphs.set_kind, "text"),
    word("target", 0, "sent", "dispatched"),
)


def described(document: Document, title: str, **metadata: str) -> Document:
    merged = {**document.metadata, **metadata}
    return replace(document, title=title or document.title, metadata=frozen_mapping(merged))


def small_pair() -> tuple[Pair, Document]:
    """Two editors who worked far from each other, and their work together."""
    base = begun()
    ours = described(edited(base, *OURS), "Донесение агента")
    theirs = described(edited(base, *THEIRS), "", date="18 мая 1962")
    halves = frozenset({base.target[3].id, theirs.target[4].id})
    account = Account(cuts=[halves])
    both = described(edited(base, *OURS, *THEIRS), "Донесение агента", date="18 мая 1962")
    return Pair(0, "far", base, ours, theirs, Account(), account), both


def rewritten(side: Side, index: int, **fields) -> Callable[[Document], Document]:
    def fault(document: Document) -> Document:
        changed = list(document.side(side))
        changed[index] = replace(changed[index], **fields)
        return document.with_side(side, tuple(changed))

    return fault


def respelled(side: Side, index: int, old: str, new: str) -> Callable[[Document], Document]:
    def fault(document: Document) -> Document:
        text = document.side(side)[index].text
        assert old in text
        changed = normalise(text.replace(old, new, 1))
        return rewritten(side, index, text=changed)(document)

    return fault


def made(edit: Callable[[Document], Edit]) -> Callable[[Document], Document]:
    return lambda document: apply(document, edit(document))


def linked_twice(document: Document) -> Document:
    first, second, *rest = document.links
    second = Link(second.source or first.source, second.target or first.target)
    return document.with_links((first, second, *rest))


def in_no_link(document: Document) -> Document:
    return document.with_links(document.links[1:])


def renamed(document: Document) -> Document:
    old = document.source[LAST].id
    named = rewritten("source", LAST, id="sanother")(document)
    swapped = tuple(
        replace(link, source=tuple("sanother" if i == old else i for i in link.source))
        for link in document.links
    )
    return replace(named, links=swapped)


def added(text: str) -> Callable[[Document], Document]:
    return lambda d: rewritten("source", LAST, text=f"{d.source[LAST].text} {text}")(d)


def disputed(index: int, base: str, ours: str, theirs: str) -> Callable[[Document], Document]:
    conflict = Conflict(base, ours, theirs)
    return rewritten("source", index, text=ours, conflict=conflict)


FAULTS = {
    "a word that ours wrote": (respelled("source", LETTER, "написано ", ""), "a word is lost"),
    "a word that theirs wrote": (respelled("target", 0, "dispatched ", ""), "a word is lost"),
    "a word nobody touched": (respelled("source", LAST, "абзац ", ""), "a word is lost"),
    "a word twice": (added("написано"), "a word is doubled"),
    "a word twice, of theirs": (added("dispatched"), "a word is doubled"),
    "a word is back": (added("напнсано"), "a word is back"),
    "a word of nobody": (added("ничье"), "a word that nobody wrote"),
    "a word that recurs": (respelled("source", LETTER, "и такие", "и"), "a number of words"),
    "a sign": (respelled("source", LETTER, ";", ""), "a number of words"),
    "words change places": (
        respelled("source", LAST, "абзац без", "без абзац"),
        "words out of order",
    ),
    "a cut is gone": (made(of(3, paragraphs.merge_paragraphs, side="target")), "a cut"),
    "a cut is there": (made(split("source", LAST, "без")), "a cut"),
    "another id": (renamed, "an id"),
    "in two links": (linked_twice, "not a sound document"),
    "in no link": (in_no_link, "not a sound document"),
    "two spaces": (
        rewritten("source", LAST, text="Последний  абзац без перевода."),
        "not a sound document",
    ),
    "a note is lost": (rewritten("source", STAMP, note=""), "a note"),
    "a note is back": (rewritten("source", FIRST, note="оборванный край"), "a note"),
    "a note twice": (rewritten("source", FIRST, note="штамп"), "a note"),
    "a kind": (rewritten("source", STAMP, kind="furniture"), "a kind"),
    "a status": (rewritten("source", LETTER, status="raw"), "a status"),
    "verified for nothing": (
        rewritten("source", FIRST, status="verified"),
        "verified though nobody read it",
    ),
    "a checked place": (rewritten("source", FIRST, checked=("На",)), "a checked place is lost"),
    "a place nobody checked": (
        rewritten("source", FIRST, checked=("На", "основании", "были")),
        "checked though nobody decided",
    ),
    "a place that is not there": (
        rewritten("source", FIRST, checked=("На", "основании", "Ha")),
        "a checked place does not stand in the text",
    ),
    "what the machine read": (rewritten("source", LETTER, ocr="Это письмо"), "the OCR"),
    "the place on the page": (
        rewritten("source", LETTER, scan=(ScanRange("page-001.png", 0, 10),)),
        "a scan range",
    ),
    "a field that nobody touched": (
        rewritten("source", LAST, checked=("абзац",)),
        "a paragraph of one editor alone",
    ),
    "a link that theirs confirmed": (
        made(of(3, links.set_link_status, "auto")),
        "a confirmed link is lost",
    ),
    "a link of base": (made(of(FIRST, links.unlink)), "a confirmed link is lost"),
    "a link that ours gave back": (
        made(of(LETTER, links.set_link_status, "confirmed")),
        "a link is confirmed again",
    ),
    "a link of nobody": (
        made(of(0, links.merge_links)),
        "a link is confirmed that nobody confirmed",
    ),
    "the title": (lambda d: replace(d, title="Донесение"), "a description"),
    "the metadata": (lambda d: described(d, "", date="17 мая 1962"), "a description"),
    "a dispute of the title": (
        lambda d: replace(d, conflicts={"title": Conflict("а", "б", "в")}),
        "a dispute of the description",
    ),
    "a dispute of one text": (
        disputed(LAST, "Последний.", "Последний.", "Последний абзац."),
        "a dispute of texts that are the same",
    ),
    "a dispute of different words": (
        disputed(LAST, "Вот последний абзац.", "Тут последний абзац.", "Вот последний лист."),
        "a dispute though both changed other words",
    ),
}


def test_a_merge_without_fault_breaks_no_law():
    one, both = small_pair()
    assert broken(one, both) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_breaks_its_law(name):
    fault, law = FAULTS[name]
    one, both = small_pair()
    assert law in {found.law for found in broken(one, fault(both))}


def contested() -> tuple[Pair, Document]:
    """Two editors who corrected one word differently, and the dispute that is left of it."""
    base = begun()
    ours = edited(base, word("source", LETTER, "вчера", "давно"))
    theirs = edited(base, word("source", LETTER, "вчера", "недавно"))
    texts_of = (d.source[LETTER].text for d in (base, ours, theirs))
    conflict = Conflict(*texts_of)
    kept = rewritten("source", LETTER, conflict=conflict)(ours)
    return Pair(0, "words", base, ours, theirs, Account(), Account()), kept


def test_a_dispute_that_tells_of_both_breaks_no_law():
    assert broken(*contested()) == []


def test_a_word_that_is_not_even_in_the_dispute_is_lost():
    one, _ = contested()
    assert {found.law for found in broken(one, one.ours)} >= {"a word is lost"}
    assert {found.law for found in broken(one, one.theirs)} >= {"a word is lost"}


def test_a_dispute_loses_no_word_beside_it():
    one, kept = contested()
    conflict = kept.source[LETTER].conflict
    assert conflict is not None
    short = replace(conflict, theirs=conflict.theirs.replace("письмо ", ""))
    faulty = rewritten("source", LETTER, conflict=short)(kept)
    assert broken(one, faulty)


def test_what_stands_in_a_dispute_is_one_of_the_versions():
    one, kept = contested()
    faulty = rewritten("source", LETTER, text="Нечто.")(kept)
    assert "what stands is neither ours nor theirs" in {f.law for f in broken(one, faulty)}


@pytest.mark.parametrize("near", NEARNESS)
def test_the_work_of_one_editor_alone_breaks_no_law(near):
    for seed in range(12):
        drawn = pair(seed, near)
        alone = replace(drawn, theirs=drawn.base, their_account=Account())
        assert broken(alone, drawn.ours) == []
        assert broken(alone.swapped, drawn.ours) == []
