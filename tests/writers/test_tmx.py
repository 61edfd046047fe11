"""Translation memories: well-formed, and of the structure that TMX 1.4b prescribes."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import documents
from tests.session.small import small_document, with_text
from workbench import __version__
from workbench.model.text import Span
from workbench.writers.pairs import Pair, ParallelText, Selection, Stretch, parallel_text
from workbench.writers.tmx import to_tmx

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# The parts of the DTD that are used here: children in order with how often, required attributes.
CHILDREN: dict[str, list[tuple[str, int, int | None]]] = {
    "tmx": [("header", 1, 1), ("body", 1, 1)],
    "header": [],
    "body": [("tu", 0, None)],
    "tu": [("prop", 0, None), ("tuv", 1, None)],
    "prop": [],
    "tuv": [("note", 0, None), ("seg", 1, 1)],
    "note": [],
    "seg": [],
}
REQUIRED = {
    "tmx": {"version"},
    "header": {
        *("creationtool", "creationtoolversion", "segtype", "o-tmf"),
        *("adminlang", "srclang", "datatype"),
    },
    "prop": {"type"},
    "tuv": {LANGUAGE},
}
OPTIONAL = {"tu": {"srclang", "tuid"}}


def parsed(text: str) -> ET.Element:
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM')
    root = ET.fromstring(text)
    follows_the_dtd(root)
    return root


def follows_the_dtd(element: ET.Element) -> None:
    required = REQUIRED.get(element.tag, set())
    assert required <= set(element.attrib) <= required | OPTIONAL.get(element.tag, set())
    rest = list(element)
    for tag, least, most in CHILDREN[element.tag]:
        several = [child for child in rest if child.tag == tag]
        assert rest[: len(several)] == several
        assert least <= len(several) <= (most or len(several))
        rest = rest[len(several) :]
    assert not rest
    for child in element:
        follows_the_dtd(child)


def texts_of(root: ET.Element) -> list[list[str | None]]:
    return [[seg.text for seg in unit.iter("seg")] for unit in root.iter("tu")]


@given(documents(), st.builds(Selection, st.booleans(), st.booleans()))
@settings(max_examples=40, deadline=None)
def test_every_pair_with_both_sides_is_a_unit(document, selection):
    text = parallel_text(document, selection)
    both = [[p.source_text, p.target_text] for p in text.pairs if p.source and p.target]
    root = parsed(to_tmx([text, text]))
    assert texts_of(root) == [*both, *both]


def test_the_header_and_what_goes_along():
    document = small_document()
    root = parsed(to_tmx([parallel_text(document, Selection())]))
    header = root.find("header")
    assert header is not None
    assert header.attrib == {
        "creationtool": "workbench",
        "creationtoolversion": __version__,
        "segtype": "paragraph",
        "o-tmf": "workbench",
        "adminlang": "en",
        "srclang": "ru",
        "datatype": "plaintext",
    }
    unit = next(root.iter("tu"))
    assert {prop.get("type"): prop.text for prop in unit.iter("prop")} == {
        "x-document": "probe",
        "x-source-ids": document.source[0].id,
        "x-target-ids": document.target[0].id,
        "x-status": "confirmed",
        "x-confidence": "1.0000",
    }
    assert [variant.get(LANGUAGE) for variant in unit.iter("tuv")] == ["ru", "en"]


def test_sentences_say_so_and_where_they_stand():
    document = small_document()
    left, right = document.source[0].id, document.target[0].id
    pair = Pair(
        (Stretch(left, Span(3, 7), "этих"),), (Stretch(right, Span(3, 7), "this"),), "auto", 0.5
    )
    root = parsed(to_tmx([ParallelText(document, (pair,), "sentence")]))
    assert root.find("header[@segtype='sentence']") is not None
    assert f"{left}:3-7" in {prop.text for prop in root.iter("prop")}


def test_several_languages_and_no_document():
    one = parallel_text(small_document(), Selection())
    other = replace(one, document=replace(one.document, source_language="uk"))
    assert parsed(to_tmx([one, other])).find("header[@srclang='*all*']") is not None
    assert texts_of(parsed(to_tmx([]))) == []


@pytest.mark.parametrize("text", ["<a> & 'b' \"c\"", "a\ufffeb", "а\u0301 \U0001f600"])
def test_whatever_a_text_holds_is_well_formed(text):
    document = with_text(small_document(), 0, text=text)
    root = parsed(to_tmx([parallel_text(document, Selection())]))
    assert texts_of(root)[0][0] == text.replace("\ufffe", "\ufffd")
