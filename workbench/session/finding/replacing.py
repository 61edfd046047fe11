"""Replacing what was found: every place is shown with what would stand there before it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import regex

from workbench.correct.letters import with_case_of
from workbench.errors import EditMismatchError, UsageError
from workbench.lexicon.charalign import word_changes
from workbench.model.document import Document, SourceParagraph
from workbench.model.edits import Edit
from workbench.model.operations.texts import Replacement, replace_spans
from workbench.model.text import Span, normalise, removable
from workbench.session.finding.search import Match, Search
from workbench.wording import shown_reading

_PART = regex.compile(
    r"\\(?P<number>\d{1,2})|\\g<(?P<name>\w+)>|\\(?P<escaped>[\\&/])|(?P<text>[^\\]+)"
)

_CLOSING = regex.compile(r"[,.;:!?)\]»”]")


@dataclass(frozen=True, slots=True)
class Change:
    """A place and what would stand there.

    Attributes:
        match: the place.
        text: what would stand there; '' takes the place away.
        is_verified: whether its paragraph is verified, so that a person has to choose it.
    """

    match: Match
    text: str
    is_verified: bool = False


class Template:
    r"""What is put in: text with the pattern's groups in it, `\1`, `\g<name>`, `\0` for the whole.

    Args:
        text: as it was typed; groups count only where the pattern is a regular expression.
        search: the search whose places are replaced.

    Attributes:
        search: the same.

    Raises:
        UsageError: it names a group that the pattern lacks, or has a lonely backslash.
    """

    def __init__(self, text: str, search: Search) -> None:
        self.search = search
        self._keeps_case = search.query.ignores_case and text == text.lower()
        self._parts: list[str | int] = [text]
        if search.query.is_regex:
            self._parts = list(_parts(text, search))

    def put(self, match: Match) -> str:
        """What would stand in a place.

        Where the search does not tell capitals from small letters and the text has no capital, it
        is put in the case pattern of the place.
        """
        made = "".join(
            part if isinstance(part, str) else match.groups[part] or "" for part in self._parts
        )
        return with_case_of(match.text, made) if self._keeps_case and made else made


def _parts(text: str, search: Search) -> Iterator[str | int]:
    place = 0
    while place < len(text):
        part = _PART.match(text, place)
        if part is None:
            raise UsageError(
                f"the backslash at character {place + 1} stands before nothing it can mean",
                r"write \1 or \g<name> for a group, \\ for a backslash",
            )
        place = part.end()
        yield part["text"] or part["escaped"] or _group(part, search)


def _group(part: regex.Match[str], search: Search) -> int:
    name = part["name"] or part["number"]
    number = int(name) if name.isdecimal() else search.group_numbers.get(name, -1)
    if 0 <= number <= search.groups:
        return number
    known = ", ".join([*map(str, range(1, search.groups + 1)), *search.group_numbers])
    raise UsageError(
        f"the pattern has no group {name}",
        f"its groups are: {known}" if known else "put what you mean in ( ) in the pattern",
    )


def changes(document: Document, matches: Iterable[Match], template: Template) -> Iterator[Change]:
    """What a template would change at some places; those that stay as they are are left out."""
    for match in matches:
        text = template.put(match)
        paragraph = document.paragraph(match.paragraph)
        if text != match.span.within(paragraph.text):
            yield Change(match, text, _is_verified(paragraph))


def _is_verified(paragraph: object) -> bool:
    return isinstance(paragraph, SourceParagraph) and paragraph.status == "verified"


def replaced(document: Document, chosen: Sequence[Change], *, name: str = "") -> Edit:
    """Changes as one edit; in the original every place counts as decided by a person.

    Args:
        document: as it is.
        chosen: changes of places that do not overlap, in the order of the document.
        name: what to call it; '' for "replaced 12 × old → new".

    Raises:
        EditMismatchError: a place no longer reads as it did when it was found.
    """
    called = name or _name(chosen)
    edits = [
        _in_paragraph(document, paragraph_id, tuple(members), called)
        for paragraph_id, members in groupby(chosen, key=lambda change: change.match.paragraph)
    ]
    return Edit(called, tuple(change for edit in edits for change in edit.changes))


def _in_paragraph(
    document: Document, paragraph_id: str, chosen: Sequence[Change], name: str
) -> Edit:
    if not document.has(paragraph_id):
        raise _gone()
    text = document.paragraph(paragraph_id).text
    if any(change.match.span.within(text) != change.match.text for change in chosen):
        raise _gone()
    replacements = list(_replacements(text, chosen))
    after = _after(text, replacements)
    if after != normalise(after):  # spaces met
        new = normalise(after)
        replacements = [Replacement(c.ocr, c.text.within(new)) for c in word_changes(text, new)]
    return replace_spans(document, paragraph_id, replacements, name=name, by_person=True)


def _replacements(text: str, chosen: Sequence[Change]) -> Iterator[Replacement]:
    """What is put where; of two places side by side only one takes the space between them away."""
    end = 0
    for change in chosen:
        span = change.match.span if change.text else _removed(text, change.match.span)
        span = Span(max(span.start, end), max(span.end, end))
        yield Replacement(span, change.text)
        end = span.end


def _removed(text: str, span: Span) -> Span:
    """A place that goes, with the space that would be left before a comma or another space."""
    ends_clause = _CLOSING.match(text, span.end) is not None
    if ends_clause and span.start and text[span.start - 1] == " ":
        return Span(span.start - 1, span.end)
    return removable(text, span)


def _after(text: str, replacements: Sequence[Replacement]) -> str:
    for one in sorted(replacements, key=lambda r: r.span, reverse=True):
        text = text[: one.span.start] + one.text + text[one.span.end :]
    return text


def _gone() -> EditMismatchError:
    return EditMismatchError("the text has changed since these places were found", "search again")


def _name(chosen: Sequence[Change]) -> str:
    if not chosen:
        return "replaced nothing"
    pairs = {(change.match.text, change.text): None for change in chosen}
    (old, new), *others = pairs
    more = f" and {len(others)} more" if others else ""
    return f"replaced {len(chosen)} × {old.strip() or 'nothing'} → {shown_reading(new)}{more}"
