"""The panel of readings: what the word in focus may read, and why."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from textual.events import Resize
from textual.widgets import Static

from workbench.lexicon.charalign import span_in_ocr
from workbench.model.document import SourceParagraph
from workbench.model.suspects import Reading, Suspect
from workbench.session.desk.desk import Desk
from workbench.wording import chance, percent, shown_reading

MOST = 9
"""Readings that have a key."""
_INDENT = 2  # columns of reasons that stand below their reading


class ReadingsPanel(Static):
    """Shows the suspect in focus with numbered readings, or the word and what was read for it.

    Attributes:
        in_sight: how many readings can be seen and so be accepted by their number.
    """

    _desk: Desk | None = None
    in_sight = 0

    def show(self, desk: Desk) -> None:
        """Show what is in focus on the desk."""
        self._desk = desk
        self.in_sight = 0
        self.update(self._content(desk), layout=False)  # its size does not depend on what it says

    def on_resize(self, _event: Resize) -> None:
        """Set everything anew for the new size."""
        if self._desk is not None:
            self.show(self._desk)

    def _content(self, desk: Desk) -> Text:
        if desk.is_empty:
            return Text("This document has no text yet.")
        suspect = desk.suspect
        if suspect is None:
            return _word(desk)
        heading = _headline(
            desk, suspect.text.strip(), f"probably wrong ({percent(suspect.doubt)}%)"
        )
        return self._readings(heading, suspect)

    def _readings(self, heading: Text, suspect: Suspect) -> Text:
        """As many readings as there is room for.

        Beside the text the panel is high and narrow, and reasons stand below their reading as far
        as there is room; below the text it is low and wide, and what does not fit stands packed
        into the last line.
        """
        if not suspect.readings:
            return heading.append("\nno reading found; it can be typed")
        readings = suspect.readings[:MOST]
        width, height = max(self.size.width, 1), self.size.height
        is_wide = self.screen.has_class("-wide")
        shared = "; ".join(_shared_details(suspect))
        if shared and (is_wide or heading.cell_len + len(shared) + len(" · ") <= width):
            heading.append(f" · {shared}", style="dim")
        if is_wide:
            blocks = _high(suspect, readings, width, height - _lines_of(heading, width))
        else:
            blocks = _low(suspect, readings, width, height - 1)
        self.in_sight = len(blocks)
        return heading.append_text(Text().join(blocks))


def _high(suspect: Suspect, readings: Sequence[Reading], width: int, height: int) -> list[Text]:
    """A reading a line and its reasons below it, those of the last ones left out first."""
    bare = [_reading(suspect, number) for number in range(1, len(readings) + 1)]
    blocks, room = [], height - len(bare)
    for number, (line, reading) in enumerate(zip(bare, readings, strict=True)):
        reasons = textwrap.wrap("; ".join(_reasons(suspect, reading)), max(1, width - _INDENT))
        if len(reasons) <= room:
            room -= len(reasons)
            line.append("".join(f"\n{' ' * _INDENT}{one}" for one in reasons), style="dim")
        else:
            room = 0
        if number < height:
            blocks.append(line)
    return blocks


def _low(suspect: Suspect, readings: Sequence[Reading], width: int, height: int) -> list[Text]:
    """A reading a line with its reasons beside it, the rest packed into the last line."""
    packs = len(readings) > height
    single = max(0, height - 1) if packs else len(readings)
    blocks = []
    for number, reading in enumerate(readings[:single], 1):
        line = _reading(suspect, number)
        room = width - line.cell_len - len("  ")
        blocks.append(line.append(f"  {_whole(_reasons(suspect, reading), room)}", style="dim"))
    used = 0
    for number in range(single + 1, len(readings) + 1):
        piece = _reading(suspect, number, packed=used > 0)
        used += piece.cell_len
        if used > width:
            break
        blocks.append(piece)
    return blocks


def _reading(suspect: Suspect, number: int, *, packed: bool = False) -> Text:
    """Number, reading and chance; `packed` behind another one on its line."""
    shown = [shown_reading(reading.text) for reading in suspect.readings[:MOST]]
    widest = 0 if packed else max(map(len, shown))
    text = Text("   " if packed else "\n")
    text.append(f"{number} ", style="bold")
    reading = suspect.readings[number - 1]
    is_best = reading.confidence == max(one.confidence for one in suspect.readings)
    text.append(shown[number - 1].ljust(widest), style="bold" if is_best else "")
    return text.append(f" {chance(reading.confidence):>4}")


def _reasons(suspect: Suspect, reading: Reading) -> list[str]:
    shared = _shared_details(suspect)
    return [e.detail for e in reading.evidence if e.detail and e.detail not in shared]


def _whole(reasons: Sequence[str], room: int) -> str:
    """Those reasons that there is room for, none cut in the middle; `…` for the others."""
    if cell_len(line := "; ".join(reasons)) <= room:
        return line
    kept: list[str] = []
    for reason in reasons:
        if cell_len("; ".join([*kept, reason, "…"])) <= room:
            kept.append(reason)
    return "; ".join([*kept, "…"])


def _lines_of(text: Text, width: int) -> int:
    """Lines that a text takes at a width."""
    return sum(max(1, len(textwrap.wrap(line, width))) for line in text.plain.split("\n"))


def _shared_details(suspect: Suspect) -> tuple[str, ...]:
    """What is said of the paragraph, whatever the reading: it is told once."""
    details = (
        e.detail for r in suspect.readings for e in r.evidence if e.kind == "damage" and e.detail
    )
    return tuple(dict.fromkeys(details))


def _word(desk: Desk) -> Text:
    paragraph = desk.paragraph
    word = desk.focus.span.within(paragraph.text)
    if not isinstance(paragraph, SourceParagraph):
        return _headline(desk, word, "translation")
    read = span_in_ocr(paragraph.ocr, paragraph.text, desk.focus.span).within(paragraph.ocr)
    note = "as the machine read it" if read == word else f"the machine read: {read or 'nothing'}"
    return _headline(desk, word, note)


def _headline(desk: Desk, word: str, note: str) -> Text:
    paragraph = desk.paragraph
    link = desk.document.link_of(paragraph.id)
    text = Text(no_wrap=False)
    text.append(word or "(empty)", style="bold")
    text.append(f"  {note}")
    facts = [paragraph.id]
    if isinstance(paragraph, SourceParagraph):
        facts.append(_status(desk, paragraph))
    if paragraph.kind == "furniture":
        facts.append("furniture")
    if not link.is_pair:
        facts.append("unlinked, confirmed" if link.status == "confirmed" else "unlinked")
    elif link.status == "confirmed":
        facts.append("link confirmed")
    else:
        facts.append(f"link {percent(link.confidence)}%")
    text.append(f" · {' · '.join(facts)}", style="dim")
    if paragraph.note:
        text.append(f" · note: {paragraph.note}", style="italic")
    return text


def _status(desk: Desk, paragraph: SourceParagraph) -> str:
    """The status of a paragraph and, as far as git knows, whose work it is."""
    names = sorted(person.name for person in desk.people.correctors(paragraph))
    if paragraph.status == "raw" or not names:
        return paragraph.status
    return f"{paragraph.status}, by {', '.join(names)}"
