"""One fix in many places."""

from dataclasses import replace

from tests.session.desks import learn, word


def test_one_fix_for_a_series_is_one_edit(desk):
    learn(desk, 0, ("Ha", "На"), ("cведении", "сведений"))
    learn(desk, 2, ("напнсано", "написано"), ("сведении", "сведении", "сведений"))
    before = desk.document
    desk.go_to(before.source[0].id, before.source[0].text.index("cведении"))
    desk.put("сведений")
    series = desk.series()
    assert [(m.suspect.text, m.text) for m in series.members] == [("сведении", "сведении")]
    edit = desk.accept_series(series, [replace(series.members[0], text="сведений")])
    assert edit.name == "1 × cведении → сведений"
    assert desk.document.source[2].text.endswith("такие сведений.")
    assert desk.document.source[2].checked == ("сведений",)
    desk.undo()
    desk.undo()
    assert desk.document == before


def test_without_a_fix_the_series_is_that_of_the_suspect_in_focus(desk):
    learn(desk, 0, ("cведении", "сведений"))
    learn(desk, 2, ("сведении", "сведений"))
    text = desk.document.source[0].text
    desk.go_to(desk.document.source[0].id, text.index("cведении"))
    assert [m.text for m in desk.series().members] == ["сведений", "сведений"]


def test_a_series_that_settles_the_word_in_focus_leads_on(desk):
    learn(desk, 0, ("Ha", "На"), ("cведении", "сведений"))
    learn(desk, 2, ("напнсано", "написано"), ("сведении", "сведений"))
    desk.go_to(desk.document.source[0].id, desk.document.source[0].text.index("cведении"))
    series = desk.series()
    desk.accept_series(series, series.members)
    assert word(desk) == "напнсано"
    desk.go_to(desk.document.source[0].id, 0)
    desk.accept_series(desk.series(), ())
    assert word(desk) == "Ha"


def test_a_fix_that_was_taken_back_has_no_series(desk):
    learn(desk, 0, ("cведении", "сведений"))
    learn(desk, 2, ("сведении", "сведений"))
    desk.go_to(desk.document.source[0].id, desk.document.source[0].text.index("cведении"))
    desk.accept(1)
    assert len(desk.series().members) == 1
    desk.undo()
    assert len(desk.series().members) == 2
