"""A page as a digital archive publishes it: catalogue data, the Russian, the English, clutter."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from workbench.errors import BadInputError, Place
from workbench.lexicon.furniture import classify
from workbench.model.draft import Draft, DraftParagraph
from workbench.readers.description import Description, Piece, describe
from workbench.readers.languages import Language, languages
from workbench.readers.lines import paragraphs

_FURNITURE = 0.5


def read_page(text: str, name: str) -> Draft:
    """A page with original and translation, or only one of them, and what stands around them.

    Args:
        text: the page, lines ended by LF.
        name: file name for messages.

    Raises:
        BadInputError: the text has no words.
    """
    return read_in(text, name, only=None)


def read_in(text: str, name: str, only: Language | None) -> Draft:
    """A page; `only` is the language of all of it, None where the reader has to find out.

    Raises:
        BadInputError: the text has no words.
    """
    return _draft(describe(_paragraphs(text, name)), only)


def _paragraphs(text: str, name: str) -> list[str]:
    found = paragraphs(text)
    if not any(character.isalnum() for paragraph in found for character in paragraph):
        raise BadInputError("there are no words in it", "give a file with text", Place(name))
    return found


def _draft(page: Description, only: Language | None) -> Draft:
    document = [piece.text for piece in page.pieces if not piece.is_clutter]
    spoken = iter([only] * len(document) if only else languages(document))
    aside: Language = only or "en"
    sides = [aside if piece.is_clutter else next(spoken) for piece in page.pieces]
    columns: dict[Language, list[Piece]] = {"ru": [], "en": []}
    for piece, side in zip(page.pieces, sides, strict=True):
        columns[side].append(piece)
    metadata = dict(page.metadata)
    if columns["ru"]:
        metadata.setdefault("original_language", "Russian")
    return Draft(
        page.title,
        MappingProxyType(metadata),
        _column(columns["ru"], "ru"),
        _column(columns["en"], "en"),
    )


def _column(pieces: Sequence[Piece], side: Language) -> tuple[DraftParagraph, ...]:
    shares = classify([piece.text for piece in pieces], side)
    return tuple(
        DraftParagraph(
            piece.text, "furniture" if piece.is_clutter or share > _FURNITURE else "text"
        )
        for piece, share in zip(pieces, shares, strict=True)
    )
