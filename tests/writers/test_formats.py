"""What is exported can be read back, for documents drawn at random."""

import csv
import io
import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import documents
from tests.session.small import one_sided, small_document
from workbench.errors import UsageError
from workbench.model.document import Document, Paragraph
from workbench.model.edits import apply
from workbench.model.operations.texts import set_note
from workbench.writers.formats import FORMATS, MISSING, find
from workbench.writers.pairs import Selection, parallel_text

selections = st.builds(Selection, st.booleans(), st.booleans())


def expected(document: Document, selection: Selection) -> Iterator[tuple[str, str]]:
    """The texts of the chosen links, told in another way than the program does."""
    by_id: dict[str, Paragraph] = {p.id: p for p in document.source}
    by_id.update({p.id: p for p in document.target})
    for link in document.links:
        if selection.confirmed_only and link.status == "auto":
            continue
        sides = [
            " ".join(
                by_id[i].text for i in ids if selection.with_furniture or by_id[i].kind == "text"
            )
            for ids in (link.source, link.target)
        ]
        if any(sides):
            yield sides[0], sides[1]


def is_written(document: Document, paragraph_id: str, selection: Selection) -> bool:
    return selection.with_furniture or document.paragraph(paragraph_id).kind == "text"


def written(name: str, *documents: Document, selection: Selection) -> str:
    """What a format makes of the selected links of documents."""
    return find(name).write([parallel_text(document, selection) for document in documents])


@given(documents(), selections)
@settings(max_examples=40, deadline=None)
def test_jsonl_holds_one_object_a_pair(document, selection):
    text = written("jsonl", document, selection=selection)
    objects = [json.loads(line) for line in text.splitlines()]
    assert [(o["source"], o["target"]) for o in objects] == list(expected(document, selection))
    assert all(o["document"] == "probe" for o in objects)
    assert text == "" or text.endswith("\n")


@given(documents(), selections)
@settings(max_examples=40, deadline=None)
def test_tsv_is_a_table_with_one_header(document, selection):
    text = written("tsv", document, document, selection=selection)
    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))
    once = list(expected(document, selection))
    assert [(row["source"], row["target"]) for row in rows] == [*once, *once]
    for row in rows:
        ids = [*row["source_ids"].split(), *row["target_ids"].split()]
        link = document.link_of(ids[0])
        assert [p for p in link.ids if is_written(document, p, selection)] == ids
        assert row["status"] == link.status
        assert float(row["confidence"]) == pytest.approx(link.confidence, abs=1e-4)


@given(documents(), selections)
@settings(max_examples=40, deadline=None)
def test_txt_is_blocks_of_two_lines(document, selection):
    text = written("txt", document, selection=selection)
    blocks = text.split("\n\n")
    assert blocks.pop() == ""
    told = [tuple(block.split("\n")) for block in blocks]
    assert told == [(s or MISSING, t or MISSING) for s, t in expected(document, selection)]


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_every_format_takes_documents_of_one_side_and_of_none(known):
    for document in (one_sided("source"), one_sided("target"), Document("probe")):
        assert "\r" not in written(known.name, document, selection=Selection())


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_every_format_keeps_the_order_of_the_original(known):
    document = small_document()
    text = written(known.name, document, selection=Selection())
    linked = [p for p in document.source if p.kind == "text" and document.translation_of(p.id)]
    places = [text.index(p.text) for p in linked]
    assert len(places) > 1
    assert places == sorted(places)
    assert "88497" not in text


def test_an_unknown_format_is_refused_with_those_there_are():
    with pytest.raises(UsageError, match="txt, tsv, jsonl, tmx"):
        find("docx")


@pytest.mark.parametrize("name", ["tsv", "jsonl", "tmx"])
def test_notes_go_along_where_the_format_has_a_place_for_them(name):
    document = small_document()
    bare = written(name, document, selection=Selection())
    for paragraph, note in (
        (document.source[0], "печать & подпись"),
        (document.target[0], "loose"),
    ):
        document = apply(document, set_note(document, paragraph.id, note))
    text = written(name, document, selection=Selection())
    assert ("печать &amp; подпись" if name == "tmx" else "печать & подпись") in text
    assert text.count("loose") == 1
    if name == "jsonl":
        ids = document.source[0].id, document.target[0].id
        noted = [json.loads(line).get("notes") for line in text.splitlines()]
        assert noted[0] == {ids[0]: "печать & подпись", ids[1]: "loose"}
        assert not any(noted[1:])
        assert '"notes"' not in bare
