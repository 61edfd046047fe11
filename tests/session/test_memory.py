"""What a document and its project teach."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import documents, edits_of
from tests.session.small import in_project, opened, small_document, with_text
from workbench.correct.survey import counted_for, survey
from workbench.model.edits import apply
from workbench.model.suspects import Passage, Reading, Suspect
from workbench.model.text import Span
from workbench.session.glossary import load
from workbench.session.learning.lessons import lessons_of
from workbench.session.learning.memory import DocumentMemory


def span_of(text: str, word: str) -> Span:
    start = text.index(word)
    return Span(start, start + len(word))


def suspect(text: str, word: str, **readings: float) -> Suspect:
    return Suspect(
        span_of(text, word), word, tuple(Reading(r, share) for r, share in readings.items())
    )


def test_what_a_person_put_in_is_accepted_and_a_fix(project):
    with opened(project) as session:
        first = session.document.source[0]
        session.accept(first.id, span_of(first.text, "cведении"), "сведений")
        session.keep(first.id, span_of(first.text, "ОРО"))
        memory = DocumentMemory(project, session.id).of(session.document)
    assert memory.accepted == {"сведений": 1, "оро": 1}
    assert memory.fixes == {"cведении": {"сведений": 1}}
    assert memory.misreadings["mixed", "c", "с"] == 1
    assert memory.misreadings["mixed", "и", "й"] == 1
    assert memory.misreadings["mixed", "в", "в"] == 1


def test_the_machines_own_corrections_teach_nothing_until_somebody_has_looked(project):
    document = with_text(small_document(), 0, text="На основании этих сведений группы ОРО")
    assert not DocumentMemory().of(document).accepted
    seen = with_text(document, 0, status="verified")
    memory = DocumentMemory().of(seen)
    assert memory.accepted["сведений"] == 1
    assert memory.fixes["cведении"] == {"сведений": 1}


def test_marked_places_and_furniture_teach_nothing():
    document = with_text(small_document(), 0, text="На [основонии?] […]", status="verified")
    document = with_text(document, 1, status="verified")
    assert DocumentMemory().of(document).accepted == {"на": 1}


def test_a_sentence_written_anew_is_no_fix():
    text = "Совсем другая фраза о погоде в горах."
    memory = DocumentMemory().of(with_text(small_document(), 3, text=text, status="corrected"))
    assert "погоде" in memory.accepted
    assert all(len(observed.split()) <= 3 for observed in memory.fixes)


def test_two_words_of_one_and_one_of_two():
    document = with_text(
        small_document(), 3, ocr="неопыт пости этоне", text="неопытности это не", status="verified"
    )
    fixes = DocumentMemory().of(document).fixes
    assert fixes == {"неопыт пости": {"неопытности": 1}, "этоне": {"это не": 1}}


def test_other_documents_of_the_project_teach_too(project):
    other = with_text(small_document(document_id="other"), 0, text="На Ваське", status="verified")
    path = in_project(project, other)
    in_project(project, with_text(small_document(document_id="broken"), 0, status="verified"))
    (project.aligned / "broken.json").write_text("{", encoding="utf-8")
    (project.aligned / "nowhere.json").symlink_to(project.aligned / "gone")
    document = small_document()
    in_project(project, with_text(document, 0, status="verified"))  # its own file is not read
    assert DocumentMemory(project, "probe").of(document).accepted == {"на": 1, "ваське": 1}
    in_project(project, with_text(other, 0, text="На Машке"))
    os.utime(path, ns=(1, 1))
    assert DocumentMemory(project, "probe").of(document).accepted == {"на": 1, "машке": 1}


def test_the_same_memory_as_long_as_nothing_new_was_learned(project):
    with opened(project) as session:
        memory = DocumentMemory(project, session.id)
        before = memory.of(session.document)
        session.confirm_link(session.document.source[0].id)
        assert memory.of(session.document) is before
        session.set_status(session.document.source[0].id, "verified")
        assert memory.of(session.document) is not before


def test_nothing_is_expected_before_the_whole_was_seen():
    document = small_document()
    memory = DocumentMemory()
    texts = [p for p in document.source if p.kind == "text"]
    for paragraph in texts:
        assert not memory.of(document).expected
        memory.looked(paragraph.id, Passage(paragraph.text), ())
    expected = memory.of(document).expected
    assert expected.words["такие"] == 2
    assert "дело" not in expected.words
    assert memory.of(document) is memory.of(document)


def test_garbles_of_one_name_speak_for_each_other():
    texts = ("вошёл ВАЛЬИЕСА", "сказал ВАЛЬТЕС", "встал Вальнесу")
    readings = ({"ВАЛЬДЕСА": 0.3}, {"ВАЛЬДЕС": 0.4, "ВАЛЬТЕС": 0.2}, {"Вальдесу": 0.2})
    expected = survey(
        (text, [suspect(text, text.split()[1], **found)])
        for text, found in zip(texts, readings, strict=True)
    )
    assert expected.stems["вальдес"] == pytest.approx(0.9)
    observed = counted_for(expected, texts[1], span_of(texts[1], "ВАЛЬТЕС"))
    assert expected.elsewhere("вальдес", observed) == pytest.approx(0.5)
    assert expected.again("вальтес", observed) == 0
    assert expected.words["вошел"] == 1
    assert expected.total == pytest.approx(3 + 1.1)


def test_a_place_does_not_speak_for_itself_however_it_is_cut():
    texts = ("о раз говоре", "и раз говоре")
    found = [
        [suspect(texts[0], "раз говоре", разговоре=0.6)],
        [suspect(texts[1], "говоре", договоре=0.5)],
    ]
    expected = survey(zip(texts, found, strict=True))
    part = counted_for(expected, texts[0], span_of(texts[0], "говоре"))
    assert expected.elsewhere("разговор", part) == 0
    whole = counted_for(expected, texts[1], span_of(texts[1], "раз говоре"))
    assert expected.elsewhere("договор", whole) == 0
    assert expected.elsewhere("раз", whole) == 0


def test_the_same_elsewhere_speaks_for_what_stands():
    texts = ("вошёл Тыртышный", "вышел Тыртышный")
    expected = survey((text, ()) for text in texts)
    observed = counted_for(expected, texts[0], span_of(texts[0], "Тыртышный"))
    assert expected.again("тыртышн", observed) == 1
    assert expected.elsewhere("тыртышн", observed) == 0


def test_a_decided_place_is_counted_as_it_stands(project):
    with opened(project) as session:
        memory = DocumentMemory()
        for p in session.document.source:
            found = [suspect(p.text, "ОРО", ПРО=0.9)] if "ОРО" in p.text else []
            memory.looked(p.id, Passage(p.text), found)
        assert memory.of(session.document).expected.words["про"] == pytest.approx(0.9)
        first = session.document.source[0]
        session.keep(first.id, span_of(first.text, "ОРО"))
        expected = memory.of(session.document).expected
        assert "про" not in expected.words
        assert expected.words["оро"] == 1


@given(st.data())
def test_counting_after_every_edit_is_counting_anew(data):
    document = data.draw(documents())
    kept = DocumentMemory()
    for paragraph in document.source:
        kept.looked(paragraph.id, Passage(paragraph.text), ())
    for _ in range(3):
        kept.of(document)
        document = apply(document, data.draw(edits_of(document)))
    anew = DocumentMemory()
    for paragraph in document.source:
        anew.looked(paragraph.id, Passage(paragraph.text), ())
    found, fresh = kept.of(document), anew.of(document)
    assert found.accepted == fresh.accepted
    assert found.fixes == fresh.fixes
    assert found.misreadings == fresh.misreadings
    assert found.expected.words == pytest.approx(fresh.expected.words)
    assert found.expected.read.keys() == fresh.expected.read.keys()


def test_lessons_of_an_untouched_paragraph_are_none():
    assert not lessons_of(small_document().source[0])


def test_words_of_the_glossary_are_accepted_in_all_forms(project):
    (project.root / "glossary.txt").write_text("Вальдес\nОРО\n", encoding="utf-8")
    with opened(project) as session:
        first = session.document.source[0]
        session.keep(first.id, span_of(first.text, "ОРО"))
        memory = DocumentMemory(project, session.id, load(project)).of(session.document)
    assert memory.accepted["вальдесом"] == 0
    assert memory.accepted["оро"] == 1
    assert memory.glossary["вальдесом"] == "Вальдес"
