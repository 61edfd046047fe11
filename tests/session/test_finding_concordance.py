"""A word in all its forms, and how it was translated."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.session.test_finding_search import document
from workbench.disk import write_text
from workbench.errors import WorkbenchError
from workbench.model.beads import Bead
from workbench.model.document import Document
from workbench.model.edits import apply
from workbench.model.operations.links import realign
from workbench.session.aligning import links_of_beads
from workbench.session.finding.concordance import (
    Line,
    Totals,
    concordance,
    project_concordance,
)
from workbench.session.finding.counterparts import Counterparts
from workbench.session.finding.forms import Phrase
from workbench.store.codec import encode
from workbench.store.project import Project


@pytest.fixture(scope="module")
def counterparts() -> Counterparts:
    return Counterparts()


def linked(source: tuple[str, ...], target: tuple[str, ...]) -> Document:
    made = document(source, target)
    beads = [Bead((n,), (n,), 0.9) for n in range(len(source))]
    return apply(made, realign(made, links_of_beads(made, beads)))


PORT = linked(
    (
        "Портовики ждут. Вторая стачка портовиков началась в мае.",
        "Стачку поддержали все. О стaчкс писали газеты, как и о прежних стачках.",
        "Потом разгруз ка судов пошла.",
    ),
    (
        "The dockers wait. The second strike of the dockers began in May.",
        "All supported the strike. The newspapers wrote about the strike and earlier strikes.",
        "Then the unloading of ships went on.",
    ),
)


def lines(word: str, counterparts: Counterparts | None = None) -> list[Line]:
    return list(concordance(PORT, word, counterparts))


@pytest.mark.parametrize("word", ["стачка", "СТАЧКАМИ"])
def test_all_forms_of_a_word_and_what_looks_like_one(word):
    found = [(line.span.within(line.text), line.likeness) for line in lines(word)]
    assert found == [
        ("стачка", "form"),
        ("Стачку", "form"),
        ("стaчкс", "alike"),
        ("стачках", "form"),
    ]


def test_a_torn_word_looks_like_one():
    (line,) = lines("разгрузка")
    assert (line.span.within(line.text), line.likeness) == ("разгруз ка", "alike")


def test_a_name_that_no_dictionary_lists_has_forms_too():
    places = [found.form for found in Phrase("Вальдес").places("Вальдеса и Вальдесу, но Валентин")]
    assert places == ["вальдеса", "вальдесу"]


def test_a_phrase_is_found_with_every_word_in_any_form():
    (found,) = Phrase("рабочее движение").places("В рабочем движении и в движении рабочих.")
    assert found.form == "рабочем движении"


def test_the_sentence_that_translates_it_and_the_word_for_it(counterparts):
    first, second, *_ = lines("стачка", counterparts)
    assert first.translation.text == "The second strike of the dockers began in May."
    assert first.translation.told == "strike"
    assert second.translation.text == "All supported the strike."


def test_from_an_english_word_to_the_russian_ones(counterparts):
    found = lines("strike", counterparts)
    assert [line.form for line in found] == ["strike", "strike", "strike", "strikes"]
    assert {line.translation.told for line in found} <= {"стачка", "стачку", "стачках", ""}
    assert found[0].translation.told == "стачка"


def test_english_words_that_are_made_of_another_are_no_forms_of_it():
    text = "He works, worked and is working; the worker is hardly here."
    assert [f.form for f in Phrase("work").places(text)] == ["works", "worked", "working"]
    assert list(Phrase("hard").places(text)) == []


def test_totals_say_how_each_form_was_translated(counterparts):
    counted = Totals()
    for line in lines("стачка", counterparts):
        counted.add(line)
    made = counted.forms()
    assert [(one.form, one.count) for one in made if one.likeness == "form"] == [
        ("стачка", 1),
        ("стачках", 1),
        ("стачку", 1),
    ]
    assert made[-1].likeness == "alike"
    assert ("strike", 1) in made[0].translations


def test_a_word_without_letters_is_nowhere():
    assert lines("…") == []


def test_other_documents_of_the_project_and_what_can_not_be_read(tmp_path: Path):
    project = Project(tmp_path)
    other = linked(("Стачка кончилась.",), ("The strike is over.",))
    for id_, text in (("a-port", encode(PORT)), ("b-other", encode(other)), ("c-bad", "{")):
        write_text(project.document_path(id_), text.replace('"id": "strikes"', f'"id": "{id_}"'))
    here = project.load("a-port")
    found = list(project_concordance(project, here, "стачка"))
    assert [one.document for one in found if isinstance(one, Line)] == ["a-port"] * 4 + ["b-other"]
    assert isinstance(found[-1], WorkbenchError)
