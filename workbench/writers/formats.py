"""The formats a document can be exported to."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.errors import UsageError
from workbench.model.document import Document
from workbench.writers.pairs import Selection, pairs

MISSING = "—"


@dataclass(frozen=True, slots=True)
class Format:
    """One format out.

    Attributes:
        name: as given to `--format`.
        description: one line for `--list`.
        write: documents as text, LF line ends, final newline.
    """

    name: str
    description: str
    write: Callable[[Sequence[Document], Selection], str]


def to_txt(documents: Sequence[Document], selection: Selection) -> str:
    """Each pair as two lines, the original first, pairs parted by a blank line.

    A dash stands for a side that is missing.
    """
    return "".join(
        f"{pair.source or MISSING}\n{pair.target or MISSING}\n\n"
        for document in documents
        for pair in pairs(document, selection)
    )


def to_tsv(documents: Sequence[Document], selection: Selection) -> str:
    """A table with one header line; texts hold no tabs or line ends, so nothing is quoted."""
    rows = [("document", "source_ids", "target_ids", "status", "confidence", "source", "target")]
    rows += [
        (
            document.id,
            " ".join(pair.link.source),
            " ".join(pair.link.target),
            pair.link.status,
            f"{pair.link.confidence:.4f}",
            pair.source,
            pair.target,
        )
        for document in documents
        for pair in pairs(document, selection)
    ]
    return "".join("\t".join(row) + "\n" for row in rows)


def to_jsonl(documents: Sequence[Document], selection: Selection) -> str:
    """One JSON object a pair (JSON Lines): ids, texts, status and confidence of the link."""
    objects = (
        {
            "document": document.id,
            "source_ids": pair.link.source,
            "target_ids": pair.link.target,
            "status": pair.link.status,
            "confidence": round(pair.link.confidence, 4),
            "source_language": document.source_language,
            "target_language": document.target_language,
            "source": pair.source,
            "target": pair.target,
        }
        for document in documents
        for pair in pairs(document, selection)
    )
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in objects)


FORMATS: tuple[Format, ...] = (
    Format("txt", "plain text: each paragraph with its translation below it", to_txt),
    Format("tsv", "table: document, ids, status, confidence, original, translation", to_tsv),
    Format("jsonl", "JSON Lines: one object a pair", to_jsonl),
)


def find(name: str) -> Format:
    """The format of this name. Raises UsageError when there is none."""
    for known in FORMATS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in FORMATS)
    raise UsageError(f"there is no format “{name}”", f"the formats are: {names}")
