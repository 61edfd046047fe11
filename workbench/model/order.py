"""The order in which the two columns are read: links sorted so that both sides run downward."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.model.document import Document, Link


def in_reading_order(document: Document, links: Iterable[Link]) -> tuple[Link, ...]:
    """`links` in the order in which the bilingual view shows them.

    Links with a source paragraph follow the order of their first one; links of the translation
    alone stand before the next pair whose translation comes after them.
    """
    source = {p.id: n for n, p in enumerate(document.source)}
    target = {p.id: n for n, p in enumerate(document.target)}
    all_links = list(links)
    left = sorted((k for k in all_links if k.source), key=lambda k: source[k.source[0]])
    alone = sorted((k for k in all_links if not k.source), key=lambda k: target[k.target[0]])
    return tuple(_merged(left, alone, target))


def _merged(left: list[Link], alone: list[Link], target: Mapping[str, int]) -> Iterable[Link]:
    waiting = 0
    for link in left:
        if link.target:
            first = target[link.target[0]]
            while waiting < len(alone) and target[alone[waiting].target[0]] < first:
                yield alone[waiting]
                waiting += 1
        yield link
    yield from alone[waiting:]
