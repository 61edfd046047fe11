"""Edits of the links between the two sides.

What a person links is confirmed, and nothing moves it afterwards. What a person's edit leaves
behind on one side only is automatic again with confidence 0: it asks for attention.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from workbench.errors import ImpossibleEditError
from workbench.model.difference import difference
from workbench.model.document import Document, Link, LinkStatus
from workbench.model.edits import Edit, LinksSplice
from workbench.model.order import in_reading_order
from workbench.wording import counted

REALIGNED = "realigned"
"""Name of the edit that takes the machine's links over."""


def links_splice(document: Document, links: Iterable[Link]) -> tuple[LinksSplice, ...]:
    """The smallest splice that turns the document's links into `links`, if they differ."""
    old, new = document.links, tuple(links)
    at = difference(old, new)
    if not at:
        return ()
    return (LinksSplice(at.start, old[at.start : at.old_end], new[at.start : at.new_end]),)


def without(links: Iterable[Link], ids: Collection[str]) -> list[Link]:
    """The links with these paragraphs taken out of them; a pair that loses a side is auto again."""
    kept: list[Link] = []
    for link in links:
        source = tuple(i for i in link.source if i not in ids)
        target = tuple(i for i in link.target if i not in ids)
        if (source, target) == (link.source, link.target):
            kept.append(link)
        elif source and target:
            kept.append(replace(link, source=source, target=target))
        elif source or target:
            kept.append(Link(source, target, conflict=link.conflict))
    return kept


def refuse_loss(before: Iterable[Link], after: Iterable[Link]) -> None:
    """Refuse what would lose a conflict that nobody has settled.

    Raises:
        ImpossibleEditError: a disputed link of `before` has no successor in `after`.
    """
    left = [link.conflict for link in after if link.conflict is not None]
    for link in before:
        if link.conflict is not None and link.conflict not in left:
            raise ImpossibleEditError(
                f"the link of {', '.join(link.ids)} is disputed: a merge left a conflict in it",
                "settle the conflict first",
            )


def set_link_status(document: Document, paragraph_id: str, status: LinkStatus) -> Edit:
    """Confirm the link a paragraph stands in, or give it back to the machine.

    Raises:
        KeyError: there is no such paragraph.
    """
    at = document.link_index(paragraph_id)
    links = list(document.links)
    links[at] = replace(links[at], status=status)
    what = "a link" if links[at].is_pair else "an unlinked paragraph"
    name = f"confirmed {what}" if status == "confirmed" else f"gave {what} back to the machine"
    return Edit(name, links_splice(document, links))


def confirm(document: Document, chosen: Collection[Link]) -> Edit:
    """Confirm several links of a document at once."""
    links = [
        replace(link, status="confirmed") if link in chosen else link for link in document.links
    ]
    return Edit(f"confirmed {counted(len(chosen), 'link')}", links_splice(document, links))


def join(document: Document, ids: Sequence[str], name: str = "linked paragraphs") -> Edit:
    """Put paragraphs into one confirmed link of their own, out of whatever links they stand in.

    Raises:
        KeyError: there is no such paragraph.
    """
    chosen = set(ids)
    link = Link(
        tuple(p.id for p in document.source if p.id in chosen),
        tuple(p.id for p in document.target if p.id in chosen),
        "confirmed",
        1.0,
    )
    for id_ in ids:
        document.place(id_)
    return _relinked(document, [*without(document.links, chosen), link], name)


def merge_links(document: Document, paragraph_id: str) -> Edit:
    """Merge the link of a paragraph with the next one that is not furniture.

    Raises:
        KeyError: there is no such paragraph.
        ImpossibleEditError: there is no next link.
    """
    link = document.link_of(paragraph_id)
    other = _neighbour(document, paragraph_id, forward=True)
    return join(document, [*link.ids, *other.ids], "merged two links")


