"""Clean texts as others would have typed them: nobody's quotation marks and dashes are errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.correction.pages import Paragraph

_TASTES = (
    {"«": '"', "»": '"', "–": "-", "…": "..."},
    {"«": "“", "»": "”", "–": "—"},
    {"«": "„", "»": "“", " – ": " -- "},
)


def typed_otherwise(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A clean paragraph in each taste that changes it."""
    for taste in _TASTES:
        text = paragraph.truth
        for ours, theirs in taste.items():
            text = text.replace(ours, theirs)
        if text != paragraph.truth:
            yield replace(paragraph, read=text, truth=text)
