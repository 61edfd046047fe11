"""The errors that people are shown: which are errors, and what is said of them."""

from __future__ import annotations

from workbench.evaluate.page.case_list import case_list
from workbench.evaluate.report import Sample
from workbench.evaluate.worst import cases
from workbench.model.evidence import Evidence
from workbench.model.suspects import Reading, Suspect
from workbench.model.text import Span

UNKNOWN = "4 of 5 words here are in no dictionary"


def sample(observed: str, truth: str, word: str, *readings: Reading) -> Sample:
    start = observed.index(word)
    suspect = Suspect(Span(start, start + len(word)), word, readings, 0.9)
    return Sample("line 1", observed, truth, (suspect,), observed)


def test_a_stray_mark_that_is_rightly_removed_is_no_error():
    marked = sample("Краны _ стоят.", "Краны стоят.", " _", Reading("", 0.9))
    assert not any(cases([marked]).values())


def test_a_right_word_that_is_marked_is_one():
    marked = sample("Краны стоят.", "Краны стоят.", "стоят", Reading("стояк", 0.9))
    assert [case.observed for case in cases([marked])["vain"]] == ["стоят"]


def test_what_holds_for_all_readings_is_told_once():
    damage = Evidence("damage", 1.0, UNKNOWN)
    readings = tuple(
        Reading(text, 0.4, (damage, Evidence("shape", -1.0, f"{text} was misread")))
        for text in ("стояк", "столб")
    )
    told = case_list(cases([sample("Краны стоят.", "Краны спят.", "стоят", *readings)]))
    assert told.count(UNKNOWN) == 1
    assert "столб was misread" in told


def test_a_small_chance_is_not_none():
    readings = Reading("спят", 0.004), Reading("стояк", 0.002)
    (low,) = cases([sample("Краны стоят.", "Краны стояк.", "стоят", *readings)])["low"]
    assert "&lt;1\u00a0%" in case_list({"low": [low]})


def test_a_truth_of_nothing_but_space_is_told_as_nothing():
    found = cases([sample("Краны 5 стоят.", "Краны стоят.", " 5", Reading("я", 0.9))])
    assert ">nothing<" in case_list(found)
