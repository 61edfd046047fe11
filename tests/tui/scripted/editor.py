"""An editor who knows the truth: from what is on the desk to the next keys.

Works through the text from its beginning: paragraphs that were torn or run together, furniture,
words, then the status of every paragraph, then the queue of links. Each time the fewest keys that
mend what comes next; whatever moves there are tried out (`ways`), so nobody is quicker by moving
more cleverly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeAlias

from tests.tui.scripted import proof, shape, strokes
from tests.tui.scripted.linking import mended
from tests.tui.scripted.throughout import series_keys
from tests.tui.scripted.truth import Truth
from tests.tui.scripted.ways import way
from workbench.evaluate.matching import Verdict
from workbench.lexicon.charalign import offset_in_ocr
from workbench.model.document import Document, SourceParagraph
from workbench.model.marks import ILLEGIBLE, doubtful
from workbench.model.text import Span, trimmed, units
from workbench.session.desk.desk import Desk
from workbench.session.focus import Focus

Kind: TypeAlias = Literal[
    "moving",
    "reading",
    "series",
    "right as it stands",
    "word typed",
    "paragraph edited",
    "marked",
    "furniture",
    "paragraph",
    "status",
    "link",
    "saving",
]
TEXT: tuple[Kind, ...] = (
    "moving",
    "reading",
    "series",
    "right as it stands",
    "word typed",
    "paragraph edited",
    "marked",
    "paragraph",
)
"""What a plain editor of text would do too."""
_ENTER = 2  # and enter


@dataclass(frozen=True, slots=True)
class Press:
    """Keys that are pressed one after the other, without looking up between them.

    Attributes:
        keys: Textual's names; a character that is typed stands for itself.
        kind: what they are for.
    """

    keys: tuple[str, ...]
    kind: Kind


class Editor:
    """Decides what to press next; looks at a desk and changes nothing on it.

    Args:
        desk: the document with its suspects.
        truth: what it should become.
    """

    def __init__(self, desk: Desk, truth: Truth) -> None:
        self._desk = desk
        self._truth = truth
        self._whole: tuple[str, ...] = ()

    def next(self, in_sight: int) -> Press | None:
        """The next keys; None when nothing is left to do.

        Args:
            in_sight: how many readings of the suspect in focus can be seen with their numbers.
        """
        if cut := self._cut():
            return cut
        return self._here() or self._text(in_sight) or self._statuses() or self._links()

    # -- paragraphs ------------------------------------------------------------------------------

    def _cut(self) -> Press | None:
        """Break or join the first paragraph that is not one of the truth."""
        document = self._document
        ids = tuple(paragraph.id for paragraph in document.source)
        if ids == self._whole:
            return None
        for group in shape.groups([p.text for p in document.source], self._truth.source):
            first = document.source[group.first]
            if group.read > 1:
                return self._at(first.id, lambda _: True, Press(("J",), "paragraph"))
            if len(group.true) > 1:
                place = self._break(first, group.true)
                return self._at(first.id, place.__eq__, Press(("b",), "paragraph"))
        self._whole = ids
        return None

    def _break(self, paragraph: SourceParagraph, halves: tuple[str, ...]) -> Span:
        """The word that begins the second half of a paragraph."""
        due = offset_in_ocr(paragraph.text, " ".join(halves), len(halves[0]) + 1)
        return min(units(paragraph.text), key=lambda span: abs(span.start - due))

    def _here(self) -> Press | None:
        """What the paragraph in focus needs as a whole."""
        paragraph = self._desk.paragraph
        if not isinstance(paragraph, SourceParagraph):
            return None
        text, kind = self._true(paragraph)
        if paragraph.kind != kind:
            return Press(("f",), "furniture")
        if paragraph.text == text and paragraph.status == "raw":
            return Press(("v",), "status")
        return None

    def _statuses(self) -> Press | None:
        """Go to the nearest paragraph that is right and not yet said to be."""
        raw = {p.id for p in self._document.source if p.status == "raw"}
        if not raw:
            return None
        return Press(way(self._desk, lambda focus: focus.paragraph in raw), "status")

    # -- words -----------------------------------------------------------------------------------

    def _text(self, in_sight: int) -> Press | None:
        """Mend the first fault of the text, or say that the suspect in focus is none."""
        for paragraph in self._document.source:
            text, kind = self._true(paragraph)
            if paragraph.kind != kind:
                return self._to(partial(_is_in, paragraph.id))
            suspects = self._desk.suspects_of(paragraph.id)
            if found := proof.faults(paragraph.text, text, suspects):
                if self._is_hopeless(found, text):
                    return self._at(
                        paragraph.id, lambda _: True, Press(strokes.whole(text), "paragraph edited")
                    )
                return (
                    self._throughout()
                    or self._passed(paragraph, found)
                    or self._mend(paragraph, found[0], in_sight)
                )
        return None

    def _throughout(self) -> Press | None:
        keys = series_keys(self._desk, lambda paragraph: self._true(paragraph)[0])
        return Press(keys, "series") if keys else None

    def _is_hopeless(self, found: list[proof.Fault], text: str) -> bool:
        """Whether typing a paragraph anew takes fewer keys than mending what is wrong in it."""
        one_by_one = sum(_ENTER + (1 if fault.verdicts else len(fault.true)) for fault in found)
        return len(strokes.whole(text)) < one_by_one

    def _passed(self, paragraph: SourceParagraph, found: list[proof.Fault]) -> Press | None:
        """On a suspect that is right as it stands: say so."""
        desk = self._desk
        suspect = desk.suspect
        if suspect is None or desk.focus.paragraph != paragraph.id:
            return None
        judged = {v.suspect.span for fault in found for v in fault.verdicts}
        if suspect.span in judged or suspect.span > found[0].place:
            return None
        return Press(("space",), "right as it stands")

    def _mend(self, paragraph: SourceParagraph, fault: proof.Fault, in_sight: int) -> Press:
        verdict = next((v for v in fault.verdicts if not v.stands), None)
        if verdict is None:
            return self._mend_unmarked(paragraph, fault)
        place = verdict.suspect.span
        if self._desk.focus != Focus(paragraph.id, place):
            return self._to(Focus(paragraph.id, place).__eq__)
        if mark := _mark(verdict.suspect.text.strip(), fault.true):
            return Press((mark,), "marked")
        if number := _number(verdict, in_sight):
            return Press((str(number),), "reading")
        return self._typed(paragraph, fault, trimmed(paragraph.text, place)) or self._edited(
            paragraph, fault
        )

    def _mend_unmarked(self, paragraph: SourceParagraph, fault: proof.Fault) -> Press:
        """Type the one word it is in, or else edit the paragraph from the word before it."""
        spans = list(units(paragraph.text))
        words = [w for w in spans if _touches(w, fault.place)]
        typed = self._typed(paragraph, fault, words[0]) if len(words) == 1 else None
        if typed is not None:
            return self._at(paragraph.id, words[0].__eq__, typed)
        before = [w for w in spans if w.start <= fault.place.start] or spans[:1]
        edited = self._edited(paragraph, fault)
        return self._at(paragraph.id, partial(_in, before[-1]), edited)

    def _typed(self, paragraph: SourceParagraph, fault: proof.Fault, place: Span) -> Press | None:
        new = proof.typed_for(paragraph.text, fault, place)
        if new is None:
            return None
        return Press(strokes.field(place.within(paragraph.text), new), "word typed")

    def _edited(self, paragraph: SourceParagraph, fault: proof.Fault) -> Press:
        cursor = self._desk.focus.span.start
        keys = strokes.paragraph(paragraph.text, cursor, fault.place, fault.true)
        return Press(keys, "paragraph edited")

    # -- links -----------------------------------------------------------------------------------

    def _links(self) -> Press | None:
        desk, document = self._desk, self._document
        if all(link.status == "confirmed" for link in document.links):
            return None
        link = document.link_of(desk.focus.paragraph)
        if not desk.is_asked:
            return Press(("w",), "link")
        if self._truth.is_right(document, link):
            return Press(("c",), "link")
        return Press(mended(document, desk.focus, self._truth), "link")

    # -- going -----------------------------------------------------------------------------------

    def _at(self, paragraph_id: str, there: Callable[[Span], bool], press: Press) -> Press:
        """A press at a place, or the way to it."""
        focus = self._desk.focus
        if focus.paragraph == paragraph_id and there(focus.span):
            return press
        return self._to(lambda f: f.paragraph == paragraph_id and there(f.span))

    def _to(self, is_there: Callable[[Focus], bool]) -> Press:
        return Press(way(self._desk, is_there), "moving")

    @property
    def _document(self) -> Document:
        return self._desk.document

    def _true(self, paragraph: SourceParagraph) -> tuple[str, str]:
        number = self._document.place(paragraph.id)[1]
        return self._truth.source[number], self._truth.source_kinds[number]


def _number(verdict: Verdict, in_sight: int) -> int | None:
    """The number of the first reading in sight that is right."""
    seen = enumerate(verdict.right[:in_sight], 1)
    return next((number for number, right in seen if right), None)


def _mark(observed: str, true: str) -> str | None:
    """The key that marks a place as the truth has it."""
    return {ILLEGIBLE: "x", doubtful(observed): "d"}.get(true)


def _touches(word: Span, place: Span) -> bool:
    """Whether a word lies in a place, or beside one where something is missing."""
    if place.start == place.end:
        return word.end == place.start
    return word.overlaps(place)


def _in(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _is_in(paragraph_id: str, focus: Focus) -> bool:
    return focus.paragraph == paragraph_id
