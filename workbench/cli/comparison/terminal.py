"""A comparison for the terminal, with colours or with the marks of `git diff --word-diff`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.cli.comparison.figures import contents, in_words
from workbench.cli.paint import Styled, painted, wrapped
from workbench.revisions.compare.blocks import Block, Fold, blocks
from workbench.revisions.compare.runs import Run
from workbench.session.commands.compared import Subject
from workbench.session.commands.comparing import Compared
from workbench.wording import counted

_INDENT = 2
_HANGING = 4


@dataclass(frozen=True, slots=True)
class _Row:
    """What begins on a line of its own.

    Attributes:
        parts: text in styles.
        first: columns before its first line.
        rest: columns before its other lines.
    """

    parts: list[Styled]
    first: int = 0
    rest: int = _INDENT


def headline(states: Subject, *, colour: bool) -> str:
    """What is compared."""
    return painted([("faint", f"{states.before} → {states.after}")], colour=colour)


def as_lines(found: Compared, width: int, *, colour: bool) -> Iterator[str]:
    """The lines of one document.

    Args:
        found: what was done to it.
        width: columns of the terminal.
        colour: whether words that went and came are told by colour and strokes; if not, by
            `[-…-]` and `{+…+}`.
    """
    for row in _rows(found, colour=colour):
        before = row.first
        for line in wrapped(row.parts, width - row.rest):
            yield " " * before + painted(line, colour=colour)
            before = row.rest


def _rows(found: Compared, *, colour: bool) -> Iterator[_Row]:
    before, after = found.pair.before, found.pair.after
    document = after or before
    title = f" · {document.title}" if document and document.title else ""
    yield _Row([("bold", found.id), ("plain", title)])
    if before is None or after is None:
        yield _Row([("plain", contents(found))], _INDENT)
    else:
        yield _Row([("faint", in_words(found))], _INDENT)
        for part in blocks(found.changes, before, after):
            if isinstance(part, Fold):
                told = counted(part.paragraphs, "paragraph")
                yield _Row([("faint", f"⋯ {told} ⋯")], _INDENT)
            else:
                yield from _block(part, colour=colour)


def _block(block: Block, *, colour: bool) -> Iterator[_Row]:
    """A paragraph: where it is, what was done to it, and its text."""
    told = " · ".join(part for part in (block.place, block.paragraph, block.page) if part)
    heading: Styled = ("place", f"¶ {told}")
    if len(block.notes) == 1:
        yield _Row([heading, ("plain", f"  {block.notes[0]}")], rest=_HANGING)
    else:
        yield _Row([heading])
        yield from (_Row([("plain", f"- {note}")], _INDENT, _HANGING) for note in block.notes)
    if block.runs:
        yield _Row(list(_text(block.runs, colour=colour)), _HANGING, _HANGING)


def _text(runs: tuple[Run, ...], *, colour: bool) -> Iterator[Styled]:
    was_old = False
    for run in runs:
        if run.how == "old":
            yield "old", run.text if colour else f"[-{run.text}-]"
        elif run.how == "new":
            if colour and was_old:
                yield "plain", " "
            yield "new", run.text if colour else f"{{+{run.text}+}}"
        elif run.how == "read":
            yield "faint", f" (OCR {run.text})"
        else:
            yield "faint" if run.how == "folded" else "plain", run.text
        was_old = run.how == "old"
