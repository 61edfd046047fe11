"""Searching: what a query finds and what it says when it can not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import UsageError
from workbench.model.build import build
from workbench.model.document import Document
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.text import graphemes, normalise
from workbench.session.finding.query import Query
from workbench.session.finding.search import MOST, Search, search


def document(source: tuple[str, ...], target: tuple[str, ...] = ()) -> Document:
    return build(
        "strikes",
        Draft(
            source=tuple(DraftParagraph(text) for text in source),
            target=tuple(DraftParagraph(text) for text in target),
        ),
    )


STRIKE = document(
    ("О всеобщей стaчке портовиков.", "Стачкой руководил Пётр; за́мок пуст.", "Задачка: ста чка."),
    ("On the general strike.", "The strike was led by Pyotr Valdés.", "A riddle."),
)


def found(pattern: str, document: Document = STRIKE, **options) -> list[str]:
    return [match.text for match in search(document, Query(pattern, **options))]


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("стачк", ["Стачк"]),
        ("Стачк", ["Стачк"]),
        ("СТАЧК", []),
        ("петр", ["Пётр"]),
        ("Пётр", ["Пётр"]),
        ("замок", ["за́мок"]),
        ("за́мок", ["за́мок"]),
        ("замо́к", []),
        ("valdes", ["Valdés"]),
        ("стачка{e<=2}", ["стaчке", "Стачкой", "ста чка"]),
        ("стачка{е<=2}", ["стaчке", "Стачкой", "ста чка"]),  # typed in the Russian layout
        (r"(?:стачка){e<=1}", ["Стачко", "ста чка"]),
        (r"\b\w{5}\b", ["за́мок", "Pyotr"]),
    ],
)
def test_what_a_pattern_finds(pattern, texts):
    assert found(pattern) == texts


def test_order_of_reading_is_link_by_link():
    both = document(("раз 1", "два 1"), ("one 1", "two 1"))
    order = [match.paragraph for match in search(both, Query("1"))]
    assert order == [id_ for link in both.links for id_ in link.ids]


def test_one_side_alone():
    assert found("r", sides="source") == []
    assert found("т", sides="target") == []
    assert found("strike", sides="target") == ["strike", "strike"]


def test_exact_search_tells_letters_and_accents_apart():
    assert found("Петр", ignore_case=False) == []
    assert found("Пётр", ignore_case=False) == ["Пётр"]
    assert found("стачк", ignore_case=False) == []
    assert found("СТАЧК", ignore_case=True) == ["Стачк"]


def test_a_property_of_letters_is_about_the_letters_as_they_stand():
    assert found(r"\p{Lu}", document(("Это Пётр",))) == ["Э", "П"]
    assert found("\\p{M}", document(("за́мок",))) == ["а́"]


def test_whole_words_and_plain_text():
    text = document(("Стачка (стачка.) стачечный [слово?]",))
    assert found("стачк", text, whole_words=True) == []
    assert found("стачка", text, whole_words=True) == ["Стачка", "стачка"]
    assert found("(стачка.)", text, is_regex=False) == ["(стачка.)"]
    assert found("о|с", text, is_regex=False) == []


def test_groups_are_as_they_stand_in_the_text():
    (match,) = search(document(("Пётр Ильи́ч",)), Query(r"(?P<first>п\w+) (\w+)( x)?"))
    assert match.groups == ("Пётр Ильи́ч", "Пётр", "Ильи́ч", None)


@pytest.mark.parametrize(
    ("pattern", "column"), [("(стачка", 8), ("стачка)", 7), ("[а-", 4), ("*а", 1)]
)
def test_a_pattern_that_can_not_be_read_says_where(pattern, column):
    with pytest.raises(UsageError, match=f"at character {column}:"):
        Search(Query(pattern, whole_words=True))


def test_no_more_places_than_anybody_looks_through():
    text = document(("а" * 15_000, "а" * 15_000))
    assert len(list(search(text, Query("а")))) == MOST


def test_what_is_known_is_known_after_the_search_only():
    asked = Search(Query("стачк"))
    text = STRIKE.source[1].text
    assert asked.known(text) == ()
    places = [match for found in asked.matches(STRIKE) for match in found]
    assert asked.known(text) == tuple(match.span for match in places)


def test_an_empty_pattern_and_empty_places_find_nothing():
    assert found("") == []
    assert found("ъ*") == []
    assert [m.span.start for m in Search(Query(r"\b"), with_empty=True).of(STRIKE.target[2])] == [
        0, 1, 2, 8,
    ]  # fmt: skip


LETTERS = "абеёй еЁ\u0301\u0306nñe\u200d\u0300한ㄱ🇷🇺"


@given(
    st.text(LETTERS, max_size=12).map(normalise),
    st.sampled_from([".", "а", "е", "[ае]", ".{2}", "е{e<=1}", r"\w+", "(?:аб){e<=2}"]),
    st.sampled_from([None, False]),
)
def test_places_are_whole_characters_in_order_and_apart(text, pattern, ignore_case):
    one = document((text,))
    edges = {0}
    for grapheme in graphemes(text):
        edges.add(max(edges) + len(grapheme))
    before = 0
    for match in search(one, Query(pattern, ignore_case=ignore_case)):
        assert match.span.start in edges
        assert match.span.end in edges
        assert before <= match.span.start < match.span.end
        assert match.text == match.span.within(text)
        before = match.span.end


def test_a_pattern_that_would_take_for_ever_is_cut(monkeypatch):
    monkeypatch.setattr("workbench.session.finding.search._PATIENCE", 0.05)
    with pytest.raises(UsageError, match="takes too long"):
        found("(а|аа)+б", document(("а" * 60,)))
