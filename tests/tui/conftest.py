"""A project with one document whose suspects are known beforehand: no word list is built."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from workbench.disk import write_text
from workbench.model.beads import Bead
from workbench.model.build import build
from workbench.model.document import Kind
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import apply
from workbench.model.evidence import Evidence
from workbench.model.operations.links import realign
from workbench.model.suspects import Passage, Reading, Suspect
from workbench.model.text import Span, tokens
from workbench.session.aligning import links_of_beads
from workbench.session.assistant import Assistant
from workbench.store.codec import encode
from workbench.store.project import Project
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.opening import Opening

RUSSIAN: tuple[tuple[str, Kind], ...] = (
    ("СОВЕРШЕННО СЕКРЕТНО", "furniture"),
    ("РОМЕРО ваявил, что партиванские группы готовятся в порту.", "text"),
    ("Разгрузка судов продолжаотся восемь дней, а не пять.", "text"),
    ("По мнению капитана, краны стоят без дела.", "text"),
)
ENGLISH: tuple[tuple[str, Kind], ...] = (
    ("TOP SECRET", "furniture"),
    ("ROMERO stated that partisan groups are being trained in the port.", "text"),
    ("Unloading of the ships takes eight days instead of five.", "text"),
    ("In the captain's opinion the cranes stand idle.", "text"),
    ("The last paragraph has no original.", "text"),
)
WRONG = {
    "ваявил": ("заявил", "выявил"),
    "партиванские": ("партизанские",),
    "продолжаотся": ("продолжается", "продолжалось"),
}

SAMPLE = Project(Path(__file__).parents[2])
SCANNED = "1962-havana-harbour"
"""The document of the sample that `scanned` has."""


@dataclass(frozen=True, slots=True)
class SmallCorrector:
    """Knows three garbled words; stands in for the real one, which needs its word list."""

    def suspects(self, passage: Passage, limit: int = 10) -> tuple[Suspect, ...]:
        del limit
        return tuple(
            _suspect(token.span, token.text)
            for token in tokens(passage.text)
            if token.text in WRONG and not any(token.span.overlaps(d) for d in passage.decided)
        )


def _suspect(span: Span, text: str) -> Suspect:
    shares = (0.9, 0.06)
    readings = tuple(
        Reading(reading, share, (Evidence("shape", 2.0, "з read as в"),))
        for reading, share in zip(WRONG[text], shares, strict=False)
    )
    return Suspect(span, text, readings, 0.97)


@pytest.fixture(autouse=True)
def waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app that is tried has what it was asked for on the screen; `test_opening` goes before."""
    runs = WorkbenchApp.run_test

    @asynccontextmanager
    async def run_test(app: WorkbenchApp, **options: Any) -> AsyncIterator[Pilot[None]]:
        async with runs(app, **options) as pilot:
            while isinstance(app.screen, Opening):
                await pilot.pause(0.01)
            await pilot.pause()
            yield pilot

    monkeypatch.setattr(WorkbenchApp, "run_test", run_test)


@pytest.fixture
def desk_project(tmp_path: Path) -> Project:
    project = Project(tmp_path / "archive")
    draft = Draft(
        title="A conversation in the port",
        source=tuple(DraftParagraph(text, kind) for text, kind in RUSSIAN),
        target=tuple(DraftParagraph(text, kind) for text, kind in ENGLISH),
    )
    document = build("harbour", draft)
    beads = [Bead((n,), (n,), 0.97 - n * 0.1) for n in range(4)] + [Bead((), (4,), 0.9)]
    document = apply(document, realign(document, links_of_beads(document, beads)))
    write_text(project.document_path("harbour"), encode(document))
    return project


@pytest.fixture
def scanned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A document of the sample with its scans, and a corrector that needs no word list."""
    project = Project(tmp_path / "archive")
    project.aligned.mkdir(parents=True)
    shutil.copy(SAMPLE.document_path(SCANNED), project.aligned)
    shutil.copytree(SAMPLE.scan_folder(SCANNED), project.scan_folder(SCANNED))
    monkeypatch.setattr(Assistant, "corrector", SmallCorrector())
    return project


@pytest.fixture
def app(desk_project: Project, monkeypatch: pytest.MonkeyPatch) -> WorkbenchApp:
    monkeypatch.setattr(Assistant, "corrector", SmallCorrector())
    return WorkbenchApp(desk_project, "harbour")
