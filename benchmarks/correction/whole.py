"""The second part: whole pages, from marking to automatic correction and keystrokes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType

from benchmarks.correction.held_out import (
    ENGLISH,
    EVERYTHING,
    TEXT,
    Given,
    Look,
    Page,
    as_typed,
    looked_at,
)
from benchmarks.correction.marks import Signs, signs, words_only
from benchmarks.sections import Section, Table
from workbench.correct.automatic import auto
from workbench.evaluate.asjson import as_json
from workbench.evaluate.astext import percent
from workbench.evaluate.reliability import Bin, calibration_error, table
from workbench.evaluate.report import Measures, Report, Sample, Text, report
from workbench.evaluate.suggestions import Suggestions
from workbench.model.text import tokens
from workbench.session.assistant import Assistant
from workbench.session.commands.correcting import replaced
from workbench.tally import share

THRESHOLD = 0.9
_ALWAYS = (TEXT, ENGLISH, EVERYTHING)

GROUPS = MappingProxyType(
    {"read as Russian": ("rus", "rus+eng"), "read as English, in Latin letters": ("eng",)}
)


@dataclass(frozen=True)
class _Found:
    """What was found of some texts.

    Attributes:
        every: the report of all suspects.
        words: the report of those that are words.
        signs: those that are signs.
    """

    every: Report
    words: Report
    signs: Signs

    @classmethod
    def of(cls, texts: Sequence[Text]) -> _Found:
        """Measure some texts."""
        words = words_only(texts)
        return cls(report(texts, THRESHOLD), report(words, THRESHOLD), signs(texts, THRESHOLD))

    @property
    def exact(self) -> Measures:
        """Every character counts."""
        return self.every.exact

    @property
    def folded(self) -> Measures:
        """Words alone, case and signs aside."""
        return self.words.folded

    @property
    def suggested(self) -> Suggestions:
        """Of words alone."""
        return self.words.folded.suggestions


_ROWS: tuple[tuple[str, Callable[[_Found], str]], ...] = (
    ("CER as read", lambda f: percent(f.exact.read.rate)),
    ("CER corrected at 0.9", lambda f: percent(f.exact.corrected.rate)),
    ("character errors taken away", lambda f: percent(f.exact.removed)),
    ("the same, signs and case aside", lambda f: percent(f.folded.removed)),
    ("wrong words fixed at 0.9", lambda f: percent(f.folded.words.fixed_share)),
    ("right words broken at 0.9", lambda f: _part(f.folded.words.broken, f.folded.words.right)),
    ("marking of words: precision", lambda f: percent(f.suggested.precision)),
    ("marking of words: recall", lambda f: percent(f.suggested.recall)),
    ("wrong words: right reading first", lambda f: percent(f.suggested.accuracy(1))),
    ("… among five", lambda f: percent(f.suggested.accuracy(5))),
    ("… among ten", lambda f: percent(f.suggested.accuracy(10))),
    ("… mean reciprocal rank", lambda f: f"{f.suggested.reciprocal_rank():.3f}"),
    (
        "marked words: right reading first",
        lambda f: percent(f.suggested.accuracy(1, of_marked=True)),
    ),
    ("… among five", lambda f: percent(f.suggested.accuracy(5, of_marked=True))),
    ("signs: first reading takes an error away", lambda f: _part(f.signs.mended, f.signs.marked)),
    ("… at 0.9", lambda f: _part(f.signs.surely_mended, f.signs.sure)),
    ("keys for words, of a plain editor's", lambda f: percent(f.folded.effort.ratio)),
    ("… passing the marked signs as well", lambda f: percent(f.every.folded.effort.ratio)),
    ("calibration error of words", lambda f: f"{calibration_error(table(f.folded.outcomes)):.3f}"),
)


def whole(pages: Sequence[Page]) -> Section:
    """Everything that is measured of whole pages, by what the machine is given."""
    assistant = Assistant()
    read = {given.name: texts_of(assistant, pages, given) for given in _ALWAYS}
    tables: list[Table] = []
    data: dict[str, object] = {}
    for name, languages in GROUPS.items():
        places = [n for n, page in enumerate(pages) if page[0].languages in languages]
        if places:
            group = {given: [texts[n] for n in places] for given, texts in read.items()}
            found = {given: _Found.of(texts) for given, texts in group.items()}
            tables.append(_table(f"{name}: {size([pages[n] for n in places])}", found))
            data[name] = _data(found)
    tables.append(_reliability({given: _Found.of(texts) for given, texts in read.items()}))
    clean = as_typed(pages)
    typed = {given.name: _Found.of(texts_of(assistant, clean, given)) for given in (TEXT, ENGLISH)}
    tables.append(_clean(size(clean), typed))
    data["as typed"] = _data(typed)
    return Section("whole", tables, data=data)


def texts_of(assistant: Assistant, pages: Sequence[Page], given: Given) -> list[Text]:
    """What the product makes of some pages, each a text of its own."""
    return [[_sample(look) for look in looked_at(assistant, page, given)] for page in pages]


def _sample(look: Look) -> Sample:
    text = look.passage.text
    taken = auto(look.passage, look.suspects, THRESHOLD)
    return Sample(
        look.paragraph.page, text, look.paragraph.truth, look.suspects, replaced(text, taken)
    )


def size(pages: Sequence[Page]) -> str:
    """How many pages and words, in words."""
    words = sum(1 for page in pages for each in page for _ in tokens(each.truth))
    return f"{len(pages)} pages, {words:,} words"


def _table(title: str, found: dict[str, _Found]) -> Table:
    rows = [[label, *(form(each) for each in found.values())] for label, form in _ROWS]
    return Table([title, *found], rows)


def _reliability(found: dict[str, _Found]) -> Table:
    bins = {given: table(each.folded.outcomes) for given, each in found.items()}
    rows = [
        [f"{row[0].low:.2f} to {row[0].high:.2f}", *map(_right, row)]
        for row in zip(*bins.values(), strict=True)
        if any(each.count for each in row)
    ]
    return Table(["confidence of a word's first reading: share right, of how many", *bins], rows)


def _right(one: Bin) -> str:
    return f"{one.right:.3f} of {one.count:,}" if one.count else ""


def _clean(size: str, found: dict[str, _Found]) -> Table:
    rows = [
        ["words marked", *(str(each.suggested.suspects) for each in found.values())],
        ["… of a thousand", *(f"{_of_a_thousand(each):.1f}" for each in found.values())],
        ["words changed at 0.9", *(str(each.folded.words.broken) for each in found.values())],
        ["signs marked", *(str(each.signs.marked) for each in found.values())],
        ["characters wrong at 0.9", *(str(each.exact.corrected.errors) for each in found.values())],
    ]
    return Table([f"as typed: {size}", *found], rows)


def _of_a_thousand(found: _Found) -> float:
    return 1000 * share(found.suggested.suspects, found.folded.words.right)


def _data(found: dict[str, _Found]) -> dict[str, object]:
    return {
        given: {
            "all": as_json(each.every),
            "words": as_json(each.words),
            "signs": asdict(each.signs),
        }
        for given, each in found.items()
    }


def _part(part: int, of: int) -> str:
    return f"{percent(share(part, of))} ({part:,} of {of:,})"
