"""The cloze network: laws of what it sees and says, and what any reader of Russian would say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.correct.context.cloze import BAG, SIDE, Place, surroundings
from workbench.correct.context.gaps import GAPS, Gap, gap
from workbench.correct.context.neighbours import Neighbours
from workbench.lexicon.fold import fold
from workbench.model.text import tokens

GAP = st.sampled_from(GAPS)
WORDS = st.sampled_from(["в", "связи", "министр", "министром", "хрюмбл", "1962", "", "которые"])


@pytest.fixture(scope="module")
def neighbours() -> Neighbours:
    return Neighbours.open()


def line(text: str, *choices: tuple[str, ...]) -> list[Place]:
    """The places of a text; each "_" in it is a blank with the words of one of the choices."""
    waiting = iter(choices)
    found, end = [], 0
    for token in tokens(text.replace("_", "ъ")):
        words = next(waiting) if token.text == "ъ" else (fold(token.text),)
        shares = np.full(len(words), 1 / len(words))
        found.append(Place(words, shares, gap(text[end : token.start]) if end else "."))
        end = token.end
    return found


def best(neighbours: Neighbours, text: str, *words: str) -> str:
    """The word that fits the blank "_" of a text best."""
    places = line(text, words)
    blank = next(n for n, place in enumerate(places) if place.words == words)
    return words[int(np.argmax(neighbours.within(places)[blank]))]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Посол сообщил, что министр иностранных _ принял его вечером.", "дел", "дед"),
        ("Совет Министров _ принять предложение комиссии.", "постановляет", "поставляет"),
        ("В связи с тяжелым _ на фронте прошу прислать боеприпасы.", "положением", "положение"),
        ("Он сказал, что не может принять участие в _ переговорах.", "этих", "этим"),
    ],
)
def test_the_right_word_fits_better_than_its_look_alike(
    neighbours: Neighbours, text: str, right: str, wrong: str
) -> None:
    assert best(neighbours, text, wrong, right) == right


@given(
    places=st.lists(
        st.tuples(st.lists(WORDS, min_size=1, max_size=4, unique=True), GAP), min_size=1
    )
)
def test_every_word_has_a_finite_score_and_none_is_said_of_no_word(
    places: list[tuple[list[str], Gap]],
) -> None:
    asked = [Place(tuple(words), np.full(len(words), 1 / len(words)), g) for words, g in places]
    found = Neighbours.open().within(asked)
    assert [len(scores) for scores in found] == [len(words) for words, _ in places]
    for place, scores in zip(asked, found, strict=True):
        assert np.isfinite(scores).all()
        assert all(score == 0 for word, score in zip(place.words, scores, strict=True) if not word)


def test_the_order_of_readings_does_not_matter(neighbours: Neighbours) -> None:
    text = "Посол сообщил, что министр иностранных _ принял его."
    one = neighbours.within(line(text, ("дел", "дед")))
    other = neighbours.within(line(text, ("дед", "дел")))
    for a, b in zip(one, other, strict=True):
        assert np.allclose(np.sort(a), np.sort(b), atol=1e-4)


@given(
    size=st.integers(1, 60),
    changed=st.integers(0, 59),
    seed=st.integers(0, 9),
    gaps=st.lists(GAP, min_size=60, max_size=60),
)
def test_a_place_sees_neither_itself_nor_what_is_far_off(
    size: int, changed: int, seed: int, gaps: list[Gap]
) -> None:
    vectors = np.random.default_rng(seed).normal(size=(size, 3)).astype(np.float32)
    before = surroundings(vectors, gaps[:size])
    if changed >= size:
        return
    vectors[changed] += 1
    moved = np.flatnonzero(np.abs(surroundings(vectors, gaps[:size]) - before).max(axis=1) > 1e-3)
    assert all(0 < abs(n - changed) <= BAG for n in moved)
    assert {n for n in range(size) if 0 < abs(n - changed) <= SIDE} <= set(moved.tolist())
