"""The second part: whole pages, from marking to automatic correction and keystrokes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from benchmarks.correction.sections import Section, Table
from workbench.correct.automatic import auto
from workbench.evaluate.asjson import as_json
from workbench.evaluate.astext import percent
from workbench.evaluate.reliability import Bin, calibration_error, table
from workbench.evaluate.report import Report, Sample, Text, report
from workbench.model.text import tokens
from workbench.session.assistant import Assistant
from workbench.session.correcting import replaced

THRESHOLD = 0.9
_ALWAYS = (TEXT, ENGLISH, EVERYTHING)

_GROUPS = MappingProxyType(
    {"read as Russian": ("rus", "rus+eng"), "read as English, in Latin letters": ("eng",)}
)

_ROWS: tuple[tuple[str, Callable[[Report], str]], ...] = (
    ("CER as read", lambda r: percent(r.exact.read.rate)),
    ("CER corrected at 0.9", lambda r: percent(r.exact.corrected.rate)),
    ("character errors taken away", lambda r: percent(r.exact.removed)),
    ("the same without signs and case", lambda r: percent(r.folded.removed)),
    ("wrong words fixed at 0.9", lambda r: percent(r.folded.words.fixed_share)),
    ("right words broken at 0.9", lambda r: _part(r.folded.words.broken, r.folded.words.right)),
    ("marking: precision", lambda r: percent(r.folded.suggestions.precision)),
    ("marking: recall", lambda r: percent(r.folded.suggestions.recall)),
    ("right reading first", lambda r: percent(r.folded.suggestions.accuracy(1))),
    ("among five", lambda r: percent(r.folded.suggestions.accuracy(5))),
    ("among ten", lambda r: percent(r.folded.suggestions.accuracy(10))),
    ("mean reciprocal rank", lambda r: f"{r.folded.suggestions.reciprocal_rank():.3f}"),
    ("of marked words: first", lambda r: percent(r.folded.suggestions.accuracy(1, of_marked=True))),
    ("among five", lambda r: percent(r.folded.suggestions.accuracy(5, of_marked=True))),
    ("keys, of a plain editor's", lambda r: percent(r.folded.effort.ratio)),
    ("calibration error", lambda r: f"{calibration_error(table(r.folded.outcomes)):.3f}"),
)


def whole(pages: Sequence[Page]) -> Section:
    """Everything that is measured of whole pages, by what the machine is given."""
    assistant = Assistant()
    read = {given.name: texts_of(assistant, pages, given) for given in _ALWAYS}
    tables: list[Table] = []
    data: dict[str, object] = {}
    for name, languages in _GROUPS.items():
        places = [n for n, page in enumerate(pages) if page[0].languages in languages]
        if places:
            found = {
                given: report([texts[n] for n in places], THRESHOLD)
                for given, texts in read.items()
            }
            tables.append(_table(f"{name}: {_size([pages[n] for n in places])}", found))
            data[name] = {given: as_json(each) for given, each in found.items()}
    tables.append(_reliability({given: report(texts, THRESHOLD) for given, texts in read.items()}))
    clean = as_typed(pages)
    typed = {
        given.name: report(texts_of(assistant, clean, given), THRESHOLD)
        for given in (TEXT, ENGLISH)
    }
    tables.append(_clean(_size(clean), typed))
    data["as typed"] = {given: as_json(each) for given, each in typed.items()}
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


def _size(pages: Sequence[Page]) -> str:
    words = sum(1 for page in pages for each in page for _ in tokens(each.truth))
    return f"{len(pages)} pages, {words:,} words"


def _table(title: str, found: dict[str, Report]) -> Table:
    rows = [[label, *(form(each) for each in found.values())] for label, form in _ROWS]
    return Table([title, *found], rows)


def _reliability(found: dict[str, Report]) -> Table:
    bins = {given: table(each.folded.outcomes) for given, each in found.items()}
    rows = [
        [f"{row[0].low:.2f} to {row[0].high:.2f}", *map(_right, row)]
        for row in zip(*bins.values(), strict=True)
        if any(each.count for each in row)
    ]
    return Table(["confidence of the first reading: share right, of how many", *bins], rows)


def _right(one: Bin) -> str:
    return f"{one.right:.3f} of {one.count:,}" if one.count else ""


def _clean(size: str, found: dict[str, Report]) -> Table:
    rows = [
        ["words marked", *(str(_marked(each)) for each in found.values())],
        ["of a thousand", *(f"{_of_a_thousand(each):.1f}" for each in found.values())],
        ["words changed at 0.9", *(str(each.folded.words.broken) for each in found.values())],
    ]
    return Table([f"as typed: {size}", *found], rows)


def _marked(found: Report) -> int:
    return found.folded.suggestions.suspects


def _of_a_thousand(found: Report) -> float:
    return 1000 * _marked(found) / max(1, found.folded.words.right)


def _part(part: int, of: int) -> str:
    return f"{percent(part / max(1, of))} ({part:,} of {of:,})"
