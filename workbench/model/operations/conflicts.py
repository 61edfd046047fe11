"""Edits that settle what a merge of two editors' work left open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from workbench.errors import ImpossibleEditError
from workbench.model.conflict import Conflict, LinkConflict, Members
from workbench.model.description import (
    METADATA,
    SOURCE_LANGUAGE,
    TARGET_LANGUAGE,
    TITLE,
    is_language_code,
)
from workbench.model.document import Document, Link
from workbench.model.edits import DescriptionChange, Edit, ParagraphsSplice, apply
from workbench.model.operations.links import links_splice, refuse_loss, without
from workbench.model.operations.texts import Replacement, replace_spans, swap
from workbench.model.order import in_reading_order


def settle_text(
    document: Document,
    paragraph_id: str,
    replacements: Sequence[Replacement],
    rest: Conflict | None,
    name: str,
) -> Edit:
    """Decide a disputed place of a text, or all of them.

    Args:
        document: the document as it is.
        paragraph_id: the paragraph, of either side.
        replacements: what is to stand in its text from now on; empty where it stands there.
        rest: what is still open afterwards; None when nothing is.
        name: the edit's name for the status line.

    Raises:
        KeyError: there is no such paragraph.
    """
    rewritten = replace_spans(document, paragraph_id, replacements, name=name, by_person=True)
    after = apply(document, rewritten).paragraph(paragraph_id)
    return swap(document, document.paragraph(paragraph_id), replace(after, conflict=rest), name)


def settle_by_removal(document: Document, paragraph_id: str, name: str) -> Edit:
    """Take a disputed paragraph out of the document, as one of two editors did.

    Raises:
        KeyError: there is no such paragraph.
        ImpossibleEditError: it stands alone in a link that is disputed itself.
    """
    side, index = document.place(paragraph_id)
    gone = document.paragraph(paragraph_id)
    links = without(document.links, {paragraph_id})
    refuse_loss(document.links, links)
    removal = ParagraphsSplice(side, index, (gone,), ())
    shorter = apply(document, Edit(name, (removal,)))
    return Edit(name, (removal, *links_splice(document, in_reading_order(shorter, links))))


def settle_links(
    document: Document, paragraph_id: str, chosen: Iterable[Members] | None, name: str
) -> Edit:
    """Decide how disputed paragraphs are linked.

    Paragraphs that stood in links of ours and are in none that was chosen are linked as they were
    before both, by nobody's decision.

    Args:
        document: the document as it is.
        paragraph_id: a paragraph of the link that has the conflict.
        chosen: links that are made and confirmed; None leaves all links as they stand.
        name: the edit's name for the status line.

    Raises:
        KeyError: there is no such paragraph.
        ImpossibleEditError: it takes all paragraphs out of another link that is disputed.
    """
    at = document.link_index(paragraph_id)
    links = list(document.links)
    links[at] = replace(links[at], conflict=None)
    if chosen is not None:
        disputed = list(links)
        made = _links_of(document, chosen, Link((), (), "confirmed", 1.0))
        taken = {id_ for link in made for id_ in link.ids}
        freed = _freed(document, document.links[at].conflict, taken)
        taken |= {id_ for link in freed for id_ in link.ids}
        links = [*without(links, taken), *freed, *made]
        refuse_loss(disputed, links)
    return Edit(name, links_splice(document, in_reading_order(document, links)))


def _freed(document: Document, conflict: LinkConflict | None, taken: Collection[str]) -> list[Link]:
    """Links, as in base, of what stands in disputed links of ours and is not taken."""
    if conflict is None:
        return []
    standing = [k for k in document.links if (k.source, k.target) in conflict.ours]
    free = {id_ for link in standing for id_ in link.ids if id_ not in taken}
    before = _links_of(document, conflict.base, Link((), ()))
    others = {id_ for link in before for id_ in link.ids} - free
    return without(before, others)


def _links_of(document: Document, every: Iterable[Members], like: Link) -> list[Link]:
    """Links of paragraphs that are there; what a later one has, an earlier one has not."""
    made: list[Link] = []
    for members in every:
        source, target = present(document, members)
        link = replace(like, source=source, target=target)
        made = [*without(made, link.ids), *([link] if link.ids else [])]
    return made


def settle_description(document: Document, field: str, value: str, name: str) -> Edit:
    """Decide a disputed part of the description.

    Args:
        document: the document as it is.
        field: `title`, `metadata.KEY`, `source.language` or `target.language`.
        value: what it is from now on; '' takes a part of the metadata away.
        name: the edit's name for the status line.

    Raises:
        ImpossibleEditError: a language would not be a code.
    """
    before = document.description
    conflicts = tuple(pair for pair in before.conflicts if pair[0] != field)
    after = replace(before, conflicts=conflicts)
    if field in (SOURCE_LANGUAGE, TARGET_LANGUAGE) and not is_language_code(value):
        raise ImpossibleEditError(f"“{value}” is not a language code such as ru or en")
    if field.startswith(METADATA):
        key = field.removeprefix(METADATA)
        metadata = {**dict(before.metadata), key: value}
        kept = tuple(pair for pair in metadata.items() if pair != (key, ""))
        after = replace(after, metadata=kept)
    elif field == TITLE:
        after = replace(after, title=value)
    elif field == SOURCE_LANGUAGE:
        after = replace(after, source_language=value)
    else:
        after = replace(after, target_language=value)
    return Edit(name, (DescriptionChange(before, after),))


def described(document: Document, field: str) -> str:
    """What a part of the description says; '' where it is not there. Names as above."""
    return document.description.parts.get(field, "")


def present(document: Document, members: Members) -> Members:
    """The paragraphs of a link that are there still, on each side in the document's order."""
    source, target = map(set, members)
    return (
        tuple(p.id for p in document.source if p.id in source),
        tuple(p.id for p in document.target if p.id in target),
    )
