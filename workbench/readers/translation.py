"""A translation alone, which waits for its scan."""

from __future__ import annotations

from workbench.model.draft import Draft
from workbench.readers.archive_page import read_in


def read_translation(text: str, name: str) -> Draft:
    """An English text; what describes it on its page becomes metadata.

    Args:
        text: the page, lines ended by LF.
        name: file name for messages.

    Raises:
        BadInputError: the text has no words.
    """
    return read_in(text, name, only="en")
