"""One word of hOCR with the places where the engine hesitated.

Two notations are read. Tesseract's own (`lstm_choice_mode=2`): after the text, one `ocrx_cinfo` a
character with one inner `ocrx_cinfo` a choice. And that of hOCR 1.2 ("alternatives"), in which the
place stands inside the text:
`<span class="alternatives"><ins class="alt">Ш</ins><del class="alt">Щ</del></span>`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workbench.model.text import normalise
from workbench.ocr.layout import Box, CharacterChoice, HocrWord, Rival


@dataclass(slots=True)
class _Choice:
    confidence: float
    taken: bool
    text: str = ""


@dataclass(slots=True)
class _Group:
    start: int | None
    choices: list[_Choice] = field(default_factory=list)


class WordBuilder:
    """Receives the events inside an ocrx_word."""

    def __init__(self, box: Box, confidence: float, language: str) -> None:
        self._box = box
        self._confidence = confidence
        self._language = language
        self._text = ""
        self._groups: list[_Group] = []
        self._roles: list[str] = []

    def start(self, tag: str, kind: str, properties: Mapping[str, str], id_: str) -> None:
        """An element begins inside the word."""
        role = self._role(tag, kind, properties, id_)
        self._roles.append(role)
        if role == "alternatives":
            self._groups.append(_Group(len(self._text)))
        elif role == "group":
            self._groups.append(_Group(None))
        elif role in ("choice", "ins", "del"):
            self._groups[-1].choices.append(_Choice(_confidence(properties), role == "ins"))

    def _role(self, tag: str, kind: str, properties: Mapping[str, str], id_: str) -> str:
        inside = self._roles[-1] if self._roles else ""
        if inside == "alternatives":
            return tag if tag in ("ins", "del") else "skip"
        if inside == "group":
            return "choice"
        if kind == "alternatives":
            return "alternatives"
        if kind != "ocrx_cinfo" or "x_bboxes" in properties:
            return inside
        return "group" if id_.startswith("lstm_choices") else "skip"

    def characters(self, text: str) -> None:
        """Text inside the word."""
        role = self._roles[-1] if self._roles else ""
        if role in ("choice", "ins", "del"):
            self._groups[-1].choices[-1].text += text
        if role in ("", "ins"):
            self._text += text if role else text.strip("\n")

    def end(self) -> None:
        """The innermost element of the word ends."""
        self._roles.pop()

    def word(self) -> HocrWord | None:
        """The word; None when there is no text in it."""
        text = normalise(self._text)
        if not text:
            return None
        choices = tuple(self._choices()) if self._text.strip() == text else ()
        return HocrWord(text, self._box, self._confidence, choices, self._language)

    def _choices(self) -> Iterator[CharacterChoice]:
        """Places with a rival, in offsets of the stripped text."""
        text = self._text.strip()
        shift = len(self._text) - len(self._text.lstrip())
        for group in self._placed_groups(text):
            assert group.start is not None
            start = max(0, group.start - shift)
            taken = next((c for c in group.choices if c.taken), None)
            end = start + (len(taken.text) if taken else 1)
            here = text[start:end]
            confidence = next((c.confidence for c in group.choices if c.text == here), 0.0)
            rivals = tuple(
                Rival(c.text, c.confidence)
                for c in sorted(group.choices, key=lambda c: (-c.confidence, c.text))
                if c.text not in ("", here) and c.confidence > 0
            )
            if rivals and here:
                yield CharacterChoice(start, end, confidence, rivals)

    def _placed_groups(self, text: str) -> list[_Group]:
        """The groups with their offsets: Tesseract gives one a character, in order.

        A group for the space before the word may come first. Where the count differs otherwise,
        nothing says which group belongs to which character, and none is used.
        """
        if any(group.start is not None for group in self._groups):
            return self._groups
        groups = self._groups
        if groups and all(not choice.text.strip() for choice in groups[0].choices[:1]):
            groups = groups[1:]
        if len(groups) != len(text):
            return []
        return [_Group(offset, group.choices) for offset, group in enumerate(groups)]


def _confidence(properties: Mapping[str, str]) -> float:
    raw = properties.get("x_confs", "0").split()
    try:
        return round(min(100.0, max(0.0, float(raw[0]))), 1) if raw else 0.0
    except ValueError:
        return 0.0
