"""A comparison as it is shown: what is folded, what stands beside what, what is told in words."""

from __future__ import annotations

from dataclasses import replace

from tests.revisions.test_compare_changes import (
    DOCUMENT,
    FIRST,
    THIRD,
    checked,
    corrected,
    cut,
    joined,
)
from tests.session.small import small_document, with_text
from workbench.model.document import Document
from workbench.model.edits import apply
from workbench.model.operations import links
from workbench.revisions.compare.blocks import Block, Fold, blocks
from workbench.revisions.compare.comparison import compare

LONG = small_document(source=(" ".join(f"слово{n}" for n in range(40)),))


def shown(before: Document, after: Document) -> list[Block | Fold]:
    return list(blocks(compare(before, after), before, after))


def marked(before: Document, after: Document) -> str:
    """The text of the one block with a text, with its runs marked as in a terminal."""
    form = {"old": "[-{}-]", "new": "{{+{}+}}", "read": "<{}>"}
    (block,) = (b for b in shown(before, after) if isinstance(b, Block) and b.runs)
    return "".join(form.get(run.how, "{}").format(run.text) for run in block.runs)


def text_of(before: str, after: str, ocr: str | None = None) -> str:
    document = with_text(DOCUMENT, 0, text=before, ocr=before if ocr is None else ocr)
    return marked(document, with_text(document, 0, text=after))


def test_old_words_stand_before_the_new_ones():
    assert text_of("18 вюни 1962", "18 июня 1962") == "18 [-вюни-]{+июня+} 1962"


def test_what_the_machine_read_is_told_where_it_is_neither():
    assert text_of("18 июна 1962", "18 июня 1962", ocr="18 вюни 1962") == (
        "18 [-июна-]{+июня+}<вюни> 1962"
    )
    assert "<" not in text_of("18 июна 1962", "18 июня 1962", ocr="18 июна 1962")


def test_words_and_signs_that_are_gone_stand_where_they_stood():
    assert text_of("a b c", "a c") == "a [-b-] c"
    assert text_of("a b c", "b c") == "[-a-] b c"
    assert text_of("a b c", "a b") == "a b [-c-]"
    assert text_of("a, b", "a b") == "a[-,-] b"


def test_words_that_came():
    assert text_of("a c", "a b c") == "a {+b+} c"
    assert text_of("a b", "a, b") == "a{+,+} b"


def test_long_stretches_are_folded():
    before, after = LONG, corrected(LONG, LONG.source[0].id, "слово20", "дело20")
    assert marked(before, after) == (
        "… 15 words … слово15 слово16 слово17 слово18 слово19 [-слово20-]{+дело20+} "
        "слово21 слово22 слово23 слово24 слово25 … 14 words …"
    )


def test_few_words_are_not_worth_folding():
    assert text_of("а б в г д е ж з", "а б в г д е ж и") == "а б в г д е ж [-з-]{+и+}"


def test_paragraphs_between_are_folded():
    after = corrected(corrected(DOCUMENT, FIRST, "Ha", "На"), THIRD, "вчера", "сегодня")
    first, between, third, rest = shown(DOCUMENT, after)
    assert isinstance(first, Block)
    assert (first.paragraph, first.place) == (FIRST, "original 1")
    assert isinstance(third, Block)
    assert (third.paragraph, third.place) == (THIRD, "original 3")
    assert isinstance(between, Fold)
    assert isinstance(rest, Fold)
    assert between.paragraphs + rest.paragraphs == 6


def told(before: Document, after: Document) -> list[str]:
    return [note for b in shown(before, after) if isinstance(b, Block) for note in b.notes]


def test_what_is_told_in_words():
    split = cut(DOCUMENT, FIRST, "группы")
    new = split.source[1].id
    assert told(DOCUMENT, split) == [
        f"split in 2: {FIRST} “Ha основании этих cведении” | {new} “группы ОРО были направлены в…”"
    ]
    assert told(split, DOCUMENT)[0].startswith(f"joined from 2: {FIRST} “")
    assert told(DOCUMENT, checked(DOCUMENT, FIRST, "ОРО")) == ["confirmed as right: “ОРО”"]
    apart = apply(DOCUMENT, links.unlink(DOCUMENT, FIRST))
    assert told(DOCUMENT, apart) == [
        "link taken apart: “Ha основании этих cведении группы…” ══ “On the basis of this…”"
    ]
    assert told(DOCUMENT, with_text(DOCUMENT, 0, status="verified")) == ["status: raw → verified"]
    assert told(DOCUMENT, replace(DOCUMENT, title="Записка")) == ["title: “Донесение” → “Записка”"]


def test_a_paragraph_that_came_or_went_is_known_by_its_beginning():
    without = replace(LONG, source=(), links=tuple(k for k in LONG.links if not k.source))
    (gone,) = (b for b in shown(LONG, without) if isinstance(b, Block) and b.runs)
    assert gone.notes[0] == "paragraph taken out"
    assert gone.runs[0].how == "old"
    assert gone.runs[1].text == " … 28 words …"


def test_every_change_has_a_block():
    after = joined(corrected(DOCUMENT, THIRD, "вчера", "сегодня"), FIRST)
    found = shown(DOCUMENT, after)
    assert {b.paragraph for b in found if isinstance(b, Block)} == {
        change.paragraph for change in compare(DOCUMENT, after).changes
    }
