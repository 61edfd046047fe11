"""Builds the values of an hOCR page out of the events of an XML parser."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import regex

from workbench.ocr.hocr_word import WordBuilder
from workbench.ocr.layout import Box, HocrLine, HocrPage, HocrParagraph, HocrWord

_LINES = frozenset(
    {"ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat"}
)
_PROPERTY = regex.compile(r"\s*([A-Za-z_]\w*)\s*((?:\"[^\"]*\"|'[^']*'|[^;\"'])*)(?:;|$)")


class HocrMistakeError(Exception):
    """Something in the file is not what hOCR says it should be."""

    def __init__(self, message: str, field: str = "", *, in_element: bool = True) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.in_element = in_element


@dataclass(slots=True)
class _OpenLine:
    box: Box
    slope: float | None
    words: list[HocrWord] = field(default_factory=list)


class PageBuilder:
    """Receives `start`, `end` and `characters` in document order and gives the page at the end."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._engine = ""
        self._page: HocrPage | None = None
        self._paragraphs: list[list[HocrLine]] = [[]]
        self._line: _OpenLine | None = None
        self._word: WordBuilder | None = None
        self._language = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        classes = attributes.get("class", "").split()
        kind = next((name for name in classes if name.startswith("ocr")), "")
        self._open.append(kind)
        if self._word is not None:
            properties = parse_title(attributes.get("title", ""))
            self._word.start(tag, kind or " ".join(classes), properties, attributes.get("id", ""))
        elif kind == "ocrx_word":
            self._start_word(attributes)
        elif kind in _LINES:
            properties = parse_title(attributes.get("title", ""))
            self._line = _OpenLine(_box(properties), _slope(properties))
        elif kind == "ocr_par":
            self._language = attributes.get("lang", "")
            self._paragraphs.append([])
        elif kind == "ocr_page":
            self._start_page(attributes)
        elif tag.endswith("meta") and attributes.get("name") == "ocr-system":
            self._engine = attributes.get("content", "").strip()

    def _start_page(self, attributes: Mapping[str, str]) -> None:
        if self._page is not None:
            raise HocrMistakeError("more than one page in one hOCR file", "ocr_page")
        properties = parse_title(attributes.get("title", ""))
        box = _box(properties)
        image = properties.get("image", "").strip("\"'")
        self._page = HocrPage(regex.split(r"[/\\]", image)[-1], box.x1, box.y1)

    def _start_word(self, attributes: Mapping[str, str]) -> None:
        properties = parse_title(attributes.get("title", ""))
        confidence = _number(properties, "x_wconf", 100.0)
        self._word = WordBuilder(
            _box(properties),
            min(100.0, max(0.0, confidence)),
            attributes.get("lang", self._language),
        )

    def characters(self, text: str) -> None:
        """Text between tags."""
        if self._word is not None:
            self._word.characters(text)

    def end(self, _tag: str) -> None:
        """An element ends."""
        kind = self._open.pop()
        if self._word is not None:
            self._end_in_word(kind)
        elif kind in _LINES:
            self._end_line()
        elif kind == "ocr_par":
            self._paragraphs.append([])
            self._language = ""

    def _end_in_word(self, kind: str) -> None:
        assert self._word is not None
        if kind != "ocrx_word":
            self._word.end()
            return
        word = self._word.word()
        self._word = None
        if word is None:
            return
        if self._line is None:
            raise HocrMistakeError("a word outside a line", "ocrx_word")
        self._line.words.append(word)

    def _end_line(self) -> None:
        line, self._line = self._line, None
        if line is not None and line.words:
            self._paragraphs[-1].append(HocrLine(tuple(line.words), line.box, line.slope))

    def page(self) -> HocrPage:
        """The page; to be asked for after the last event.

        Raises:
            HocrMistakeError: there was no ocr_page.
        """
        if self._page is None:
            raise HocrMistakeError("no ocr_page in it", in_element=False)
        paragraphs = tuple(HocrParagraph(tuple(lines)) for lines in self._paragraphs if lines)
        page = self._page
        return HocrPage(page.image, page.width, page.height, paragraphs, self._engine)


def parse_title(title: str) -> dict[str, str]:
    """The properties in a title attribute (hOCR 1.2, "properties"): names and raw values."""
    return {match[1]: match[2].strip() for match in _PROPERTY.finditer(title)}


def _numbers(properties: Mapping[str, str], name: str) -> list[float]:
    raw = properties.get(name, "")
    try:
        numbers = [float(piece) for piece in raw.split()]
    except ValueError:
        raise HocrMistakeError(f"not numbers: {raw!r}", name) from None
    if not all(map(math.isfinite, numbers)):
        raise HocrMistakeError(f"not finite: {raw!r}", name)
    return numbers


def _number(properties: Mapping[str, str], name: str, default: float) -> float:
    numbers = _numbers(properties, name)
    return numbers[0] if numbers else default


def _box(properties: Mapping[str, str]) -> Box:
    numbers = [int(number) for number in _numbers(properties, "bbox")]
    if len(numbers) != 4:
        raise HocrMistakeError("four numbers expected", "bbox")
    box = Box(*numbers)
    if box.width < 0 or box.height < 0:
        raise HocrMistakeError("right of left, or bottom above top", "bbox")
    return box


def _slope(properties: Mapping[str, str]) -> float | None:
    numbers = _numbers(properties, "baseline")
    return numbers[0] if len(numbers) == 2 else None
