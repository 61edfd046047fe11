"""What merging holds beside its results: who is ours does not matter, nor does merging again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Protocol, TypeAlias

from benchmarks.revisions.laws.traces import (
    SIDES,
    Broken,
    Case,
    disputed_ids,
    number_of_conflicts,
    paragraphs,
)
from benchmarks.revisions.pairs import Pair
from workbench.model.document import Document, Link, Paragraph, SourceParagraph


class Merged(Protocol):
    """What a merge answers, as `workbench.revisions.merge.Merged`."""

    @property
    def document(self) -> Document:
        """The result."""

    @property
    def conflicts(self) -> int:
        """How many disputes it has."""


Merge: TypeAlias = Callable[[Document, Document, Document], Merged]


def laws(pair: Pair, merge: Merge, made: Merged) -> Iterator[Broken]:
    """All laws of merging that are broken for a pair.

    Args:
        pair: the pair.
        merge: the merge.
        made: what it made of the pair.
    """
    yield from _counted(made)
    yield from _nothing_new(pair, merge)
    yield from _swapped(pair, merge, made)
    yield from _once_more(pair, merge, made)


def _counted(made: Merged) -> Iterator[Broken]:
    if made.conflicts != (found := number_of_conflicts(made.document)):
        yield Broken("a number of disputes", f"{made.conflicts}, but there are {found}")


def _nothing_new(pair: Pair, merge: Merge) -> Iterator[Broken]:
    """Merging with what base was, or with the same again, changes nothing."""
    base, ours, theirs = pair.base, pair.ours, pair.theirs
    for what, result, wanted in (
        ("theirs is base", merge(base, ours, base), ours),
        ("ours is base", merge(base, base, theirs), theirs),
        ("both are ours", merge(base, ours, ours), ours),
        ("both are theirs", merge(base, theirs, theirs), theirs),
    ):
        if result.document != wanted or result.conflicts:
            told = "; ".join(_differences(wanted, result.document))
            yield Broken(f"merging changes something though {what}", told[:600])


def _swapped(pair: Pair, merge: Merge, made: Merged) -> Iterator[Broken]:
    """The other way round the result is the same, and disputes are turned round."""
    other = merge(pair.base, pair.theirs, pair.ours)
    if other.conflicts != made.conflicts:
        yield Broken("another number of disputes the other way round",
                     f"{made.conflicts} and {other.conflicts}")  # fmt: skip
    left, right = _told(made.document), _told(_turned(other.document))
    for key in sorted(left.keys() | right.keys()):
        if left.get(key) != right.get(key):
            yield Broken("another result the other way round",
                         f"{key}: {left.get(key)} and {right.get(key)}"[:600])  # fmt: skip


def _turned(document: Document) -> Document:
    """A document with ours and theirs in each other's place."""
    for side in SIDES:
        document = document.with_side(side, tuple(map(_turned_text, document.side(side))))
    document = document.with_links(tuple(map(_turned_link, document.links)))
    turned = {
        name: replace(of, ours=of.theirs, theirs=of.ours) for name, of in document.conflicts.items()
    }
    return replace(document, conflicts=turned)


def _turned_text(paragraph: Paragraph) -> Paragraph:
    if (of := paragraph.conflict) is None:
        return paragraph
    return replace(paragraph, conflict=replace(of, ours=of.theirs, theirs=of.ours))


def _turned_link(link: Link) -> Link:
    if (of := link.conflict) is None:
        return link
    return replace(link, conflict=replace(of, ours=of.theirs, theirs=of.ours))


def _told(document: Document) -> Mapping[str, object]:
    """What has to be the same both ways; of disputes all but the version that stands meanwhile.

    Paragraphs go by their places: where both made the same cut, ours gives the id.
    """
    told: dict[str, object] = {}
    names = {p.id: f"{n} of {side}" for side in SIDES for n, p in enumerate(document.side(side))}
    for p in paragraphs(document):
        text = p.conflict or p.text
        told[f"{names[p.id]}.text"] = text
        told[f"{names[p.id]}.note"] = frozenset(p.note.split(" · "))
        told[f"{names[p.id]}.kind"] = p.kind
        if isinstance(p, SourceParagraph):
            told[f"{names[p.id]}.ocr"] = p.ocr
            told[f"{names[p.id]}.scan"] = p.scan
            if p.conflict is None:
                told[f"{names[p.id]}.status"] = p.status
                told[f"{names[p.id]}.checked"] = frozenset(p.checked)
    disputed = {id_ for link in document.links for id_ in disputed_ids(link)}
    for link in document.links:
        if link.status == "confirmed" and not disputed & {*link.ids}:
            told[f"link {[names[id_] for id_ in link.ids]}"] = True
    return told | {f"conflict {k}": v for k, v in document.conflicts.items()}


def _once_more(pair: Pair, merge: Merge, made: Merged) -> Iterator[Broken]:
    """What was merged is not merged twice: one editor's work, carried over again, is there once."""
    if made.conflicts:
        return
    for what, own, result in (
        ("theirs", pair.theirs, merge(pair.base, made.document, pair.theirs)),
        ("ours", pair.ours, merge(pair.base, pair.ours, made.document)),
    ):
        case = Case(pair, result.document)
        del own
        for one in (case.as_ours, case.as_theirs):
            for word in sorted(case.traceable):
                if one.counts[word] > 1:
                    yield Broken(f"a word is doubled when {what} is merged again", word)
        if not result.conflicts and result.document != made.document:
            told = "; ".join(_differences(made.document, result.document))
            yield Broken(f"another result when {what} is merged again", told[:600])


def _differences(wanted: Document, found: Document) -> Iterator[str]:
    there = {p.id: p for p in paragraphs(found)}
    for p in paragraphs(wanted):
        if there.get(p.id) != p:
            yield f"{there.get(p.id)}, not {p}"
    known = {p.id for p in paragraphs(wanted)}
    yield from (f"{p} is new" for id_, p in there.items() if id_ not in known)
    yield from (f"no {link}" for link in wanted.links if link not in found.links)
    yield from (f"a {link}" for link in found.links if link not in wanted.links)
    if wanted.description != found.description:
        yield f"{found.description}, not {wanted.description}"
    if [p.id for p in paragraphs(wanted)] != [p.id for p in paragraphs(found)]:
        yield "paragraphs in another order"
    if wanted.links != found.links and {*wanted.links} == {*found.links}:
        yield "links in another order"
