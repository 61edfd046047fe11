"""A document's JSON as text that a person reads in `git diff`: what git calls a textconv.

git runs it for both versions of every file that it shows, so it has to be quick. It therefore
stands alone: it imports nothing of ours, and `workbench git setup` has git run this file itself
(`python -I -S difftext.py FILE`), past the command line and all that it imports.

Everything in a document is in its text, so no change goes unseen, but the last two decimals of a
link's confidence. An equal piece of a document gives equal lines: a small change gives a small
diff.

git puts into the head of a hunk the last heading that stands *above* the hunk, and a hunk begins
three lines before the first change. Between the heading of a paragraph and its text are therefore
three lines that seldom change; so a changed text stands below its own id.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

Fields: TypeAlias = dict[str, Any]

FORMAT = "workbench/1"
_NOTHING = "–"
_ROOT = {"format", "conflict", "id", "title", "metadata", "source", "target", "links"}
_SIDE = {"language", "paragraphs"}
_PARAGRAPH = {"conflict", "note", "id", "text", "ocr", "status", "scan", "checked", "kind"}
_LINK = {"conflict", "source", "target", "status", "confidence"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SENTENCE_END = re.compile(r"(?<=\w\w[.!?…]) (?=[A-ZА-ЯЁ«„“—])")


def readable(data: bytes) -> bytes:
    """The text of a document's file, in UTF-8; of anything else the bytes as they are.

    A file with conflict markers, in a newer format, or with fields that are not known is anything
    else: it can still be compared line by line, and nothing in it is hidden. So is one that would
    command a terminal, or have lines of its own.
    """
    try:
        root = json.loads(data, object_pairs_hook=_unique)
        lines = list(_document(root))
        if any(map(_CONTROL.search, lines)):
            raise ValueError("a control character")
        return "".join(f"{line}\n" for line in lines).encode()
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError):
        return data  # whatever JSON can be that is no document of ours


def _document(root: Fields) -> Iterator[str]:
    _knows(root, _ROOT)
    if root["format"] != FORMAT:
        raise ValueError(root["format"])
    source, target = root["source"], root["target"]
    yield root["id"]
    yield f"  title: {root['title'] or _NOTHING}"
    yield f"  languages: {source['language']}, {target['language']}"
    for key, value in root["metadata"].items():
        yield f"  metadata.{key}: {value or _NOTHING}"
    for key, conflict in root.get("conflict", {}).items():
        yield from _conflict(conflict, f"{key} ")
    for side in (source, target):
        _knows(side, _SIDE)
        for paragraph in side["paragraphs"]:
            yield from _paragraph(paragraph, side["language"])
    yield ""
    yield "links"
    for link in root["links"]:
        yield from _link(link)


def _paragraph(paragraph: Fields, language: str) -> Iterator[str]:
    _knows(paragraph, _PARAGRAPH)
    status = f"{paragraph['status']}, " if "status" in paragraph else ""
    yield ""
    yield f"{paragraph['id']}  {status}{paragraph['kind']}"
    yield f"  language: {language}"
    yield f"  scan: {', '.join(paragraph.get('scan', ())) or _NOTHING}"
    yield f"  note: {paragraph.get('note') or _NOTHING}"
    text: str = paragraph["text"]
    yield from _sentences(text, paragraph.get("ocr", text))
    if paragraph.get("checked"):
        yield f"  checked: {'; '.join(paragraph['checked'])}"
    if "conflict" in paragraph:
        yield from _conflict(paragraph["conflict"])


def _sentences(text: str, ocr: str) -> Iterator[str]:
    """The sentences of a text, each above the words that the machine read differently."""
    sentences = _SENTENCE_END.split(text or _NOTHING)
    if ocr == text:
        for sentence in sentences:
            yield f"    {sentence}"
        return
    read = _SENTENCE_END.split(ocr or _NOTHING)
    if len(read) != len(sentences):
        sentences, read = [text or _NOTHING], [ocr or _NOTHING]
    for sentence, machine in zip(sentences, read, strict=True):
        yield f"    {sentence}"
        if machine != sentence:
            yield f"  ocr: {_misread(sentence.split(' '), machine.split(' ')) or _NOTHING}"


def _misread(words: list[str], read: list[str]) -> str:
    """What the machine read, without what stands in the text too.

    Whole, it would be the very text that a first correction replaces, and `git diff --word-diff`
    would find the old text there.
    """
    if len(words) == len(read):
        return " … ".join(own for word, own in zip(words, read, strict=True) if word != own)
    start, most = 0, min(len(words), len(read))
    while start < most and words[start] == read[start]:
        start += 1
    end = 0
    while end < most - start and words[-1 - end] == read[-1 - end]:
        end += 1
    return " ".join(read[start : len(read) - end])


def _link(link: Fields) -> Iterator[str]:
    _knows(link, _LINK)
    hundredths = round(link["confidence"] * 10_000) // 100
    certainty = f"{hundredths // 100}.{hundredths % 100:02}"
    yield f"  {_members(link)}  {link['status']} {certainty}"
    for version, links in link.get("conflict", {}).items():
        yield f"    conflict, {version}: {'; '.join(map(_members, links)) or _NOTHING}"


def _members(link: Fields) -> str:
    sides = (" + ".join(link[side]) or _NOTHING for side in ("source", "target"))
    return " = ".join(sides)


def _conflict(conflict: Fields, what: str = "") -> Iterator[str]:
    for version, text in conflict.items():
        yield f"  {what}conflict, {version}: {text or _NOTHING}"


def _knows(fields: Fields, known: set[str]) -> None:
    if unknown := fields.keys() - known:
        raise ValueError(unknown)


def _unique(pairs: Iterable[tuple[str, Any]]) -> Fields:
    """An object; one that has a key twice is no document, and would hide one of the values."""
    listed = list(pairs)
    fields = dict(listed)
    if len(fields) < len(listed):
        raise ValueError("a key stands twice")
    return fields


def main() -> None:
    """Print the text of the file that is named on the command line."""
    with open(sys.argv[1], "rb") as file:  # noqa: PTH123  pathlib takes longer than all the rest
        data = file.read()
    sys.stdout.buffer.write(readable(data))


if __name__ == "__main__":
    main()
