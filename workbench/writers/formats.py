"""The formats a document can be exported to."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.errors import UsageError
from workbench.model.document import Document
from workbench.writers.pairs import Pair, ParallelText, Stretch, notes_of
from workbench.writers.tmx import to_tmx

MISSING = "—"
_COLUMNS = (
    *("document", "source_ids", "target_ids", "status", "confidence"),
    *("source", "target", "notes"),
)


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
    write: Callable[[Sequence[ParallelText]], str]


def to_txt(texts: Sequence[ParallelText]) -> str:
    """Each pair as two lines, the original first, pairs parted by a blank line.

    A dash stands for a side that is missing.
    """
    return "".join(
        f"{pair.source_text or MISSING}\n{pair.target_text or MISSING}\n\n"
        for text in texts
        for pair in text.pairs
    )


def to_tsv(texts: Sequence[ParallelText]) -> str:
    """A table with one header line; texts hold no tabs or line ends, so nothing is quoted.

    Notes of the paragraphs stand last, joined with a dot between them.
    """
    rows: list[tuple[str, ...]] = [_COLUMNS]
    rows += [
        (
            text.document.id,
            " ".join(stretch.name for stretch in pair.source),
            " ".join(stretch.name for stretch in pair.target),
            pair.status,
            f"{pair.confidence:.4f}",
            pair.source_text,
            pair.target_text,
            " · ".join(notes_of(text.document, pair.ids).values()),
        )
        for text in texts
        for pair in text.pairs
    ]
    return "".join("\t".join(row) + "\n" for row in rows)


def to_jsonl(texts: Sequence[ParallelText]) -> str:
    """One JSON object a pair (JSON Lines): ids, texts, status and confidence of the link.

    Of sentences the spans too, one for each id; notes by id where there are any.
    """
    objects = (_object(text.document, pair) for text in texts for pair in text.pairs)
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in objects)


def _object(document: Document, pair: Pair) -> dict[str, object]:
    notes = notes_of(document, pair.ids)
    return {
        "document": document.id,
        "source_ids": [stretch.id for stretch in pair.source],
        "target_ids": [stretch.id for stretch in pair.target],
        **_spans("source_spans", pair.source),
        **_spans("target_spans", pair.target),
        "status": pair.status,
        "confidence": round(pair.confidence, 4),
        "source_language": document.source_language,
        "target_language": document.target_language,
        "source": pair.source_text,
        "target": pair.target_text,
        **({"notes": notes} if notes else {}),
    }


def _spans(name: str, stretches: Sequence[Stretch]) -> dict[str, list[list[int]]]:
    spans = [[one.span.start, one.span.end] for one in stretches if one.span]
    return {name: spans} if spans else {}


FORMATS: tuple[Format, ...] = (
    Format("txt", "plain text: each original with its translation below it", to_txt),
    Format("tsv", "table: document, ids, status, confidence, original, translation", to_tsv),
    Format("jsonl", "JSON Lines: one object a pair", to_jsonl),
    Format("tmx", "Translation Memory eXchange 1.4b: one unit a pair with both sides", to_tmx),
)


def find(name: str) -> Format:
    """The format of this name. Raises UsageError when there is none."""
    for known in FORMATS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in FORMATS)
    raise UsageError(f"there is no format “{name}”", f"the formats are: {names}")
