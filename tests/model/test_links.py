"""What a person does to links, on a small document."""

import pytest

from workbench.errors import ImpossibleEditError
from workbench.model.build import build
from workbench.model.document import Document
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import apply
from workbench.model.operations import links


@pytest.fixture
def document():
    draft = Draft(
        source=tuple(DraftParagraph(t) for t in ("раз " * 5, "два " * 5, "три " * 5)),
        target=tuple(DraftParagraph(t) for t in ("one " * 5, "two " * 5, "three " * 5)),
    )
    document = build("probe", draft)
    for source, target in zip(document.source, document.target, strict=True):
        document = apply(document, links.join(document, [source.id, target.id]))
    return document


def shape(document: Document) -> list[tuple[tuple[int, ...], tuple[int, ...], str]]:
    source = {p.id: n for n, p in enumerate(document.source)}
    target = {p.id: n for n, p in enumerate(document.target)}
    return [
        (tuple(source[i] for i in k.source), tuple(target[i] for i in k.target), k.status)
        for k in document.links
    ]


def test_merge_then_split_gives_the_same_pairs(document):
    before = shape(document)
    document = apply(document, links.merge_links(document, document.source[0].id))
    assert shape(document)[0] == ((0, 1), (0, 1), "confirmed")
    document = apply(document, links.split_link(document, document.source[1].id))
    assert shape(document) == before


def test_moving_a_paragraph_up_leaves_the_rest_for_the_machine(document):
    document = apply(document, links.move_paragraph(document, document.target[1].id, forward=False))
    assert shape(document) == [
        ((0,), (0, 1), "confirmed"),
        ((1,), (), "auto"),
        ((2,), (2,), "confirmed"),
    ]


def test_unlinked_paragraphs_stand_alone_by_decision(document):
    document = apply(document, links.unlink(document, document.source[1].id))
    assert ((1,), (), "confirmed") in shape(document)
    assert ((), (1,), "confirmed") in shape(document)


def test_realigning_keeps_confirmed_links(document):
    document = apply(document, links.realign(document, []))
    assert [status for *_, status in shape(document)] == ["confirmed"] * 3


def test_the_last_link_has_nothing_to_merge_with(document):
    with pytest.raises(ImpossibleEditError):
        links.merge_links(document, document.source[2].id)
