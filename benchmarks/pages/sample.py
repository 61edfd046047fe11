"""The sample documents on disk: their text, and how it stands on the page."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pages.layout import Paragraph, Style

TEXTS = Path(__file__).parent / "texts"
SCANS = Path(__file__).parents[2] / "scans"
FORM_FEED = "\f"
DEFAULT_SEED = 1960


@dataclass(frozen=True)
class Sample:
    """A text ready to be drawn: its pages, and the face, ageing and seed its layout file names."""

    id: str
    pages: tuple[tuple[Paragraph, ...], ...]
    font: str = "cmu"
    ageing: str = "light"
    seed: int = DEFAULT_SEED


def sample_ids() -> list[str]:
    """Ids of the documents under texts/."""
    return sorted(path.name.removesuffix(".ru.txt") for path in TEXTS.glob("*.ru.txt"))


def _pages(text: str, styles: Mapping[str, str]) -> tuple[tuple[Paragraph, ...], ...]:
    pages: list[list[Paragraph]] = [[]]
    index = 0
    for line in text.split("\n"):
        if line == FORM_FEED:
            pages.append([])
            continue
        if not line.strip():
            continue
        pages[-1].append(Paragraph(line, Style(styles.get(str(index), Style.BODY))))
        index += 1
    return tuple(tuple(page) for page in pages)


def read_sample(path: Path) -> Sample:
    """Read a text, one paragraph a line, pages parted by a line with a form feed alone.

    A file NAME.layout.json beside it may name font, ageing, seed and, by the index of the
    paragraph, styles other than body.
    """
    text = path.read_text(encoding="utf-8")
    name = path.name.removesuffix(".txt").removesuffix(".ru")
    layout_path = path.with_name(f"{name}.layout.json")
    if not layout_path.exists():
        return Sample(name, _pages(text, {}))
    layout = json.loads(layout_path.read_text(encoding="utf-8"))
    return Sample(
        name,
        _pages(text, layout.get("styles", {})),
        layout.get("font", "cmu"),
        layout.get("ageing", "light"),
        layout.get("seed", DEFAULT_SEED),
    )
