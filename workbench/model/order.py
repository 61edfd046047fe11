"""The order in which the two columns are read: links sorted so that both sides run downward."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from workbench.model.document import Document, Link

LinkT = TypeVar("LinkT")


def in_reading_order(document: Document, links: Iterable[Link]) -> tuple[Link, ...]:
    """`links` in the order in which the bilingual view shows them."""
    source = {p.id: n for n, p in enumerate(document.source)}
    target = {p.id: n for n, p in enumerate(document.target)}
    return read_downward(
        links,
        lambda link: [source[i] for i in link.source],
        lambda link: [target[i] for i in link.target],
    )


def read_downward(
    links: Iterable[LinkT],
    source: Callable[[LinkT], Sequence[int]],
    target: Callable[[LinkT], Sequence[int]],
) -> tuple[LinkT, ...]:
    """Links so that both sides run downward, as far as they can.

    Links with a source paragraph follow the order of their first one; links of the translation
    alone stand before the next pair whose translation comes after them.

    Args:
        links: links of any kind.
        source: the places of the source paragraphs of one.
        target: the places of its target paragraphs.
    """
    every = list(links)
    left = sorted((link for link in every if source(link)), key=lambda link: source(link)[0])
    alone = sorted((link for link in every if not source(link)), key=lambda link: target(link)[0])
    ordered: list[LinkT] = []
    waiting = 0
    for link in left:
        beside = target(link)
        while beside and waiting < len(alone) and target(alone[waiting])[0] < beside[0]:
            ordered.append(alone[waiting])
            waiting += 1
        ordered.append(link)
    return (*ordered, *alone[waiting:])
