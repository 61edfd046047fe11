"""How a digital archive describes a document on its page: labels, and sentences without a label."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from workbench.lexicon.months import MONTHS
from workbench.model.text import tokens

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
# Labels that never are words of a document.
_CERTAIN = frozenset(
    {
        *("citation", "credits", "original_language", "document_information", "record_id"),
        *("classification", "uploaded", "rights", "document_type"),
    }
)
_LABEL = {
    key: regex.compile(rf"^(?:{names})\s*(?::\s*(?P<value>.*))?$", regex.I)
    for key, names in _LABELS.items()
}
_MONTH = rf"(?:{'|'.join(month.english_stem for month in MONTHS)})\p{{L}}*\.?"
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
_LISTS = frozenset({"collection", "subjects", "people", "places"})
_PROSE = frozenset(
    {
        *("summary", "citation", "credits", "rights", "archive_reference", "title"),
        *("collection", "subjects", "people", "places"),
    }
)
_HEADINGS = frozenset({"document_information", "contents"})
_SHORT = 80
_LONG = 150
_LONGEST_TITLE = 350
_SHORTEST_RUNNING = 60
_SHORTEST_SUMMARY = 60
_LONGEST_SUMMARY = 1500
_FIRST_PERSON = regex.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Oo]ur)\b")
_SENTENCE_END = regex.compile(r"[.!?…][»”\"')\]]*$")
_RUSSIAN = regex.compile(r"\p{Cyrillic}")
_SENTENCES = (
    ("source_url", r"^(?:https?://|www\.)\S+$"),
    (
        "credits",
        r"^this (?:document|record|translation|transcript(?:ion)?|scan|item|page) (?:was"
        r"|is|has been) (?:made possible|funded|sponsored|supported|digiti[sz]ed)\b",
    ),
    ("credits", r"^(?:made possible|funded|sponsored) (?:with|by|through)\b.{0,120}$"),
    (
        "credits",
        r"^(?:translated|obtained|contributed|transcribed)(?: and \w+)? (?:by|for)\b.{0,160}$",
    ),
    ("rights", r"\b(?:welcom|permi|allow|encourag|free)\p{L}*\b.{0,30}\bre-?use\b"),
    ("rights", r"\b(?:subject to|protected by|under|out of) copyright\b"),
    ("rights", r"\brights (?:status|statement|holders?|reserved)\b|\bcreative commons\b"),
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

_ADDRESSED = regex.compile(
    r"^(?:to|from|via|through|cc|cop(?:y|ies)(?: to)?|re|dear|present|participants?)\b[^:]{0,20}:",
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
        is_certain: whether a document has no such words of its own standing on a line.
    """

    key: str
    value: str
    is_certain: bool


def label(text: str) -> Label | None:
    """The label that a paragraph is or begins with, or None. Inline values need a colon."""
    for key, pattern in _LABEL.items():
        found = pattern.match(text)
        if found:
            return Label(key, found["value"] or "", key in _CERTAIN)
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


def begins_foot(text: str) -> bool:
    """Whether a paragraph is the heading over what describes the document."""
    known = label(text)
    return known is not None and known.key == "document_information"


def is_russian(text: str) -> bool:
    """Whether most letters of a paragraph are Cyrillic: the document, as labels are English."""
    letters = sum(character.isalpha() for character in text)
    return 2 * len(_RUSSIAN.findall(text)) > letters


def may_be_title(text: str) -> bool:
    """Whether a paragraph can be the title of a page; running text can not.

    Running text ends like a sentence and most of its long words begin with small letters.
    """
    if len(text) < _SHORTEST_RUNNING or not _SENTENCE_END.search(text):
        return len(text) < _LONGEST_TITLE
    long = [token.text for token in tokens(text) if len(token.text) > 4]
    return len(text) < _LONG and 2 * sum(word[0].isupper() for word in long) > len(long)


def is_addressed(text: str) -> bool:
    """Whether a paragraph is a line over a letter or memorandum: such lines are the document."""
    return _ADDRESSED.match(text) is not None


def may_be_summary(text: str) -> bool:
    """Whether a paragraph without a label can be an abstract: not long, told by a third person."""
    return _SHORTEST_SUMMARY <= len(text) <= _LONGEST_SUMMARY and not _FIRST_PERSON.search(text)


def is_list(key: str) -> bool:
    """Whether the value of a label can be several paragraphs, one an item."""
    return key in _LISTS


def is_item(text: str) -> bool:
    """Whether a paragraph can be an item of a list: short, no sentence, in the page's language."""
    if len(text) >= _SHORT or is_russian(text) or sentence(text):
        return False
    return _SENTENCE_END.search(text) is None


def is_value(key: str, text: str) -> bool:
    """Whether a paragraph can be the value of a label that stands alone before it."""
    if key in _HEADINGS:
        return False
    if key in {"date", "uploaded"}:
        return bool(dated(text)[0])
    return len(text) < _SHORT or (key in _PROSE and not is_russian(text))


def tabs(text: str) -> tuple[str, str]:
    """The captions of a page's tabs that a paragraph begins with, and what follows them."""
    found = _TABS.match(text)
    return (found.group().strip(), text[found.end() :].strip()) if found else ("", text)
