"""What a person decided stays decided when paragraphs are cut and joined."""

from __future__ import annotations

from workbench.model import checked
from workbench.model.build import build
from workbench.model.document import Document
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import apply
from workbench.model.operations import links, paragraphs, texts
from workbench.model.text import Span
from workbench.session.learning.passages import decided_spans


def two_pairs() -> Document:
    draft = Draft(
        source=(DraftParagraph("Он подпиcал доклaд."), DraftParagraph("Потом уехал.")),
        target=(DraftParagraph("He signed the report."), DraftParagraph("Then he left.")),
    )
    document = build("probe", draft)
    for source, target in zip(document.source, document.target, strict=True):
        document = apply(document, links.join(document, [source.id, target.id]))
    return document


def test_words_of_a_verified_half_stay_decided_in_the_whole():
    document = two_pairs()
    first = document.source[0].id
    document = apply(document, texts.set_status(document, first, "verified"))
    document = apply(document, paragraphs.merge_paragraphs(document, first))
    whole = document.source[0]
    decided = {span.within(whole.text) for span in decided_spans(whole)}
    assert {"Он", "подпиcал", "доклaд"} <= decided
    assert "уехал" not in decided


def test_a_cut_through_a_decided_place_decides_both_halves():
    document = two_pairs()
    first = document.source[0].id
    document = apply(document, texts.check_span(document, first, Span(3, 18)))
    document = apply(document, paragraphs.split_paragraph(document, first, 12, 12))
    head, tail = document.source[:2]
    assert head.checked == ("подпиcал",)
    assert tail.checked == ("доклaд",)


def test_the_translation_of_the_second_half_follows_into_the_link():
    document = two_pairs()
    merged = apply(document, paragraphs.merge_paragraphs(document, document.source[0].id))
    (link,) = merged.links
    assert link.target == tuple(p.id for p in document.target)
    assert link.status == "confirmed"


def test_many_decided_words_are_found_in_one_reading_of_the_text():
    text = " ".join(f"слово{n} и" for n in range(3000))
    spans = [Span(m, m + 1) for m in range(len(text)) if text[m : m + 1] == "и"]
    places = checked.places(text, spans[:50])
    assert len(checked.spans(text, places)) == 50
