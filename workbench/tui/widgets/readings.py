"""The panel of readings: what the word in focus may read, and why."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

from workbench.lexicon.charalign import span_in_ocr
from workbench.model.document import SourceParagraph
from workbench.model.suspects import Suspect
from workbench.session.desk import Desk
from workbench.wording import percent, shown_reading


class ReadingsPanel(Static):
    """Shows the suspect in focus with numbered readings, or the word and what was read for it."""

    def show(self, desk: Desk) -> None:
        """Show what is in focus on the desk."""
        if desk.is_empty:
            self.update(Text("This document has no text yet."))
            return
        suspect = desk.suspect
        text = _suspect(suspect, desk) if suspect else _word(desk)
        self.update(text)


def _suspect(suspect: Suspect, desk: Desk) -> Text:
    shared = _shared_details(suspect)
    note = "; ".join((f"probably wrong ({percent(suspect.doubt)}%)", *shared))
    text = _headline(desk, suspect.text.strip(), note)
    if not suspect.readings:
        text.append("\nno reading found; press enter to type one")
    shown = [shown_reading(reading.text) for reading in suspect.readings[:9]]
    widest = max(map(len, shown), default=0)
    for number, reading in enumerate(suspect.readings[:9], 1):
        text.append(f"\n{number} ", style="bold")
        text.append(shown[number - 1].ljust(widest), style="bold" if number == 1 else "")
        text.append(f" {percent(reading.confidence):3d}%  ")
        reasons = (e.detail for e in reading.evidence if e.detail and e.detail not in shared)
        text.append("; ".join(reasons), style="dim")
    return text


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
