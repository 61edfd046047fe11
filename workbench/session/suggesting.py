"""`workbench suggest`: suspects of plain text or of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.errors import UsageError
from workbench.model.suspects import Suspect
from workbench.session.assistant import Assistant, Progress
from workbench.session.passages import accepted_words
from workbench.session.plain import is_plain, passages, read_lines
from workbench.store.project import Project


def suggest(
    project: Callable[[], Project],
    what: str,
    translation: Path | None,
    progress: Progress | None = None,
) -> Iterator[tuple[str | int, Suspect]]:
    """The suspects of a file or a document, with the line number or the paragraph's id.

    Args:
        project: gives the project; asked only when `what` is a document.
        what: path of a plain text file, or id of a document.
        translation: plain text of the translation; only for a plain text file.
        progress: told of long work.

    Raises:
        WorkbenchError: bad input, a document that does not exist, or a word list that can not be
            built.
    """
    assistant = Assistant(progress)
    if is_plain(what, project):
        beside = read_lines(translation) if translation else None
        for line in passages(read_lines(Path(what)), beside):
            for suspect in assistant.suspects(line.passage):
                yield line.number, suspect
        return
    refuse_translation(translation)
    found = project()
    document = found.load(what)
    accepted = accepted_words(document)
    for paragraph in document.source:
        for suspect in assistant.suspects_of(document, paragraph, accepted):
            yield paragraph.id, suspect


def as_json(paragraph: str | int, suspect: Suspect) -> dict[str, object]:
    """A suspect in the shape that scripts read; see docs/commands.md."""
    return {
        "paragraph": paragraph,
        "start": suspect.span.start,
        "end": suspect.span.end,
        "text": suspect.text,
        "doubt": round(suspect.doubt, 4),
        "readings": [
            {
                "text": reading.text,
                "confidence": round(reading.confidence, 4),
                "evidence": [
                    {"kind": e.kind, "weight": round(e.weight, 3), "detail": e.detail}
                    for e in reading.evidence
                ],
            }
            for reading in suspect.readings
        ],
    }


def refuse_translation(translation: Path | None) -> None:
    """A document has its own translation. Raises UsageError when another is given."""
    if translation is not None:
        raise UsageError(
            "--translation goes with a plain text file; a document has its own",
            "leave the option out",
        )
