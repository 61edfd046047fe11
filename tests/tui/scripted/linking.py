"""Mending a link that is wrong with the fewest keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.tui.scripted.truth import Truth
from tests.tui.scripted.ways import shortest
from workbench.errors import ImpossibleEditError
from workbench.model.document import Document, Link
from workbench.model.edits import Edit, apply
from workbench.model.operations import links
from workbench.session import focus as places
from workbench.session.focus import Focus

_LONGEST = 7

_CHANGES: Mapping[str, Callable[[Document, str], Edit]] = {
    "m": links.merge_links,
    "t": links.split_link,
    "[": lambda document, id_: links.move_paragraph(document, id_, forward=False),
    "]": lambda document, id_: links.move_paragraph(document, id_, forward=True),
    "y": links.unlink,
}
_MOVES: Mapping[str, Callable[[Document, Focus], Focus]] = {
    "j": lambda document, focus: places.beside(document, focus, 1),
    "k": lambda document, focus: places.beside(document, focus, -1),
    "tab": places.across,
}


@dataclass(frozen=True, slots=True)
class _State:
    """The links as they would be, and where the editor is; the rest of the document stays."""

    links: tuple[Link, ...]
    paragraph: str
    document: Document = field(compare=False, repr=False)


def mended(document: Document, focus: Focus, truth: Truth) -> tuple[str, ...]:
    """Keys after which the paragraphs in question are linked as they truly are.

    Links that a person has confirmed and that are right stay as they are.
    """
    asked = document.link_of(focus.paragraph)
    texts = [i for i in asked.ids if document.paragraph(i).kind == "text"]
    settled = {k for k in document.links if k.status == "confirmed" and truth.is_right(document, k)}

    def is_mended(state: _State) -> bool:
        now = state.document
        return settled <= set(now.links) and all(
            truth.is_right(now, now.link_of(id_)) for id_ in texts
        )

    keys = shortest(_State(document.links, focus.paragraph, document), _steps, is_mended, _LONGEST)
    assert keys is not None, f"no {_LONGEST} keys mend {asked}"
    return keys


def _steps(state: _State) -> Mapping[str, _State]:
    document = state.document
    found = {}
    for key, move in _MOVES.items():
        there = move(document, places.on_word(document, state.paragraph, 0)).paragraph
        found[key] = _State(state.links, there, document)
    for key, change in _CHANGES.items():
        try:
            made = apply(document, change(document, state.paragraph))
        except ImpossibleEditError:
            continue
        found[key] = _State(made.links, state.paragraph, made)
    return found
