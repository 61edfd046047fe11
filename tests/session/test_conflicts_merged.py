"""What a real merge leaves open is settled on the desk, and then nothing is wrong with the file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.session.desks import desk_on
from tests.session.small import small_document, with_text
from workbench.errors import ImpossibleEditError
from workbench.model.document import Document
from workbench.model.edits import apply
from workbench.model.operations import links
from workbench.revisions.merge.documents import merge
from workbench.session.desk.conflicts import Conflicts
from workbench.session.desk.desk import Desk
from workbench.store.check import check_file
from workbench.store.project import Project


@pytest.fixture
def project(tmp_path) -> Project:
    project = Project(tmp_path)
    project.aligned.mkdir()
    return project


def changed(document: Document, words: dict[str, str], title: str) -> Document:
    text = document.source[2].text
    for old, new in words.items():
        text = text.replace(old, new)
    return replace(with_text(document, 2, text=text), title=title)


def merged() -> Document:
    base = small_document()
    ours = changed(base, {"напнсано": "написано", "сведении": "сведения"}, "Рапорт")
    words = {"напнсано": "написана", "сведении": "сведений", "группы": "вещи"}
    theirs = changed(base, words, "Доклад")
    result = merge(base, ours, theirs)
    assert result.conflicts == 2
    return result.document


def problems(desk: Desk) -> list[str]:
    desk.session.save()
    return [one.message for one in check_file(desk.session.project.document_path(desk.session.id))]


def test_a_merge_is_settled_until_nothing_is_wrong(project):
    desk = desk_on(project, merged())
    before = desk.document
    conflicts = Conflicts(desk)
    stop = conflicts.stop
    assert stop is not None
    assert (stop.dispute.of, stop.conflicts, stop.places) == (before.source[2].id, 2, 2)
    assert [(p.base, p.ours, p.theirs) for p in conflicts.places] == [
        ("напнсано", "написано", "написана"),
        ("сведении", "сведения", "сведений"),
    ]
    conflicts.choose(1)
    conflicts.put("сведениях")
    assert problems(desk) == ["title is disputed: a merge left a conflict"]
    conflicts.choose(2)
    assert conflicts.stop is None
    assert problems(desk) == []
    assert desk.document.title == "Доклад"
    assert desk.document.source[2].text == (
        "Это письмо было написано вчера; такие вещи и такие сведениях."
    )
    for _ in range(3):
        conflicts.undo()
    assert desk.document == before
    with pytest.raises(ImpossibleEditError, match="nothing was settled"):
        conflicts.undo()
    desk.leave()


def test_links_that_both_confirmed_otherwise_are_settled(project):
    base = small_document()
    lonely, pair = base.source[3].id, base.source[2].id
    one, other = base.target[3].id, base.target[1].id
    ours = apply(base, links.join(base, [lonely, one]))
    theirs = apply(base, links.join(base, [lonely, pair, one]))
    result = merge(base, ours, theirs)
    assert result.conflicts == 1
    desk = desk_on(project, result.document)
    conflicts = Conflicts(desk)
    conflicts.choose(2)
    assert set(desk.document.link_of(lonely).ids) == {lonely, pair, one}
    assert not desk.document.link_of(other).is_pair
    assert problems(desk) == []
    desk.leave()


def test_a_paragraph_that_one_changed_and_the_other_joined_away(project):
    base = small_document()
    ours = with_text(base, 3, text="Последний абзац с переводом.")
    without = tuple(link for link in base.links if base.source[3].id not in link.ids)
    theirs = replace(base, source=base.source[:3], links=without)
    result = merge(base, ours, theirs)
    desk = desk_on(project, result.document)
    conflicts = Conflicts(desk)
    assert [choice.words for choice in conflicts.choices()][:2] == [ours.source[3].text, ""]
    conflicts.choose(2)
    assert not desk.document.has(base.source[3].id)
    assert problems(desk) == []
    desk.leave()
