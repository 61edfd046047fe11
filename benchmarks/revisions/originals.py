"""Documents for two editors to begin with: stretches of our own texts as a scan reads them.

The texts are the development documents with a known alignment (`benchmarks/texts/README.md`):
furniture stands between their paragraphs, and their links join one or several on either side.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from benchmarks.alignment.documents import Document as Aligned
from benchmarks.alignment.documents import documents
from benchmarks.alignment.garbling import garbled
from workbench.model import checked
from workbench.model.build import build
from workbench.model.document import (
    STATUSES,
    Document,
    Link,
    ScanRange,
    SourceParagraph,
    TargetParagraph,
)
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import apply
from workbench.model.operations.links import confirm, realign
from workbench.model.text import normalise, removable, tokens

TEXTS = Path(__file__).resolve().parents[1] / "texts" / "parallel" / "dev"
LEAST, MOST = 3, 60  # paragraphs of the original
_SHORT = 2.5  # the higher, the more documents are short
_MISREAD = 0.05  # of the characters
_PAGE = 12  # paragraphs
_METADATA = {"date": "17 мая 1962 г.", "citation": "Ф. 5, оп. 30, д. 12", "credits": "архив"}


@dataclass(frozen=True, slots=True)
class _Read:
    """A paragraph of the original before it has an id."""

    text: str
    ocr: str
    is_furniture: bool

    @property
    def draft(self) -> DraftParagraph:
        """As a reader of files gives it."""
        return DraftParagraph(self.text, "furniture" if self.is_furniture else "text")


def original(draw: Random, *, traceable: bool) -> Document:
    """A document as the last common revision of two editors has it.

    Args:
        draw: of the chances.
        traceable: whether every word stands in it once only, so that each can be followed through
            a merge; otherwise words recur as they do in prose.
    """
    written, read = draw.choice(_known())
    length = LEAST + round((MOST - LEAST) * draw.random() ** _SHORT)
    start = draw.randrange(max(1, len(written.source) - length + 1))
    inside = range(start, min(start + length, len(written.source)))
    links = [link for link in written.links if set(link[0]) <= set(inside)]
    beside = [n for link in links for n in link[1]]
    across = range(min(beside), max(beside) + 1) if beside else range(0)
    seen: set[str] | None = set() if traceable else None
    source = [_source(draw, written, read, n, seen) for n in inside]
    target = [
        _Read(_once(written.target[n], seen, f"page{n}x"), "", written.target_furniture[n])
        for n in across
    ]
    document = _built(draw, source, target)
    known = [
        Link(
            tuple(document.source[n - inside.start].id for n in link[0]),
            tuple(document.target[n - across.start].id for n in link[1]),
            confidence=round(draw.uniform(0.3, 1), 4),
        )
        for link in links
    ]
    return _linked(draw, document, known)


@cache
def _known() -> tuple[tuple[Aligned, Aligned], ...]:
    """The texts, each as it is and as it is read badly, without the dirt read as lines."""
    pairs = ((one, garbled(one, _MISREAD)) for one in documents([TEXTS]))
    return tuple((one, bad) for one, bad in pairs if len(one.source) == len(bad.source))


def _source(draw: Random, written: Aligned, read: Aligned, n: int, seen: set[str] | None) -> _Read:
    """A paragraph as it is read, or, a third of them, as an editor has corrected it."""
    furniture = written.source_furniture[n]
    if draw.random() < 2 / 3:
        text = _once(read.source[n], seen, f"лист{n}х")
        return _Read(text, text, furniture)
    text = _once(written.source[n], seen, f"лист{n}х")
    return _Read(text, normalise(read.source[n]), furniture)


def _once(text: str, seen: set[str] | None, otherwise: str) -> str:
    """A text without words that were seen before, which are none if `seen` is not kept."""
    text = normalise(text)
    while seen is not None:
        here: set[str] = set()
        again = None
        for token in tokens(text):
            if token.text in seen or token.text in here:
                again = removable(text, token.span)
                break
            here.add(token.text)
        if again is None:
            seen |= here
            break
        text = normalise(text[: again.start] + text[again.end :])
    return text if any(True for _ in tokens(text)) else otherwise


def _built(draw: Random, source: list[_Read], target: list[_Read]) -> Document:
    draft = Draft(
        title="Запись беседы",
        metadata=_METADATA,
        source=tuple(one.draft for one in source),
        target=tuple(one.draft for one in target),
    )
    document = build("probe", draft)
    is_scanned = draw.random() < 0.5
    sources: list[SourceParagraph] = []
    at = 0
    for n, (paragraph, one) in enumerate(zip(document.source, source, strict=True)):
        at = at if n % _PAGE else 0
        page = ScanRange(f"page-{n // _PAGE + 1:03}.png", at, at + len(one.ocr))
        at += len(one.ocr) + 1
        done = replace(paragraph, ocr=one.ocr, scan=(page,) if is_scanned else ())
        sources.append(_worked_on(draw, done) if one.text != one.ocr else done)
    targets = [_noted(draw, paragraph) for paragraph in document.target]
    return replace(document, source=tuple(sources), target=tuple(targets))


def _worked_on(draw: Random, paragraph: SourceParagraph) -> SourceParagraph:
    words = [token.span for token in tokens(paragraph.text)]
    places = checked.places(paragraph.text, draw.sample(words, min(len(words), draw.randrange(4))))
    note = f"см. {paragraph.id}" if draw.random() < 0.2 else ""
    return replace(paragraph, status=draw.choice(STATUSES), checked=places, note=note)


def _noted(draw: Random, paragraph: TargetParagraph) -> TargetParagraph:
    return replace(paragraph, note=f"see {paragraph.id}") if draw.random() < 0.05 else paragraph


def _linked(draw: Random, document: Document, known: Iterable[Link]) -> Document:
    """The document with its links: some not found, a quarter of the others confirmed."""
    found = [link for link in known if draw.random() < 0.9]
    document = apply(document, realign(document, found))
    right = [link for link in document.links if draw.random() < 0.25]
    return apply(document, confirm(document, right))
