"""Translation Memory eXchange 1.4b (LISA OSCAR 2005), which translation programs read."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

import regex

from workbench import __version__
from workbench.model.document import Document
from workbench.writers.pairs import Pair, ParallelText, notes_of

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_XML = regex.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def to_tmx(texts: Sequence[ParallelText]) -> str:
    """One translation unit a pair; what has no counterpart is no unit of a translation memory.

    Document, ids of the paragraphs, status and confidence go along as properties, notes
    with the side that they are on. There is no date in the file, so that the same documents
    always give the same text.
    """
    root = ET.Element("tmx", version="1.4")
    ET.SubElement(
        root,
        "header",
        {
            "creationtool": "workbench",
            "creationtoolversion": __version__,
            "segtype": "sentence" if any(t.level == "sentence" for t in texts) else "paragraph",
            "o-tmf": "workbench",
            "adminlang": "en",
            "srclang": _source_language(texts),
            "datatype": "plaintext",
        },
    )
    body = ET.SubElement(root, "body")
    for text in texts:
        for pair in text.pairs:
            if pair.source and pair.target:
                _add_unit(body, text.document, pair)
    ET.indent(root)
    return f"{_HEAD}{ET.tostring(root, encoding='unicode')}\n"


def _source_language(texts: Sequence[ParallelText]) -> str:
    """The one language of all originals, or what the format says for several."""
    languages = {text.document.source_language for text in texts}
    return languages.pop() if len(languages) == 1 else "*all*"


def _add_unit(body: ET.Element, document: Document, pair: Pair) -> None:
    unit = ET.SubElement(body, "tu", srclang=document.source_language)
    properties = {
        "x-document": document.id,
        "x-source-ids": " ".join(stretch.name for stretch in pair.source),
        "x-target-ids": " ".join(stretch.name for stretch in pair.target),
        "x-status": pair.status,
        "x-confidence": f"{pair.confidence:.4f}",
    }
    for name, value in properties.items():
        ET.SubElement(unit, "prop", type=name).text = _printable(value)
    for language, stretches, text in (
        (document.source_language, pair.source, pair.source_text),
        (document.target_language, pair.target, pair.target_text),
    ):
        variant = ET.SubElement(unit, "tuv", {_LANGUAGE: language})
        for note in notes_of(document, (stretch.id for stretch in stretches)).values():
            ET.SubElement(variant, "note").text = _printable(note)
        ET.SubElement(variant, "seg").text = _printable(text)


def _printable(text: str) -> str:
    """The text without characters that no XML file may have."""
    return _NO_XML.sub("\ufffd", text)
