"""Whether the scans that a document names are there, with the text it was read from."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from workbench.errors import BadInputError, Place
from workbench.model.document import Document
from workbench.store.finding import Finding
from workbench.store.jsontext import Lines

TextLength: TypeAlias = Callable[[Path], int]
"""From a page image to the code points of its page's text; raises BadInputError if unknown."""


@dataclass(frozen=True, slots=True)
class ScanCheck:
    """What is wrong with the page images of a document, and with ranges into their text.

    Attributes:
        document: the document.
        path: its file, for messages.
        lines: the lines of the file.
        folder: where its page images are: `scans/` and the name of its file.
        text_length: tells how long the text of a page is; None leaves ranges unchecked.
    """

    document: Document
    path: Path
    lines: Lines
    folder: Path
    text_length: TextLength | None

    def findings(self) -> Iterator[Finding]:
        """What is wrong, each at the first paragraph that it matters to."""
        lengths: dict[str, int | None] = {}
        for n, paragraph in enumerate(self.document.source):
            field = ("source", "paragraphs", n, "scan")
            place = Place(str(self.path), self.lines.of(field), ".".join(map(str, field)))
            for part in paragraph.scan:
                image = self.folder / part.page
                if part.page not in lengths:
                    lengths[part.page] = yield from self._length(image, place)
                length = lengths[part.page]
                if length is not None and part.end > length:
                    yield Finding(
                        place,
                        f"{part.page}:{part.start}-{part.end} goes beyond the text of the page, "
                        f"which has {length} characters",
                        "take the .hocr file beside the scan, or this line, back from git",
                    )

    def _length(self, image: Path, place: Place) -> Generator[Finding, None, int | None]:
        """The length of the text of a page; where it is not known, a finding and None."""
        folder = f"{self.folder.parent.name}/{self.folder.name}"
        if not image.is_file():
            missing = f"the scan {image.name} is missing from {folder}"
            yield Finding(place, missing, "put the image back")
            return None
        if self.text_length is None:
            return None
        try:
            return self.text_length(image)
        except BadInputError as error:
            unknown = f"what was read on {folder}/{image.name} is not known: {error.message}"
            yield Finding(place, unknown, error.remedy)
            return None
