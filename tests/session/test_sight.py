"""Where on its scan a word is seen, whatever was done to its paragraph."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.test_sample_scans import IDS, PROJECT
from workbench.errors import ImpossibleEditError
from workbench.lexicon.charalign import offset_in_ocr
from workbench.model.build import build
from workbench.model.document import ScanRange, SourceParagraph
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import apply
from workbench.model.operations.paragraphs import merge_paragraphs, split_paragraph
from workbench.model.text import Span, tokens
from workbench.ocr.hocr_writer import render
from workbench.ocr.layout import Box, HocrLine, HocrPage, HocrParagraph, HocrWord
from workbench.ocr.pages import page_text
from workbench.session.pages.sight import Sight, Sights
from workbench.store.project import Project

ADVANCE, LEADING = 10, 30


def typed(*lines: str) -> HocrPage:
    """A page of one paragraph, every letter ten pixels wide, a line every thirty."""
    made = []
    for row, text in enumerate(lines):
        words, x = [], 0
        for word in text.split():
            box = Box(x, row * LEADING, x + ADVANCE * len(word), row * LEADING + 20)
            words.append(HocrWord(word, box))
            x = box.x1 + ADVANCE
        made.append(HocrLine(tuple(words), Box(0, row * LEADING, x, row * LEADING + 20)))
    return HocrPage("page-001.png", 800, 1000, (HocrParagraph(tuple(made)),))


PAGES = {
    "page-001.png": typed("Первый лист содержит сооб\u00ad", "щение о порте и груз"),
    "page-002.png": typed("чиках на втором листе"),
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    found = Project(tmp_path)
    folder = found.scan_folder("probe")
    folder.mkdir(parents=True)
    for name, page in PAGES.items():
        (folder / name).write_bytes(b"looked at later")
        (folder / name).with_suffix(".hocr").write_bytes(render(page))
    return found


def paragraph() -> SourceParagraph:
    """One paragraph over both pages."""
    texts = {name: page_text(page) for name, page in PAGES.items()}
    text = " ".join(texts.values())
    return SourceParagraph(
        "p", text, text, scan=tuple(ScanRange(n, 0, len(t)) for n, t in texts.items())
    )


def seen(sights: Sights, of: SourceParagraph, piece: str) -> list[tuple[str, Box]]:
    start = of.text.index(piece)
    found = sights.of(of, Span(start, start + len(piece)))
    assert found is not None
    return [(f"{line.image.name} {line.read}", line.word) for line in found.lines]


def test_a_word_and_its_line(project):
    found = Sights(project, "probe").of(paragraph(), Span(7, 11))
    assert found is not None
    (line,) = found.lines
    assert line.image == project.scan_folder("probe") / "page-001.png"
    assert (line.width, line.height) == (800, 1000)
    assert line.word == Box(70, 0, 110, 20)
    assert line.line == Box(0, 0, 270, 20)
    assert (line.type_height, line.read) == (20, "лист")


def test_words_over_lines_and_pages(project):
    sights = Sights(project, "probe")
    assert seen(sights, paragraph(), "сообщение") == [
        ("page-001.png сооб\u00ad", Box(210, 0, 260, 20)),
        ("page-001.png щение", Box(0, 30, 50, 50)),
    ]
    assert seen(sights, paragraph(), "груз чиках") == [
        ("page-001.png груз", Box(160, 30, 200, 50)),
        ("page-002.png чиках", Box(0, 0, 50, 20)),
    ]
    assert seen(sights, paragraph(), "лист содержит") == [
        ("page-001.png лист содержит", Box(70, 0, 200, 20))
    ]


def test_corrected_words_are_found_by_what_was_read_for_them(project):
    text = "Перовый лист одержит очень сообщенье о нём порте и грузчикам на втором листе"
    edited = replace(paragraph(), text=text, status="corrected")
    sights = Sights(project, "probe")
    expected = {
        "Перовый": ["Первый"],
        "одержит": ["содержит"],
        "сообщенье": ["сооб\u00ad", "щение"],
        "порте": ["порте"],
        "грузчикам": ["груз", "чиках"],
        "листе": ["листе"],
    }
    for word, read in expected.items():
        assert [name.split()[1] for name, _ in seen(sights, edited, word)] == read, word


def test_what_nobody_read_is_seen_between_its_neighbours(project):
    edited = replace(paragraph(), text=paragraph().text.replace("о порте", "о большом порте"))
    (line,) = seen(Sights(project, "probe"), edited, "большом")
    assert line[0] in ("page-001.png о", "page-001.png порте", "page-001.png о порте")
    assert Sights(project, "probe").of(replace(paragraph(), text=""), Span(0, 0)) is not None


def test_what_was_taken_out_beside_a_word_is_not_its_own(project):
    edited = replace(paragraph(), text=paragraph().text.replace("содержит ", ""))
    assert [name for name, _ in seen(Sights(project, "probe"), edited, "сообщение")] == [
        "page-001.png сооб\u00ad",
        "page-001.png щение",
    ]


def test_no_scan_no_sight(project):
    folder = project.scan_folder("probe")
    word = Span(7, 11)
    assert Sights(project, "other").of(paragraph(), word) is None
    assert Sights(project, "probe").of(replace(paragraph(), scan=()), word) is None
    (folder / "page-001.hocr").write_text("<html>", encoding="utf-8")
    assert Sights(project, "probe").of(paragraph(), word) is None
    (folder / "page-001.hocr").unlink()
    assert Sights(project, "probe").of(paragraph(), word) is None
    (folder / "page-002.png").unlink()
    assert Sights(project, "probe").of(paragraph(), Span(50, 60)) is None


def test_hocr_of_another_text_is_not_believed(project):
    (project.scan_folder("probe") / "page-001.hocr").write_bytes(render(typed("Вовсе другой лист")))
    assert Sights(project, "probe").of(paragraph(), Span(7, 11)) is None


def test_beside_a_translation_its_original_is_seen(project):
    text = paragraph()
    draft = Draft(
        source=(DraftParagraph(text.text, scan=text.scan),),
        target=(DraftParagraph("The first sheet"), DraftParagraph("Alone")),
    )
    document = build("probe", draft)
    link = replace(document.links[0], source=(document.source[0].id,), target=())
    both = replace(link, target=(document.target[0].id,))
    alone = replace(link, source=(), target=(document.target[1].id,))
    document = replace(document, links=(both, alone))
    sights = Sights(project, "probe")
    beginning = sights.at(document, document.target[0].id, Span(4, 9))
    assert beginning is not None
    assert beginning.lines[0].read == "Первый"
    word = sights.at(document, document.source[0].id, Span(7, 11))
    assert word is not None
    assert word.lines[0].read == "лист"
    assert sights.at(document, document.target[1].id, Span(0, 5)) is None
    assert sights.at(document, "", Span(0, 0)) is None


@pytest.mark.parametrize("id_", IDS)
def test_every_word_of_the_sample_is_seen(id_):
    sights = Sights(PROJECT, id_)
    for one in PROJECT.load(id_).source:
        for token in tokens(one.text):
            found = sights.of(one, token.span)
            assert found is not None
            read = "".join(line.read.removesuffix("\u00ad") for line in found.lines)
            assert token.text in read
            for line in found.lines:
                assert line.line.x0 <= line.word.x0 < line.word.x1 <= line.line.x1 <= line.width
                assert line.line.y0 <= line.word.y0 < line.word.y1 <= line.line.y1 <= line.height


@given(st.data())
@settings(max_examples=6, deadline=None)
def test_splits_and_merges_move_no_word(data):
    """A document of the sample, cut and joined anyhow: every word is seen where it was."""
    id_ = data.draw(st.sampled_from(IDS))
    document = PROJECT.load(id_)
    sights = Sights(PROJECT, id_)
    before = _all_words(sights, document.source)
    for _ in range(4):
        chosen = data.draw(st.sampled_from(document.source))
        words = list(tokens(chosen.text))
        offset = data.draw(st.sampled_from(words)).start if words else 0
        try:
            if data.draw(st.booleans()):
                at = offset_in_ocr(chosen.ocr, chosen.text, offset)
                edit = split_paragraph(document, chosen.id, offset, at)
            else:
                edit = merge_paragraphs(document, chosen.id)
        except ImpossibleEditError:
            continue
        document = apply(document, edit)
    after = _all_words(sights, document.source)
    assert sorted(after, key=str) == sorted(before, key=str)


def _all_words(sights: Sights, source: tuple[SourceParagraph, ...]) -> list[Sight | None]:
    return [sights.of(p, token.span) for p in source for token in tokens(p.text)]
