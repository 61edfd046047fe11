"""Where two versions of a text differ, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import sentences
from workbench.revisions.words import hunks, text_of, tokens


@given(sentences | st.just(""))
def test_a_text_is_its_tokens_put_together(text):
    assert text_of(tokens(text)) == text


@given(sentences, sentences)
def test_hunks_make_the_new_text_of_the_old(old, new):
    before, after = tokens(old), list(tokens(new))
    made = list(before)
    for hunk in reversed(hunks(before, after)):
        assert after[hunk.new_start : hunk.new_start + len(hunk.new)] == list(hunk.new)
        made[hunk.start : hunk.end] = hunk.new
    assert made == after


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("напнсано вчера", "написана позавчера",
         [("напнсано", "написана"), ("вчера", "позавчера")]),
        ("сло во вюни", "слово июня", [("сло во", "слово"), ("вюни", "июня")]),
        ("недостетки в работе", "недостатки вработе",
         [("недостетки", "недостатки"), ("в работе", "вработе")]),
        ("тов . Иванов", "тов. Иванов", [(".", ".")]),
        ("дня мая", "дня третьего мая", [("", "третьего")]),
        ("дня третьего мая", "дня мая", [("третьего", "")]),
    ],
)  # fmt: skip
def test_words_that_are_corrected_are_hunks_of_their_own(old, new, expected):
    before = tokens(old)
    found = hunks(before, tokens(new))
    assert [(text_of(before[h.start : h.end]), text_of(h.new)) for h in found] == expected
