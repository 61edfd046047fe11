"""A comparison as one HTML page that needs nothing else: Russian left, English right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files

from workbench.cli.comparison.figures import HEADER, contents, in_words, totals_rows
from workbench.markup.elements import NOTHING, Markup, element, join, text
from workbench.markup.page import whole_page
from workbench.model.document import Document, Link, Side
from workbench.model.text import tokens
from workbench.revisions.compare.blocks import Block, Fold, blocks
from workbench.revisions.compare.runs import Run
from workbench.session.commands.compared import Subject
from workbench.session.commands.comparing import Compared
from workbench.wording import counted

_MOST = 90  # words of a paragraph that stands beside a change
_ELEMENTS = {"old": "del", "new": "ins"}


def page(states: Subject, rows: Sequence[Compared], suspects: Mapping[str, int]) -> str:
    """A whole HTML document, to be written as UTF-8.

    Args:
        states: what was compared.
        rows: the documents that are not as they were.
        suspects: how many are left in each, as far as they were counted.
    """
    style = files("workbench.cli.comparison").joinpath("page.css").read_text("utf-8")
    name = f"{states.before} → {states.after}"
    body = join(
        element("header", element("h1", text("Changes")), element("p", text(name))),
        _totals(rows, suspects),
        *(_document(row) for row in rows),
        element("p", text("No document differs."), class_="told") if not rows else NOTHING,
    )
    return whole_page(name, style, body)


def _totals(rows: Sequence[Compared], suspects: Mapping[str, int]) -> Markup:
    lines = list(totals_rows(rows, suspects))
    if not lines:
        return NOTHING
    head = element("tr", *(element("th", text(cell)) for cell in HEADER))
    body = (element("tr", *(element("td", text(cell)) for cell in line)) for line in lines)
    return element("table", head, *body)


def _document(row: Compared) -> Markup:
    before, after = row.pair.before, row.pair.after
    document = after or before
    title = document.title if document else ""
    head = (element("h2", text(row.id)), element("p", text(title), class_="title"))
    if before is None or after is None:
        return element("section", *head, element("p", text(contents(row)), class_="told"))
    told = element("p", text(in_words(row)), class_="told")
    parts = (
        _fold(part) if isinstance(part, Fold) else _block(part, before, after)
        for part in blocks(row.changes, before, after)
    )
    return element("section", *head, told, *parts)


def _fold(fold: Fold) -> Markup:
    return element("p", text(f"⋯ {counted(fold.paragraphs, 'paragraph')} ⋯"), class_="fold")


def _block(block: Block, before: Document, after: Document) -> Markup:
    place = " · ".join(part for part in (block.place, block.paragraph, block.page) if part)
    notes = (element("li", text(note)) for note in block.notes)
    return element(
        "article",
        element("p", text(place), class_="place"),
        element("ul", *notes) if block.notes else NOTHING,
        *_pairs(block, before, after),
    )


def _pairs(block: Block, before: Document, after: Document) -> Iterator[Markup]:
    """The changed text beside what translates it, and the links that are spoken of."""
    if not after.has(block.paragraph):
        if before.has(block.paragraph):
            side, _ = before.place(block.paragraph)
            yield _pair({side: _runs(block.runs, before, side)})
        return
    side, _ = after.place(block.paragraph)
    own = after.link_of(block.paragraph)
    if block.runs:
        other: Side = "target" if side == "source" else "source"
        beside = own.target if side == "source" else own.source
        yield _pair(
            {side: _runs(block.runs, after, side), other: _texts(beside, after, other, "beside")}
        )
    for link in dict.fromkeys(block.links):
        if not (block.runs and link == own):
            yield _linked(link, after)


def _linked(link: Link, after: Document) -> Markup:
    return _pair(
        {
            "source": _texts(link.source, after, "source", "text"),
            "target": _texts(link.target, after, "target", "text"),
        }
    )


def _pair(sides: Mapping[Side, Markup]) -> Markup:
    columns = (sides.get(side) or element("div") for side in ("source", "target"))
    return element("div", *columns, class_="pair")


def _texts(ids: Iterable[str], document: Document, side: Side, how: str) -> Markup:
    texts = (element("p", text(_clipped(document.paragraph(id_).text)), class_=how) for id_ in ids)
    return element("div", *texts, lang=_language(document, side))


def _runs(runs: Iterable[Run], document: Document, side: Side) -> Markup:
    return element(
        "div",
        element("p", *map(_run, runs), class_="text"),
        lang=_language(document, side),
    )


def _run(run: Run) -> Markup:
    if run.how in _ELEMENTS:
        return element(_ELEMENTS[run.how], text(run.text))
    if run.how == "read":
        return element("span", text(f"OCR {run.text}"), class_="read")
    if run.how == "folded":
        return element("span", text(run.text), class_="folded", lang="en")
    return text(run.text)


def _language(document: Document, side: Side) -> str:
    return document.source_language if side == "source" else document.target_language


def _clipped(whole: str) -> str:
    words = list(tokens(whole))
    return whole if len(words) <= _MOST else f"{whole[: words[_MOST - 1].end]} …"