def split_link(document: Document, paragraph_id: str) -> Edit:
    """Cut a link before a paragraph; the other side is cut where its length fits best.

    Raises:
        KeyError: there is no such paragraph.
        ImpossibleEditError: the paragraph is the first of its side in the link.
    """
    side, _ = document.place(paragraph_id)
    link = document.link_of(paragraph_id)
    own, other = (link.source, link.target) if side == "source" else (link.target, link.source)
    at = own.index(paragraph_id)
    if at == 0:
        raise ImpossibleEditError(
            "a link can not be split before its first paragraph",
            "go to the paragraph that is to begin the second link",
        )
    cut = _proportional_cut(document, own, at, other)
    halves = ((own[:at], other[:cut]), (own[at:], other[cut:]))
    made = [_by_hand(*half) if side == "source" else _by_hand(*half[::-1]) for half in halves]
    kept = [k for k in document.links if k != link]
    return _relinked(document, [*kept, *made], "split a link")


def move_paragraph(document: Document, paragraph_id: str, *, forward: bool) -> Edit:
    """Move the boundary of two links: a paragraph, and its fellows beyond it, change over.

    Moving forward takes the paragraph and those after it on its side into the next link; moving
    backward takes it and those before it into the previous one.

    Raises:
        KeyError: there is no such paragraph.
        ImpossibleEditError: there is no link in that direction.
    """
    side, _ = document.place(paragraph_id)
    link = document.link_of(paragraph_id)
    own = link.source if side == "source" else link.target
    at = own.index(paragraph_id)
    moved = own[at:] if forward else own[: at + 1]
    other = _neighbour(document, paragraph_id, forward=forward)
    name = "moved a paragraph down" if forward else "moved a paragraph up"
    return join(document, [*moved, *other.ids], name)


def unlink(document: Document, paragraph_id: str) -> Edit:
    """Take a link apart: every paragraph of it stands alone, by a person's decision.

    Raises:
        KeyError: there is no such paragraph.
    """
    link = document.link_of(paragraph_id)
    alone = [_by_hand((i,), ()) for i in link.source] + [_by_hand((), (i,)) for i in link.target]
    kept = [k for k in document.links if k != link]
    return _relinked(document, [*kept, *alone], "took a link apart")


def realign(document: Document, links: Iterable[Link]) -> Edit:
    """Take over the machine's links; confirmed and disputed links stay exactly as they are.

    Paragraphs of these links are taken out of the machine's; paragraphs that the machine left out
    stand alone.
    """
    confirmed = [k for k in document.links if k.status == "confirmed" or k.conflict is not None]
    decided = {id_ for link in confirmed for id_ in link.ids}
    made = [replace(link, status="auto") for link in without(links, decided)]
    covered = decided | {id_ for link in made for id_ in link.ids}
    missing = [Link((p.id,), ()) for p in document.source if p.id not in covered]
    missing += [Link((), (p.id,)) for p in document.target if p.id not in covered]
    return _relinked(document, [*confirmed, *made, *missing], REALIGNED)


def _relinked(document: Document, links: Sequence[Link], name: str) -> Edit:
    refuse_loss(document.links, links)
    return Edit(name, links_splice(document, in_reading_order(document, links)))


def _by_hand(source: tuple[str, ...], target: tuple[str, ...]) -> Link:
    return Link(source, target, "confirmed", 1.0)


def _neighbour(document: Document, paragraph_id: str, *, forward: bool) -> Link:
    """The next link in reading order with something in it that is text; for furniture, any."""
    is_text = document.paragraph(paragraph_id).kind == "text"
    at = document.link_index(paragraph_id)
    beyond = document.links[at + 1 :] if forward else document.links[:at][::-1]
    for link in beyond:
        if not is_text or any(document.paragraph(id_).kind == "text" for id_ in link.ids):
            return link
    where = "after" if forward else "before"
    raise ImpossibleEditError(f"there is no link {where} this one")


def _proportional_cut(document: Document, own: Sequence[str], at: int, other: Sequence[str]) -> int:
    """How many of `other` belong to `own[:at]`: where the shares of length agree best."""
    if len(other) < 2:
        return len(other)
    share = _length(document, own[:at]) / max(1, _length(document, own))
    whole = max(1, _length(document, other))
    cuts = range(1, len(other))
    return min(cuts, key=lambda cut: abs(_length(document, other[:cut]) / whole - share))


def _length(document: Document, ids: Sequence[str]) -> int:
    return sum(len(document.paragraph(id_).text) for id_ in ids)
