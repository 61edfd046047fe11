"""What one editor decided of a paragraph stands, and what nobody touched is as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from benchmarks.revisions.laws.traces import (
    Broken,
    Case,
    Trace,
    families_of,
    paragraphs,
    three_way,
    words,
)
from workbench.model import checked
from workbench.model.document import Document, SourceParagraph
from workbench.model.text import Span, tokens

_BETWEEN_NOTES = " · "


def laws(case: Case) -> Iterator[Broken]:
    """All laws of fields that a merge breaks."""
    for law in _LAWS:
        yield from law(case)


def _alone(case: Case) -> Iterator[Broken]:
    """Paragraphs that only one editor touched are, with all their fields, as this one left them."""
    for own, other, cuts in (
        (case.ours, case.theirs, case.pair.our_account.cuts),
        (case.theirs, case.ours, case.pair.their_account.cuts),
    ):
        others = case.pair.their_account if own is case.ours else case.pair.our_account
        foreign = others.cut
        for family in families_of(case.base.paragraphs.keys() | own.paragraphs.keys(), cuts):
            before = [case.base.paragraphs.get(id_) for id_ in family]
            if family & foreign or [other.paragraphs.get(id_) for id_ in family] != before:
                continue
            for id_ in sorted(family):
                if (wanted := own.paragraphs.get(id_)) != case.as_ours.paragraphs.get(id_):
                    found = case.merged.paragraph(id_) if case.merged.has(id_) else None
                    yield Broken("a paragraph of one editor alone", f"{found}, not {wanted}")


def _notes(case: Case) -> Iterator[Broken]:
    """A note that one wrote stands once; one that was taken away stands no longer."""
    base, ours, theirs, made = (
        Counter(note for p in paragraphs(document) for note in p.note.split(_BETWEEN_NOTES) if note)
        for document in (case.pair.base, case.pair.ours, case.pair.theirs, case.merged)
    )
    accounts = case.pair.our_account, case.pair.their_account
    gone = {id_ for account in accounts for id_ in account.dropped}
    dropped = {p.note for id_, p in case.base.paragraphs.items() if id_ in gone}
    for note in sorted(base.keys() | ours.keys() | theirs.keys() | made.keys()):
        allowed = three_way(bool(base[note]), bool(ours[note]), bool(theirs[note]))
        if note in dropped:
            continue
        if bool(made[note]) not in allowed or made[note] > 1:
            yield Broken("a note", f"“{note}” stands {made[note]} times, not {allowed}")


def _kinds(case: Case) -> Iterator[Broken]:
    """Words are in text or in furniture as the editor wants who changed it.

    Where paragraphs that were joined are to be of different kinds nobody can be content.
    """
    traces = (case.base, case.ours, case.theirs)
    cuts = (*case.pair.our_account.cuts, *case.pair.their_account.cuts)
    every = {id_ for one in traces for id_ in one.paragraphs}
    for family in families_of(every, cuts):
        kinds = [{one.paragraphs[i].kind for one in traces if i in one.paragraphs} for i in family]
        if len(family) > 1 and len(set().union(*kinds)) > 1 and not _all_alike(case, family):
            continue
        for word in case.common:
            if case.base.place[word] in family:
                (kind,) = three_way(*(one.at(word).kind for one in traces))
                if case.as_ours.at(word).kind != kind:
                    yield Broken("a kind", f"{word} is not in {kind}")


def _all_alike(case: Case, family: set[str]) -> bool:
    """Whether every version has a family in one kind, which may be another in each."""
    return all(
        len({one.paragraphs[id_].kind for id_ in family if id_ in one.paragraphs}) <= 1
        for one in (case.base, case.ours, case.theirs)
    )


def _statuses(case: Case) -> Iterator[Broken]:
    """A status that one editor set stands, except that nothing is verified that was changed."""
    cut = case.pair.our_account.cut | case.pair.their_account.cut
    traces = (case.base, case.ours, case.theirs)
    for made in case.merged.source:
        if made.id in cut or not all(made.id in one.paragraphs for one in traces):
            continue
        base, ours, theirs = (_original(one, made.id) for one in traces)
        allowed = three_way(base.status, ours.status, theirs.status)
        if len(allowed) > 1 or made.conflict is not None:
            continue
        is_read = any(p.status == "verified" and p.text == made.text for p in (ours, theirs))
        wanted = "corrected" if allowed == ("verified",) and not is_read else allowed[0]
        if made.status != wanted:
            yield Broken("a status", f"{made.id} is {made.status}, not {wanted}")


def _verified(case: Case) -> Iterator[Broken]:
    """What is verified, one editor has verified word by word."""
    read = [
        f" {' '.join(w for p in document.source if p.status == 'verified' for w in words(p.text))} "
        for document in (case.pair.ours, case.pair.theirs)
    ]
    for paragraph in case.merged.source:
        text = f" {' '.join(words(paragraph.text))} "
        is_read = not text.strip() or any(text in one for one in read)
        if paragraph.status == "verified" and not is_read:
            yield Broken("verified though nobody read it", paragraph.id)


def _checked(case: Case) -> Iterator[Broken]:
    """Places that one editor checked are checked, wherever the words of the place still stand."""
    made = {p.id: _places(p) for p in case.merged.source}
    for own, other in ((case.ours, case.theirs), (case.theirs, case.ours)):
        for paragraph in own.document.source:
            for span in _places(paragraph):
                piece = _around(case, paragraph, span)
                if piece is None or _is_taken_back(case, other, piece[0], piece[1]):
                    continue
                word, text, start = piece
                there = case.as_ours.paragraphs[case.as_ours.place[word]]
                standing = case.merged.paragraph(there.id)
                if standing.text.count(text) != 1 or standing.id not in made:
                    continue
                at = standing.text.index(text) + start
                end = at + span.end - span.start
                if not any(s.start <= at and end <= s.end for s in made[standing.id]):
                    place = standing.text[at:end]
                    yield Broken("a checked place is lost", f"“{place}” in {standing.id}")


def _around(case: Case, paragraph: SourceParagraph, span: Span) -> tuple[str, str, int] | None:
    """A traceable word at a place, the text from one to the other, where the place begins there."""
    start, end, found = span.start, span.end, ""
    every = list(tokens(paragraph.text))
    inside = [t for t in every if span.start <= t.start and t.end <= span.end]
    if any(t.text in case.common for t in inside):
        found = next(t.text for t in inside if t.text in case.common)
    else:
        before = [t for t in every if t.end <= span.start and t.text in case.common]
        after = [t for t in every if t.start >= span.end and t.text in case.common]
        if not before or not after:
            return None
        found, start, end = before[-1].text, before[-1].start, after[0].end
    return found, paragraph.text[start:end], span.start - start


def _is_taken_back(case: Case, other: Trace, word: str, text: str) -> bool:
    """Whether the other editor had the place checked and has it no longer.

    It need not be where the other has read the whole paragraph: joining two that were read to
    different degrees checks the words of the one that was read more.
    """
    before, after = case.base.at(word), other.at(word)
    if not (isinstance(before, SourceParagraph) and isinstance(after, SourceParagraph)):
        return False
    made = case.merged.original(case.as_ours.place[word])
    is_given_up = before.status != "raw" and after.status == "raw"
    if is_given_up or (after.status != "raw" and made.status != "raw"):
        return True
    was = any(span.within(before.text) in text for span in _places(before))
    stands = any(span.within(after.text) in text for span in _places(after))
    return was and not stands


def _decided(case: Case) -> Iterator[Broken]:
    """Nothing is checked that no editor decided, or that stands in a paragraph nobody has read."""
    versions = (case.base, case.ours, case.theirs)
    known = {word for one in versions for p in one.document.source for word in _seen(p)}
    for paragraph in case.merged.source:
        for span in _places(paragraph):
            for word in words(span.within(paragraph.text)):
                if word in case.traceable and word not in known:
                    yield Broken("checked though nobody decided", word)


def _seen(paragraph: SourceParagraph) -> Iterator[str]:
    """Words of a paragraph that a person has decided, one by one or with the whole."""
    spans = _places(paragraph)
    for token in tokens(paragraph.text):
        if paragraph.status != "raw" or any(span.overlaps(token.span) for span in spans):
            yield token.text


def _stale(case: Case) -> Iterator[Broken]:
    """No checked place has lost its words, if it had not lost them before."""
    known = {
        place
        for one in (case.base, case.ours, case.theirs)
        for p in one.document.source
        for place in checked.stale(p.text, p.checked)
    }
    for paragraph in case.merged.source:
        for place in checked.stale(paragraph.text, paragraph.checked):
            if place not in known:
                yield Broken("a checked place does not stand in the text", place)


def _read(case: Case) -> Iterator[Broken]:
    """What the machine read is all there, once, and on its place of the page."""
    acts = {*case.pair.our_account.acts, *case.pair.their_account.acts}
    if {"drop", "add"} & acts:
        return
    if _letters(case.merged) != _letters(case.pair.base):
        yield Broken("the OCR", "letters are lost, doubled or elsewhere")
    page: dict[tuple[str, int], str] = {}
    for paragraph in case.pair.base.source:
        at = 0
        for part in paragraph.scan:
            for n in range(part.start, part.end):
                page[part.page, n] = paragraph.ocr[at + n - part.start]
            at += part.end - part.start + 1
    for paragraph in case.merged.source:
        seen = [
            "".join(page.get((part.page, n), "?") for n in range(part.start, part.end))
            for part in paragraph.scan
        ]
        if paragraph.scan and " ".join(seen).split() != paragraph.ocr.split():
            yield Broken("a scan range", f"{paragraph.id}: {seen}, not {paragraph.ocr}")


def _letters(document: Document) -> Counter[str]:
    return Counter("".join(p.ocr for p in document.source).replace(" ", ""))


def _original(trace: Trace, id_: str) -> SourceParagraph:
    return trace.document.original(id_)


def _places(paragraph: SourceParagraph) -> tuple[Span, ...]:
    return checked.spans(paragraph.text, paragraph.checked)


_LAWS: tuple[Callable[[Case], Iterator[Broken]], ...] = (
    _alone,
    _notes,
    _kinds,
    _statuses,
    _verified,
    _checked,
    _decided,
    _stale,
    _read,
)
