"""What a document says of itself, apart from its paragraphs and links."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.model.conflict import Conflict

TITLE, SOURCE_LANGUAGE, TARGET_LANGUAGE = "title", "source.language", "target.language"
METADATA = "metadata."
"""Names of the parts of a description; behind the last stands the key."""

_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Description:
    """Title, metadata and languages of a document; fields as in `document.Document`.

    Attributes:
        title: the title.
        metadata: keys and values, in the document's order.
        source_language: ISO 639-1 code of the original.
        target_language: ISO 639-1 code of the translation.
        conflicts: what two editors made of one of these differently, by the name of the part.
    """

    title: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    source_language: str = "ru"
    target_language: str = "en"
    conflicts: tuple[tuple[str, Conflict], ...] = ()

    @property
    def parts(self) -> dict[str, str]:
        """What it says, by the name of the part; only such metadata as there are."""
        return {
            TITLE: self.title,
            SOURCE_LANGUAGE: self.source_language,
            TARGET_LANGUAGE: self.target_language,
            **{f"{METADATA}{key}": value for key, value in self.metadata},
        }


def is_part(name: str) -> bool:
    """Whether a description can have a part of this name."""
    return name in (TITLE, SOURCE_LANGUAGE, TARGET_LANGUAGE) or name.startswith(METADATA)


def is_language_code(text: str) -> bool:
    """Whether a text has the form of an ISO 639 code."""
    return _LANGUAGE.fullmatch(text) is not None
