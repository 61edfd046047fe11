"""The result is a sound document that can be written and read, and its description is merged."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterator

import jsonschema

from benchmarks.revisions.editing import parts
from benchmarks.revisions.laws.traces import Broken, Case, conflicts, paragraphs, three_way, words
from workbench.errors import BadInputError
from workbench.model.document import Document
from workbench.model.laws import violations
from workbench.store.check import schema
from workbench.store.codec import decode, encode

_VALIDATOR = jsonschema.Draft202012Validator(schema())


def laws(case: Case) -> Iterator[Broken]:
    """All laws of the document as a whole that a merge breaks."""
    for law in _LAWS:
        yield from law(case)


def sound(document: Document) -> Iterator[Broken]:
    """No law of documents is broken: each paragraph in one link, texts normal, and so on."""
    for violation in violations(document):
        yield Broken("not a sound document", f"{violation.path}: {violation.message}")


def _written(case: Case) -> Iterator[Broken]:
    """The document is written as valid JSON that the schema knows and that reads the same."""
    text = encode(case.merged)
    try:
        if decode(text, "merged.json") != case.merged:
            yield Broken("not what was written", "it reads differently")
    except BadInputError as error:
        yield Broken("not a document that can be read", error.message)
    for fault in _VALIDATOR.iter_errors(json.loads(text)):
        yield Broken("against the schema", fault.message[:200])


def _described(case: Case) -> Iterator[Broken]:
    """Title, metadata and languages: each as the one has it who changed it, or disputed."""
    base, ours, theirs, made = (
        _description(one) for one in (case.pair.base, case.pair.ours, case.pair.theirs, case.merged)
    )
    for name in sorted(base.keys() | ours.keys() | theirs.keys() | made.keys()):
        versions = tuple(one.get(name) for one in (base, ours, theirs))
        allowed = three_way(*versions)
        if made.get(name) not in allowed and len(allowed) == 1:
            yield Broken("a description", f"{name}: {made.get(name)}, not {allowed[0]}")
        told = case.merged.conflicts.get(name)
        both = {*words(versions[1] or ""), *words(versions[2] or "")} - {*words(versions[0] or "")}
        if told is None and len(allowed) > 1 and not both <= {*words(made.get(name, ""))}:
            yield Broken("a description", f"{name}: {made.get(name)} of {versions}")
        if told is not None and len(allowed) == 1:
            yield Broken("a dispute of the description", f"{name}: {told}, {versions}")
        elif told and (told.ours, told.theirs) != tuple(v or "" for v in versions[1:]):
            yield Broken("a dispute of the description", f"{name}: {told}, not {versions}")


def _description(document: Document) -> dict[str, str]:
    return {
        "title": document.title,
        "source.language": document.source_language,
        "target.language": document.target_language,
        **{f"metadata.{key}": value for key, value in document.metadata.items()},
    }


def _disputed_texts(case: Case) -> Iterator[Broken]:
    """A text is disputed where both changed it, each differently, and one version stands in it."""
    for conflict in conflicts(case.merged):
        if len({conflict.base, conflict.ours, conflict.theirs}) < 3:
            yield Broken("a dispute of texts that are the same", str(conflict))
        elif not _meet(conflict.base, conflict.ours, conflict.theirs):
            yield Broken("a dispute though both changed other words", str(conflict))
    for paragraph in paragraphs(case.merged):
        of = paragraph.conflict
        if of is not None and paragraph.text not in (of.ours, of.theirs):
            yield Broken("what stands is neither ours nor theirs", f"{paragraph.text}: {of}")


def _meet(base: str, ours: str, theirs: str) -> bool:
    """Whether the changes of two touch anywhere: they share a word or stand side by side."""
    changed = [
        [
            (start, end)
            for tag, start, end, _, _ in difflib.SequenceMatcher(
                None, parts(base), parts(version), autojunk=False
            ).get_opcodes()
            if tag != "equal"
        ]
        for version in (ours, theirs)
    ]
    return any(a <= d and c <= b for a, b in changed[0] for c, d in changed[1])


_LAWS: tuple[Callable[[Case], Iterator[Broken]], ...] = (_written, _described, _disputed_texts)
