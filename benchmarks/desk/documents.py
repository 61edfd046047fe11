"""Large documents: the paragraphs of the sample texts again and again."""

from __future__ import annotations

import random
from pathlib import Path

from workbench.disk import write_text
from workbench.model.build import build
from workbench.model.document import Link
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import apply
from workbench.model.operations.links import realign
from workbench.store.codec import encode
from workbench.store.project import Project

TEXTS = Path(__file__).resolve().parents[1] / "pages" / "texts"


def large_project(folder: Path, pairs: int) -> Project:
    """A project with one document `large` of so many pairs."""
    draw = random.Random(1)
    russian, english = (_paragraphs(suffix) for suffix in (".ru.txt", ".en.txt"))
    draft = Draft(
        source=tuple(DraftParagraph(f"{n} {draw.choice(russian)}") for n in range(pairs)),
        target=tuple(DraftParagraph(f"{n} {draw.choice(english)}") for n in range(pairs)),
    )
    document = build("large", draft)
    links = [
        Link((source.id,), (target.id,), "auto", 0.9)
        for source, target in zip(document.source, document.target, strict=True)
    ]
    project = Project(folder)
    write_text(project.document_path("large"), encode(apply(document, realign(document, links))))
    return project


def _paragraphs(suffix: str) -> list[str]:
    files = sorted(TEXTS.glob(f"*{suffix}"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [line.strip() for line in lines if len(line) > 100]
