"""What changed between two states of a document, as values.

Every value has `paragraph`, the id that it is told at; '' for what concerns the whole document.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from workbench.model.document import Link, Paragraph, Side
from workbench.model.text import Span, word_count

Field: TypeAlias = Literal["status", "kind", "note", "ocr", "scan", "checked"]
RelinkedKind: TypeAlias = Literal["made", "apart", "moved", "joined", "split", "changed"]
Outcome: TypeAlias = Literal["opened", "settled", "changed"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph's text.

    Attributes:
        paragraph: its id.
        span: code points of its text; empty for a place between words.
        text: what stands there.
    """

    paragraph: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class WordsChanged:
    """Words or signs that read differently.

    Attributes:
        side: source or target.
        old: where they stood: one piece, or several where they went over the end of a paragraph;
            where words were put in, the empty place between their neighbours.
        new: where they stand now; likewise.
        ocr: what the machine read there; '' where it read nothing, and in a translation.
        by_person: whether a person decided all of what stands there now.
    """

    side: Side
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    ocr: str = ""
    by_person: bool = False

    @property
    def paragraph(self) -> str:
        """Where the new words begin."""
        return self.new[0].paragraph

    @property
    def old_text(self) -> str:
        """What stood there; '' where words were put in."""
        return " ".join(piece.text for piece in self.old)

    @property
    def new_text(self) -> str:
        """What stands there now; '' where words were taken out."""
        return " ".join(piece.text for piece in self.new)

    @property
    def words(self) -> int:
        """How many words changed, counted where there are more; 0 where only signs did."""
        return max(word_count(self.old_text), word_count(self.new_text))

    @property
    def new_words(self) -> int:
        """How many words stand there now."""
        return word_count(self.new_text)


@dataclass(frozen=True, slots=True)
class WordsChecked:
    """Words that a person confirmed as right as they stand, or took that back.

    Attributes:
        place: where they stand in the later state.
        is_checked: whether they are confirmed in the later state.
    """

    place: Piece
    is_checked: bool

    @property
    def paragraph(self) -> str:
        """Where the words stand."""
        return self.place.paragraph

    @property
    def words(self) -> int:
        """How many words."""
        return word_count(self.place.text)


@dataclass(frozen=True, slots=True)
class Regrouped:
    """Paragraphs that were split, joined, or had a boundary moved; their words apart.

    Attributes:
        side: source or target.
        old: the paragraphs before, in order.
        new: those that the same words stand in now, in order.
    """

    side: Side
    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]

    @property
    def paragraph(self) -> str:
        """The first of the new ones."""
        return self.new[0].id

    @property
    def kind(self) -> Literal["split", "joined", "recut", "renamed"]:
        """One became several, several became one, several became several, one has another id."""
        if len(self.old) == 1:
            return "renamed" if len(self.new) == 1 else "split"
        return "joined" if len(self.new) == 1 else "recut"


@dataclass(frozen=True, slots=True)
class Added:
    """A paragraph of words that were nowhere before."""

    side: Side
    added: Paragraph

    @property
    def paragraph(self) -> str:
        """Its id."""
        return self.added.id


@dataclass(frozen=True, slots=True)
class Removed:
    """A paragraph whose words are gone."""

    side: Side
    removed: Paragraph

    @property
    def paragraph(self) -> str:
        """Its id."""
        return self.removed.id


@dataclass(frozen=True, slots=True)
class Reordered:
    """Paragraphs that stand at another place among the others.

    Attributes:
        side: source or target.
        ids: as few as explain it, in their new order.
    """

    side: Side
    ids: tuple[str, ...]

    @property
    def paragraph(self) -> str:
        """The first of them."""
        return self.ids[0]


@dataclass(frozen=True, slots=True)
class FieldChanged:
    """Something of a paragraph other than its words.

    Attributes:
        paragraph: its id; one that only the earlier state has where it was joined to another.
        side: source or target.
        field: which. `ocr` and `scan` change when an image is read anew; `checked` is told only
            where places were written differently and nothing else was done to the paragraph.
        old: as the file has it; several with spaces between.
        new: likewise.
    """

    paragraph: str
    side: Side
    field: Field
    old: str
    new: str


@dataclass(frozen=True)
class Relinked:
    """Links that hold other paragraphs than before, at least one of them by a person's decision.

    What splitting and joining paragraphs does to links is not told of.

    Attributes:
        old: the links before that are concerned, in order.
        new: the links that hold their paragraphs now, in order; a change of the machine's own
            links that follows is left out.
        kind: `made` where paragraphs were linked that were not, `apart` the opposite, `moved` where
            paragraphs went from one link to another, `joined` and `split` where links became
            one or several, `changed` for all else.
        moved: ids of paragraphs that left a link for another, or for none, where the kind is
            `moved`; in order.
    """

    old: tuple[Link, ...]
    new: tuple[Link, ...]
    kind: RelinkedKind
    moved: tuple[str, ...] = ()

    @cached_property
    def paragraph(self) -> str:
        """The first paragraph of the first new link."""
        return (self.new or self.old)[0].ids[0]


@dataclass(frozen=True, slots=True)
class LinkDecided:
    """A link that a person confirmed, or gave back to the machine.

    Attributes:
        link: as it is in the later state.
        is_confirmed: whether it is confirmed there.
    """

    link: Link
    is_confirmed: bool

    @property
    def paragraph(self) -> str:
        """The first paragraph of the link."""
        return self.link.ids[0]


@dataclass(frozen=True, slots=True)
class Described:
    """A part of the description.

    Attributes:
        field: `id`, `title`, `source.language`, `target.language` or `metadata.KEY`.
        old: what it was; None where the metadata did not have the key.
        new: what it is; likewise.
    """

    field: str
    old: str | None
    new: str | None

    @property
    def paragraph(self) -> str:
        """No paragraph: the description stands before all of them."""
        return ""


@dataclass(frozen=True, slots=True)
class ConflictChanged:
    """Something that two editors made differently came to be open, or is so no more.

    Attributes:
        paragraph: whose text or link it is about; '' for the description.
        about: `text`, `paragraph` where one took it away and the other changed it, `links`, or the
            part of the description.
        outcome: `opened`, `settled`, or `changed` while it is still open.
    """

    paragraph: str
    about: str
    outcome: Outcome


Change: TypeAlias = (
    WordsChanged
    | WordsChecked
    | Regrouped
    | Added
    | Removed
    | Reordered
    | FieldChanged
    | Relinked
    | LinkDecided
    | Described
    | ConflictChanged
)


@dataclass(frozen=True, slots=True)
class DocumentChanges:
    """How one state of a document became another; false where both are equal.

    Attributes:
        changes: in reading order.
        automatic: how many of the machine's own links are others, or surer or less sure, than
            they were.
    """

    changes: tuple[Change, ...] = ()
    automatic: int = 0

    def __bool__(self) -> bool:
        return bool(self.changes or self.automatic)
