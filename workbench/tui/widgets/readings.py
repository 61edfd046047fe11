"""The panel of readings: what the word in focus may read, and why."""

from __future__ import annotations

import textwrap

from rich.text import Text
from textual.events import Resize
from textual.widgets import Static

from workbench.lexicon.charalign import span_in_ocr
from workbench.model.document import SourceParagraph
from workbench.model.suspects import Suspect
from workbench.session.desk import Desk
from workbench.wording import chance, percent, shown_reading

_INDENT = 2  # columns of reasons that stand below their reading


class ReadingsPanel(Static):
    """Shows the suspect in focus with numbered readings, or the word and what was read for it."""

    _desk: Desk | None = None

    def show(self, desk: Desk) -> None:
        """Show what is in focus on the desk."""
        self._desk = desk
        if desk.is_empty:
            self.update(Text("This document has no text yet."))
            return
        suspect = desk.suspect
        text = _suspect(suspect, desk, self._room_below()) if suspect else _word(desk)
        self.update(text)

    def on_resize(self, _event: Resize) -> None:
        """Set the reasons anew for the new width."""
        if self._desk is not None:
            self.show(self._desk)

    def _room_below(self) -> int:
        """Columns for reasons below their reading; 0 where they stand beside it, cut to the line.

        Beside the text the panel is high and narrow, below it low and wide.
        """
        beside_text = self.screen.has_class("-wide")
        return max(0, self.size.width - _INDENT) if beside_text else 0


def _suspect(suspect: Suspect, desk: Desk, room_below: int) -> Text:
    shared = _shared_details(suspect)
    note = f"probably wrong ({percent(suspect.doubt)}%)"
    text = _headline(desk, suspect.text.strip(), note)
    if shared:
        text.append(f" · {'; '.join(shared)}", style="dim")
    if not suspect.readings:
        text.append("\nno reading found; press enter to type one")
    shown = [shown_reading(reading.text) for reading in suspect.readings[:9]]
    widest = max(map(len, shown), default=0)
    for number, reading in enumerate(suspect.readings[:9], 1):
        text.append(f"\n{number} ", style="bold")
        text.append(shown[number - 1].ljust(widest), style="bold" if number == 1 else "")
        text.append(f" {chance(reading.confidence):>4}")
        reasons = [e.detail for e in reading.evidence if e.detail and e.detail not in shared]
        text.append(_set("; ".join(reasons), room_below), style="dim")
    return text


def _set(reasons: str, room_below: int) -> str:
    """Reasons behind a reading, or as an indented paragraph of that many columns below it."""
    if not room_below:
        return f"  {reasons}"
    indent = " " * _INDENT
    return "".join(f"\n{indent}{line}" for line in textwrap.wrap(reasons, room_below))


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
        facts.append(paragraph.status)
    if paragraph.kind == "furniture":
        facts.append("furniture")
    if not link.is_pair:
        facts.append("unlinked, confirmed" if link.status == "confirmed" else "unlinked")
    elif link.status == "confirmed":
        facts.append("link confirmed")
    else:
        facts.append(f"link {percent(link.confidence)}%")
    text.append(f"  · {' · '.join(facts)}", style="dim")
    return text
