"""What the screen of conflicts says of the place in hand.

Nothing is said by colour alone: the place is reversed and in brackets, the other open places are
underlined, what stands now is said to stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile, zip_longest

from rich.cells import cell_len
from rich.text import Text

from workbench.model.conflict import Members
from workbench.model.document import Document
from workbench.model.text import Span
from workbench.session.desk.conflicts import Choice, Conflicts, Stop
from workbench.tui.screens.desk.lists import name_of
from workbench.tui.screens.finding.cells import CUT, head, left, tail
from workbench.tui.widgets.bilingual.wrap import height

_NOT_FOUND = "The text was edited since, and the place is not found in it."
_NOTHING = "(nothing)"
_TAKES_AWAY = "(takes the paragraph away)"
_STANDS = "stands now"
_BESIDE_WORDS = 16  # cells of a choice for its number and whether it stands
_EDGES = ("⟦", "⟧")
_SIGN, _MORE, _APART = "  ══  ", "  ││  ", "      "
_NONE = "—"
_REST = 0.4  # of the room: what is left to what stands behind the place


def heading(conflicts: Conflicts) -> str:
    """Which conflict and which of its places is in hand."""
    stop, document = conflicts.stop, conflicts.document
    if stop is None:
        return document.id
    parts = [f"conflict {stop.conflict + 1} of {stop.conflicts}", _of(document, stop)]
    if stop.places > 1:
        parts.append(f"place {stop.place + 1} of {stop.places}")
    return " · ".join([*parts, document.id])


def _of(document: Document, stop: Stop) -> str:
    kind, of = stop.dispute.kind, stop.dispute.of
    if kind == "description":
        return of
    what = "link" if kind == "links" else "paragraph"
    return f"{what} {name_of(document, of)} ({of})"


def passage(conflicts: Conflicts, width: int, lines: int) -> Text:
    """The text around the disputed place, and what is linked to it, as far as there is room.

    Args:
        conflicts: with a place of a text in hand.
        width: cells of a line.
        lines: how many there are.
    """
    if width < 1 or lines < 1:
        return Text()
    place, paragraph = conflicts.place, conflicts.paragraph
    others = [one.span for one in conflicts.places if one.span and one.span != place.span]

    def around(cells: int) -> Text:
        if place.span is None:
            return Text(head(paragraph.text, cells))
        return _marked(paragraph.text, place.span, others, cells)

    text = _fitting(around, width, lines - (place.span is None))
    if place.span is None:
        text.append(f"\n{_NOT_FOUND}", style="bold")
    beside = _beside(conflicts.document, paragraph.id)
    left_over = lines - height(text.plain, width) - 1
    if beside and left_over > 0:
        text.append("\n\n")
        text.append_text(_fitting(lambda cells: Text(head(beside, cells), "dim"), width, left_over))
    return text


def _fitting(made: Callable[[int], Text], width: int, lines: int) -> Text:
    """A text made of as many cells as go on so many lines; breaking them takes some."""
    cells = width * lines
    while height((text := made(cells)).plain, width) > lines and cells > width:
        cells -= max(1, width // 4)
    return text


def _marked(text: str, place: Span, others: Iterable[Span], room: int) -> Text:
    """The place in as much of its text as there is room for."""
    styled = Text(text)
    for span in others:
        styled.stylize("underline", span.start, span.end)
    opening, closing = _EDGES
    before, after = text[: place.start], text[place.end :]
    room = max(0, room - cell_len(place.within(text)) - len(_EDGES))
    behind = head(after, max(int(room * _REST), room - cell_len(before)))
    front = tail(before, room - cell_len(behind))
    start = place.start - (len(front) if front == before else len(front) - 1)
    end = place.end + (len(behind) if behind == after else len(behind) - 1)
    return Text.assemble(
        CUT if start else "",
        styled[start : place.start],
        (f"{opening}{place.within(text)}{closing}", "reverse bold"),
        styled[place.end : end],
        CUT if end < len(text) else "",
    )


def _beside(document: Document, paragraph_id: str) -> str:
    side, _ = document.place(paragraph_id)
    link = document.link_of(paragraph_id)
    ids = link.target if side == "source" else link.source
    return " ¶ ".join(document.paragraph(id_).text for id_ in ids)


def readings(conflicts: Conflicts, width: int, lines: int) -> Text:
    """The choices of a place of a text, or of a part of the description, numbered.

    Args:
        conflicts: with such a place in hand.
        width: cells of a line.
        lines: how many there are; of readings that are too long that part is shown where they
            begin to differ from what stands there.
    """
    choices = conflicts.choices()
    widest = max(len(choice.label) for choice in choices)
    nothing = _TAKES_AWAY if _is_all(conflicts) else _NOTHING
    room = max(1, lines // len(choices)) * width - widest - _BESIDE_WORDS
    present = next((choice.words for choice in choices if choice.stands), "")
    told = [_reading(choice, widest, nothing, present, room) for choice in choices]
    if not present and (now := _standing(conflicts)) and not any(c.stands for c in choices):
        told.append(Text(f"  {'now'.ljust(widest)}  {head(now, room)}"))
    return Text("\n").join(told)


def _standing(conflicts: Conflicts) -> str:
    """What stands in the place of a text, where it is found."""
    stop = conflicts.stop
    if stop is None or stop.dispute.kind != "text" or conflicts.place.span is None:
        return ""
    return conflicts.place.present or _NOTHING


def _is_all(conflicts: Conflicts) -> bool:
    """Whether nothing is left of the paragraph without what stands in the place."""
    stop = conflicts.stop
    if stop is None or stop.dispute.kind != "text" or conflicts.place.span is None:
        return False
    return conflicts.place.span.within(conflicts.paragraph.text) == conflicts.paragraph.text


def _reading(choice: Choice, widest: int, nothing: str, present: str, room: int) -> Text:
    line = Text.assemble((f"{choice.number} ", "bold"), f"{choice.label.ljust(widest)}  ")
    words = choice.words
    if cell_len(words) > room:
        same = takewhile(lambda pair: pair[0] == pair[1], zip(words, present, strict=False))
        shared = 0 if words == present else sum(1 for _ in same)
        words = f"{CUT}{words[shared - room // 2 :]}" if shared > room // 2 else words
    line.append(head(words, room) or nothing, style="bold" if choice.words else "")
    if choice.stands:
        line.append(f"  {_STANDS}", style="dim")
    return line


def ways(conflicts: Conflicts, width: int) -> Text:
    """Three ways of linking, numbered, below what stands now; each link with how it begins."""
    stop, document = conflicts.stop, conflicts.document
    conflict = document.link_of(stop.dispute.of).conflict if stop else None
    if conflict is None:
        return Text()
    versions = (conflict.ours, conflict.theirs, conflict.base)
    ids = {id_ for links in versions for members in links for side in members for id_ in side}
    now = _links(document, ids)
    ids |= {id_ for members in now for side in members for id_ in side}
    blocks = [_way(document, Text("  as it stands", style="dim"), now, width)]
    for choice, links in zip(conflicts.choices(), versions, strict=True):
        title = Text.assemble((f"{choice.number} ", "bold"), choice.label)
        there = _links(conflicts.linked(links), ids)
        if set(there) == set(now):
            title.append(f"  {_STANDS}", style="dim")
        blocks.append(_way(document, title, there, width))
    return Text("\n\n").join(blocks)


def _links(document: Document, ids: Iterable[str]) -> tuple[Members, ...]:
    """The links that hold any of these paragraphs, in order."""
    indexes = sorted({document.link_index(id_) for id_ in ids if document.has(id_)})
    return tuple((document.links[n].source, document.links[n].target) for n in indexes)


def _way(document: Document, title: Text, links: Sequence[Members], width: int) -> Text:
    column = max(1, (width - len(_SIGN)) // 2 - 1)
    lines = [title]
    for source, target in links:
        sign = _SIGN if source and target else _APART
        for one, other in zip_longest(source or (_NONE,), target or (_NONE,), fillvalue=""):
            begins = left(_beginning(document, one), column)
            lines.append(Text(f"  {begins}{sign}{head(_beginning(document, other), column)}"))
            sign = _MORE if source and target else _APART
    if len(lines) == 1:
        lines.append(Text(f"  {_NONE}"))
    return Text("\n").join(lines)


def _beginning(document: Document, paragraph_id: str) -> str:
    if not document.has(paragraph_id):
        return paragraph_id
    text = document.paragraph(paragraph_id).text
    return f"{name_of(document, paragraph_id)} {text}"
