"""`workbench suggest`: suspects of plain text or of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.correct.clusters import Cluster, clusters
from workbench.errors import UsageError
from workbench.model.suspects import Suspect
from workbench.session.assistant import Assistant, Progress
from workbench.session.commands.looking import look_through
from workbench.session.commands.plain import is_plain, passages, read_lines
from workbench.store.project import Project

__all__ = ("Cluster", "as_json", "cluster_as_json", "clusters", "refuse_translation", "suggest")


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
        lines = list(passages(read_lines(Path(what)), beside))
        looked = assistant.read_through([line.passage for line in lines])
        for line, (_, suspects) in zip(lines, looked, strict=True):
            yield from ((line.number, suspect) for suspect in suspects)
        return
    refuse_translation(translation)
    found = project()
    for paragraph, _, suspects in look_through(assistant, found.load(what), found):
        yield from ((paragraph.id, suspect) for suspect in suspects)


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


def cluster_as_json(cluster: Cluster[str | int]) -> dict[str, object]:
    """A series in the shape that scripts read; see docs/commands.md."""
    return {
        "stem": cluster.stem,
        "forms": {form: round(count, 4) for form, count in cluster.forms.items()},
        "members": [
            {
                "paragraph": member.paragraph,
                "start": member.suspect.span.start,
                "end": member.suspect.span.end,
                "text": member.suspect.text,
                "reading": member.text,
                "confidence": round(member.confidence, 4),
            }
            for member in cluster.members
        ],
    }


def refuse_translation(translation: Path | None) -> None:
    """A document has its own translation. Raises UsageError when another is given."""
    if translation is not None:
        raise UsageError(
            "--translation goes with a plain text file; a document has its own",
            "leave the option out",
        )
