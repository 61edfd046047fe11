"""Draw the pictures of the documentation from the sample project.

    python docs/pictures/draw.py             all of them
    python docs/pictures/draw.py tutorial    those that are named

Each is an SVG of a real screen of the terminal UI, taken after the keys named here.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.disk import write_text
from workbench.model.document import Document
from workbench.revisions.merge.documents import merge
from workbench.session.tutorial import making as tutorial
from workbench.store.codec import encode
from workbench.store.project import Project
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.desk.screen import DeskScreen
from workbench.tui.screens.opening import Opening
from workbench.tui.themes import DARK, LIGHT

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
FONTS = "DejaVu Sans Mono, Menlo, Consolas, monospace"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its file, the document, the keys pressed first, size in cells, and theme.

    `is_merged`: the document is as a merge of two editors' work leaves it.
    """

    name: str
    document: str | None
    keys: tuple[str, ...]
    size: tuple[int, int]
    theme: str = DARK.name
    is_merged: bool = False


SEARCH_PORT = ("slash", *"порта", "enter")

PICTURES = (
    Picture("library", None, (), (100, 14)),
    Picture("desk-wide", "1962-havana-harbour", ("n",) * 3, (200, 44)),
    Picture("desk-narrow", "1962-havana-harbour", ("n",) * 3, (80, 24)),
    Picture("desk-light", "1964-grain-talks", ("n",) * 6 + ("1", "c"), (140, 36), LIGHT.name),
    Picture("help", "1962-havana-harbour", ("question_mark",), (100, 60)),
    Picture("edit", "1964-grain-talks", ("n",) * 6 + ("e",), (110, 32)),
    Picture("type", "1962-havana-harbour", ("n", "n", "n", "enter"), (100, 30)),
    Picture("search", "1962-havana-harbour", ("slash", *"груз"), (100, 30)),
    Picture(
        "replace", "1962-havana-harbour", ("R", *"РИВЕРО", "tab", *"Риверо", "enter"), (100, 30)
    ),
    Picture("concordance", "1962-havana-harbour", (*SEARCH_PORT, "C"), (100, 36)),
    Picture("filter", "1962-havana-harbour", ("F",), (100, 30)),
    Picture("tutorial", tutorial.ID, ("n",), (100, 40)),
    Picture("conflicts", "1962-havana-harbour", ("X",), (100, 30), is_merged=True),
)


async def draw(picture: Picture, project: Project) -> str:
    """The SVG of a picture."""
    app = WorkbenchApp(project, picture.document)
    async with app.run_test(size=picture.size) as pilot:
        app.theme = picture.theme
        while isinstance(app.screen, Opening):
            await pilot.pause(0.1)
        await app.workers.wait_for_complete()
        while isinstance(app.screen, DeskScreen) and app.screen.machine.is_searching:
            await pilot.pause(0.1)
        await pilot.pause()
        for key in picture.keys:
            await pilot.press(key)
            await pilot.pause(0.3)
        await pilot.pause(2.0)
        return without_web_fonts(app.export_screenshot())


def edited(document: Document, words: dict[str, str]) -> Document:
    """A document in which an editor has corrected words."""
    source = list(document.source)
    for number, paragraph in enumerate(source):
        text = paragraph.text
        for old, new in words.items():
            text = text.replace(old, new)
        source[number] = replace(paragraph, text=text)
    return replace(document, source=tuple(source))


def merge_in(project: Project, document_id: str) -> None:
    """Leave a document as it is when two editors have corrected the same words."""
    base = project.load(document_id)
    ours = edited(base, {"последиие": "последние", "дояларов": "долларов", "шо": "по"})
    theirs = edited(base, {"последиие": "последующие", "шо": "до", "эа": "за"})
    merged = merge(base, ours, theirs).document
    write_text(project.document_path(document_id), encode(merged))


def without_web_fonts(svg: str) -> str:
    """The SVG with fonts of the reader's machine instead of ones fetched from the web."""
    local = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return local.replace("Fira Code, monospace", FONTS).replace("Fira Code", FONTS)


def main() -> None:
    """Draw all pictures from a copy of the sample project."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "workbench"
        shutil.copytree(ROOT / "aligned", copy / "aligned")
        shutil.copytree(ROOT / "scans", copy / "scans")
        projects = {tutorial.ID: tutorial.tutorial_in(Path(folder) / "tutorial")}
        wanted = sys.argv[1:]
        for picture in PICTURES:
            if wanted and picture.name not in wanted:
                continue
            project = projects.get(picture.document or "", Project(copy))
            if picture.is_merged and picture.document:
                merge_in(project, picture.document)
            svg = asyncio.run(draw(picture, project))
            (FOLDER / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
            print(f"{picture.name}.svg")
            shutil.rmtree(copy / ".workbench", ignore_errors=True)


if __name__ == "__main__":
    main()
