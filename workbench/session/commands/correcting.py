"""`workbench correct`: readings that are certain enough are taken over, as one undoable edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.correct.automatic import auto
from workbench.disk import write_text
from workbench.errors import UsageError
from workbench.model.document import Document
from workbench.model.edits import Change, Edit
from workbench.model.operations.texts import Replacement, replace_spans
from workbench.model.text import Span
from workbench.session.assistant import Assistant, Progress
from workbench.session.commands.looking import look_through
from workbench.session.commands.plain import is_plain, passages, read_lines
from workbench.session.commands.suggesting import refuse_translation
from workbench.session.session import Session
from workbench.store.project import Project
from workbench.wording import counted


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a correction came to.

    Attributes:
        text: the corrected text, where plain text was asked for on stdout; else ''.
        message: what was done, in words.
    """

    text: str
    message: str


def correct(
    project: Callable[[], Project],
    what: str,
    threshold: float,
    *,
    translation: Path | None = None,
    output: Path | None = None,
    progress: Progress | None = None,
) -> Corrected:
    """Correct a plain text file or a document where readings reach the threshold (0..1).

    Raises:
        WorkbenchError: bad input, bad usage, a locked document, or a disk that refuses.
    """
    assistant = Assistant(progress)
    if is_plain(what, project):
        return _correct_file(assistant, Path(what), threshold, translation, output)
    refuse_translation(translation)
    if output is not None:
        raise UsageError("a document is corrected in place", "leave out -o")
    return _correct_document(assistant, project(), what, threshold)


def correction_of(
    document: Document, assistant: Assistant, threshold: float, project: Project | None = None
) -> Edit:
    """The edit that takes over every reading of at least `threshold`; empty when there is none."""
    changes: list[Change] = []
    count = 0
    for paragraph, asked, suspects in look_through(assistant, document, project):
        found = [Replacement(span, text) for span, text in auto(asked, suspects, threshold)]
        edit = replace_spans(document, paragraph.id, found, name="", by_person=False)
        changes += edit.changes
        count += len(found)
    return Edit(f"corrected {counted(count, 'word')} at {threshold:.2f} or above", tuple(changes))


def _correct_file(
    assistant: Assistant,
    path: Path,
    threshold: float,
    translation: Path | None,
    output: Path | None,
) -> Corrected:
    beside = read_lines(translation) if translation else None
    lines: list[str] = []
    count = 0
    asked = [line.passage for line in passages(read_lines(path), beside)]
    for passage, suspects in assistant.read_through(asked):
        found = auto(passage, suspects, threshold)
        lines.append(replaced(passage.text, found))
        count += len(found)
    text = "\n".join(lines) + "\n"
    message = f"corrected {counted(count, 'word')}"
    if output is None:
        return Corrected(text, message)
    write_text(output, text)
    return Corrected("", f"{message}; wrote {output}")


def _correct_document(
    assistant: Assistant, project: Project, document_id: str, threshold: float
) -> Corrected:
    with Session(project, document_id) as session:
        edit = session.commit_and_save(
            correction_of(session.document, assistant, threshold, project)
        )
        if not edit:
            message = f"{session.id}: nothing is certain enough"
        else:
            message = f"{session.id}: {edit.name}; `workbench undo {session.id}` takes it back"
        return Corrected("", session.with_notice(message))


def replaced(text: str, replacements: Sequence[tuple[Span, str]]) -> str:
    """`text` with pieces of it replaced, which do not overlap."""
    for span, new in sorted(replacements, key=lambda item: item[0], reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text
