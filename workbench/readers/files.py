"""The one door for files: a reader is chosen by what the file contains."""

from __future__ import annotations

from pathlib import Path

from workbench.model.draft import Draft
from workbench.readers.archive_page import read_page
from workbench.readers.encoding import read_file


def read(path: Path) -> Draft:
    """Reads a text file of any encoding and line ending as an archive page.

    Raises:
        BadInputError: the file is missing, unreadable, empty, too large or no text.
    """
    return read_page(read_file(path), str(path))
