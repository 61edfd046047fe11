"""What an edit touches, in terms of links: for whatever is kept of every link of a document."""

from __future__ import annotations

from workbench.model.difference import Difference, difference
from workbench.model.document import Document


def touched_links(before: Document, after: Document) -> tuple[Difference, set[int]]:
    """Where two states of a document differ, as seen from the links.

    Returns:
        The stretch of links that was replaced, and the indexes of all links of the later state
        that are in it or have a paragraph that was changed or is new.
    """
    links = difference(before.links, after.links)
    touched = set(range(links.start, links.new_end))
    for old, new in ((before.source, after.source), (before.target, after.target)):
        at = difference(old, new)
        touched.update(after.link_index(p.id) for p in new[at.start : at.new_end])
    return links, touched
