"""What the corrector says of a text: suspect spans with ranked readings and their evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from workbench.model.evidence import Evidence
from workbench.model.expectation import NO_EXPECTATION, Expectation
from workbench.model.text import Span, tokens

_NOTHING: Mapping[Any, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a span may have read on the page.

    Attributes:
        text: the proposed text of the span; equal to the span's text when it may stand.
        confidence: probability in 0..1 that this is what stood there.
        evidence: the reasons, strongest first.
    """

    text: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Suspect:
    """A span that is probably not what stood on the page.

    Attributes:
        span: code points in the paragraph's text; it may cover several words ("разгруз ку").
        text: the text of the span.
        readings: at most ten, best first.
        doubt: probability in 0..1 that the text of the span is wrong.
    """

    span: Span
    text: str
    readings: tuple[Reading, ...] = ()
    doubt: float = 1.0

    @property
    def is_sign(self) -> bool:
        """Whether neither its text nor any of its readings has a word."""
        texts = (self.text, *(reading.text for reading in self.readings))
        return not any(True for text in texts for _ in tokens(text))


@dataclass(frozen=True, slots=True)
class Recognition:
    """What the engine said of a word that it read.

    Attributes:
        span: code points in the passage's text.
        confidence: the engine's own, in 0..1; not calibrated.
        alternatives: what else it weighed, likeliest first, without the word itself.
    """

    span: Span
    confidence: float
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Memory:
    """What the document and its project teach about any passage of it.

    Compared by identity: who makes them gives out the same one for as long as nothing new was
    learned. Who only wants to know whether it is still the same one keeps a weak reference.

    Attributes:
        accepted: folded words that a person let stand or wrote, to in how many places; those of
            the glossary too, with 0 where nobody did.
        glossary: folded words of the glossary in all forms, to the word as it is written there.
        fixes: what the machine read (folded) to what people made of it (folded) and how often.
        misreadings: (table, observed, truth), segments of the visual channel in words that people
            corrected, right ones too, to how often they were found.
        expected: which words the document is expected to have, by what stands there and by what
            its garbles probably read.
    """

    accepted: Mapping[str, int] = field(default_factory=lambda: _NOTHING)
    glossary: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    fixes: Mapping[str, Mapping[str, int]] = field(default_factory=lambda: _NOTHING)
    misreadings: Mapping[tuple[str, str, str], float] = field(default_factory=lambda: _NOTHING)
    expected: Expectation = NO_EXPECTATION


NO_MEMORY = Memory()


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph as it is put to the corrector.

    Attributes:
        text: the paragraph's NFC text; offsets of suspects count its code points.
        decided: spans that a person has decided; nothing in them is ever a suspect.
        translation: texts of the linked paragraphs of the other language.
        memory: what the document and its project teach.
        recognised: what the engine said of the words that still stand as it read them.
    """

    text: str
    decided: tuple[Span, ...] = ()
    translation: tuple[str, ...] = ()
    memory: Memory = NO_MEMORY
    recognised: tuple[Recognition, ...] = ()


def carry(suspects: Sequence[Suspect], old: str, new: str) -> tuple[Suspect, ...]:
    """Suspects of `old` that lie outside its changed middle, where they are in `new`."""
    if old == new:
        return tuple(suspects)
    start = _common(old, new)
    tail = min(_common(old[::-1], new[::-1]), min(len(old), len(new)) - start)
    shift = len(new) - len(old)
    carried: list[Suspect] = []
    for suspect in suspects:
        if suspect.span.end <= start:
            carried.append(suspect)
        elif suspect.span.start >= len(old) - tail:
            moved = Span(suspect.span.start + shift, suspect.span.end + shift)
            carried.append(replace(suspect, span=moved))
    return tuple(carried)


def _common(first: str, second: str) -> int:
    count = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        count += 1
    return count
