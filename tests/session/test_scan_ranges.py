"""Where a paragraph stands on the scans stays true through every split and merge."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import ImpossibleEditError
from workbench.model.build import build
from workbench.model.document import Document, ScanRange, SourceParagraph
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import apply
from workbench.model.operations.paragraphs import merge_paragraphs, split_paragraph

words = st.text(st.sampled_from("абв.,"), min_size=1, max_size=5)
ranges_of_words = st.lists(st.lists(words, min_size=1, max_size=4), min_size=1, max_size=4)


@st.composite
def scanned(draw) -> tuple[Document, dict[str, str]]:
    """A document of two paragraphs read from pages, and the text of each page."""
    pages: dict[str, str] = {}
    drafts = []
    for _ in range(2):
        parts, texts = [], []
        for piece in draw(ranges_of_words):
            name = draw(st.sampled_from(["page-001.png", "page-002.png"]))
            before = pages.get(name, "")
            text = " ".join(piece)
            pages[name] = f"{before}{text}\n"
            parts.append(ScanRange(name, len(before), len(before) + len(text)))
            texts.append(text)
        drafts.append(DraftParagraph(" ".join(texts), scan=tuple(parts)))
    return build("probe", Draft(source=tuple(drafts))), pages


def on_the_pages(paragraph: SourceParagraph, pages: dict[str, str]) -> str:
    return " ".join(pages[part.page][part.start : part.end] for part in paragraph.scan)


@given(st.data(), scanned())
@settings(max_examples=200, deadline=None)
def test_the_ranges_of_a_paragraph_always_hold_its_ocr(data, drawn):
    document, pages = drawn
    for _ in range(5):
        chosen = data.draw(st.sampled_from(document.source))
        offset = data.draw(st.integers(0, len(chosen.text)))
        try:
            if data.draw(st.booleans()):
                edit = split_paragraph(document, chosen.id, offset, offset)
            else:
                edit = merge_paragraphs(document, chosen.id)
        except ImpossibleEditError:
            continue
        document = apply(document, edit)
        for paragraph in document.source:
            assert on_the_pages(paragraph, pages) == paragraph.ocr


def test_a_half_without_ocr_has_no_place_on_the_scan():
    draft = Draft(source=(DraftParagraph("один два", scan=(ScanRange("page-001.png", 0, 8),)),))
    document = build("probe", draft)
    longer = replace(document.source[0], text="один два добавлено")
    document = replace(document, source=(longer,))
    document = apply(document, split_paragraph(document, longer.id, 9, 8))
    head, tail = document.source
    assert (head.ocr, tail.ocr) == ("один два", "")
    assert (head.scan, tail.scan) == (longer.scan, ())
