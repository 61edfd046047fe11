"""How a digital archive describes a document on its page: labels, and sentences without a label."""

from __future__ import annotations

from dataclasses import dataclass

import regex

_LABELS = {
    "title": "title",
    "date": "date|document date|date created|creation date",
    "citation": "citation|cite as|suggested citation|how to cite",
    "archive_reference": "archive reference|archival reference|reference|source archive"
    "|archive|archival source|repository|original archive|location",
    "credits": "credits?|acknowledge?ments?|donors?|made possible by",
    "summary": "summary|abstract|description|synopsis",
    "original_language": "original languages?|languages?|language of original",
    "contents": "contents",
    "document_information": "document information|about this document|item information",
    "record_id": "record id|record number|document id|identifier|id",
    "document_type": "document type|type|genre",
    "classification": "original classification|classification",
    "rights": "rights|rights statement|copyright|licen[cs]e|terms of use",
    "uploaded": "original uploaded date|uploaded|date uploaded|added",
    "translator": "translated by|translators?|translation by",
    "author": "authors?|creators?",
    "collection": "collections?|related collections?",
    "subjects": "subjects?|keywords|tags|topics|subjects discussed",
    "people": "people mentioned|people",
    "places": "places mentioned|geographic subjects|places",
    "source_url": "url|permalink|link|persistent link",
    "publisher": "publisher|publishers",
}
# Labels that never are words of a document standing alone on a line.
_ANYWHERE = frozenset(
    {
        *("citation", "credits", "original_language", "document_information", "record_id"),
        *("classification", "uploaded", "rights", "document_type"),
    }
)
_LABEL = {
    key: regex.compile(rf"^(?:{names})\s*(?P<colon>:)?\s*(?P<value>.*)$", regex.I)
    for key, names in _LABELS.items()
}
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?"
_DATE = "|".join(
    (
        rf"{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}",
        rf"\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}",
        rf"{_MONTH}\s+\d{{4}}",
        r"\d{4}-\d\d-\d\d",
        r"\d{1,2}[./]\d{1,2}[./]\d{2,4}",
    )
)
_DATED = regex.compile(rf"^(?P<date>(?:{_DATE}))(?:\s*[-–—:.,]?\s+(?P<rest>\S.*))?$", regex.I)
_ONE_PARAGRAPH = frozenset(
    {
        *("date", "original_language", "record_id", "document_type", "classification"),
        *("uploaded", "title", "source_url", "translator", "author", "publisher"),
    }
)
_SENTENCES = (
    ("source_url", r"^(?:https?://|www\.)\S+$"),
    ("credits", r"^this (?:document|record|translation) was made possible\b"),
    ("credits", r"^(?:made possible|funded|sponsored) (?:with|by|through)\b.{0,120}$"),
    (
        "credits",
        r"^(?:translated|obtained|contributed|transcribed)(?: and \w+)? (?:by|for)\b.{0,160}$",
    ),
    ("rights", r"\bwelcomes? re-?use of\b|\bsubject to copyright\b|\brights status\b"),
    ("rights", r"^(?:©|\(c\)|copyright)\s"),
    ("archive_reference", r"^.{0,160}\b[fF]\.\s*\d+\s*,.{0,12}\bop\.\s*\d+"),
    ("archive_reference", r"^source:\s.{0,200}\b(?:archive|f\.|fond)\b"),
    ("citation", r"^[\"“].{5,300}[\"”],? .{0,80}\d{4}.{0,200}\b(?:archive|archives)\b"),
)
_SENTENCE = tuple((key, regex.compile(pattern, regex.I)) for key, pattern in _SENTENCES)
_TYPE = regex.compile(
    r"^(?:memorand(?:um|a)(?: of conversation)?|record of conversation|report|telegram|cable|letter"
    r"|minutes|meeting minutes|note|diary|speech|transcript|protocol|resolution|decree|bulletin"
    r"|intelligence report|memo|draft|treaty|agreement|statement)s?$",
    regex.I,
)
_TABS = regex.compile(
    r"^(?:(?:original scan|scanned original|english translation|russian (?:transcript|original)"
    r"|translation\s*[-–—]\s*\p{L}+|transcription?\s*[-–—]\s*\p{L}+|original\s*[-–—]\s*\p{L}+"
    r"|view (?:document|original)|download(?: pdf| transcript)?)[\s|·]*)+",
    regex.I,
)

_HELD = regex.compile(
    r"(?:^|,\s+)(?P<held>(?![^,]*\bdigital\b)[^,\"“”]*"
    r"\b(?:archives?|AVP ?RF|RGANI|RGASPI|GARF|RGAE|TsAMO|TsKhSD|APRF)\b.*?)[.\s]*$",
    regex.I,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label on a line.

    Attributes:
        key: metadata key it stands for.
        value: text after the label on the same line, or ''.
        anywhere: whether it is a label wherever on the page it stands.
    """

    key: str
    value: str
    anywhere: bool


def label(text: str) -> Label | None:
    """The label that a paragraph is or begins with, or None. Inline values need a colon."""
    for key, pattern in _LABEL.items():
        found = pattern.match(text)
        if not found or (found["value"] and not found["colon"]):
            continue
        alone = not found["value"]
        return Label(key, found["value"], key in _ANYWHERE and alone)
    return None


def sentence(text: str) -> str:
    """Metadata key of a paragraph that tells without a label what it is, or ''."""
    return next((key for key, pattern in _SENTENCE if pattern.search(text)), "")


def holding_archive(citation: str) -> str:
    """The archive that holds the paper, with its shelf mark, as a citation ends with it, or ''.

    A digital archive that publishes the scan is not meant.
    """
    found = _HELD.search(citation)
    return found["held"] if found else ""


def dated(text: str) -> tuple[str, str]:
    """The date a paragraph begins with and what follows it, or two empty strings."""
    found = _DATED.match(text)
    return (found["date"], found["rest"] or "") if found else ("", "")


def is_document_type(text: str) -> bool:
    """Whether a paragraph names a type of document as a catalogue does."""
    return _TYPE.match(text) is not None


def takes_one(key: str) -> bool:
    """Whether the value of a label is one paragraph, not all up to the next label."""
    return key in _ONE_PARAGRAPH


def is_value(key: str, text: str) -> bool:
    """Whether a paragraph can be the value of a label at all."""
    return (
        bool(dated(text)[0])
        if key in {"date", "uploaded"}
        else len(text) < 80
        or key
        in {
            *("summary", "citation", "credits", "rights", "archive_reference", "title"),
            *("collection", "subjects", "people", "places"),
        }
    )


def tabs(text: str) -> tuple[str, str]:
    """The captions of a page's tabs that a paragraph begins with, and what follows them."""
    found = _TABS.match(text)
    return (found.group().strip(), text[found.end() :].strip()) if found else ("", text)
