"""Association by topic, on vectors of our own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from workbench.correct.context.neighbours import Neighbours
from workbench.correct.context.topic import Topic
from workbench.lexicon.vectors import Vectors

TOPICS = {
    "war": ["партизаны", "отряд", "бой", "командир", "засада"],
    "river": ["берег", "течение", "вода", "лодка", "рыба"],
}
WORDS = [word for words in TOPICS.values() for word in words]
USES = 1e-4


@pytest.fixture(scope="module")
def topic() -> Topic:
    """Two bundles of directions, each word a little off its bundle."""
    noise = np.random.default_rng(5).normal(0, 0.3, (len(WORDS), 4)).astype(np.float32)
    sense = np.repeat(np.eye(2, 4, dtype=np.float32), 5, axis=0)
    codes = np.arange(len(WORDS), dtype=np.uint8)[:, None]
    surprise = np.append(np.full(len(WORDS), -np.log(USES), np.float32), np.inf)
    place = {word: n for n, word in enumerate(WORDS)}
    return Topic(Vectors(place, codes, (sense + noise)[None], surprise.astype(np.float32)))


def test_a_word_is_at_home_among_its_kind(topic: Topic) -> None:
    fits, does_not = topic.beside(["отряд", "берег"], ["бой", "командир", "засада"])
    assert fits > does_not


def test_what_is_not_known_is_neither_better_nor_worse(topic: Topic) -> None:
    assert topic.beside(["хрюмбл"], ["бой", "командир"])[0] == 0
    assert not topic.beside(["отряд", "берег"], ["хрюмбл"]).any()
    assert not topic.beside(["отряд"], []).any()


def test_the_reason_is_the_word_that_goes_best(topic: Topic) -> None:
    assert topic.likest("отряд", ["лодка", "бой", "отряд"]) == "бой"
    assert topic.likest("хрюмбл", ["бой"]) == ""
    assert topic.likest("отряд", []) == ""


def test_without_vectors_all_else_works(topic: Topic) -> None:
    shipped = Neighbours.open()
    bare = replace(shipped, topic=None)
    assert not bare.beside(["отряд"], ["бой"]).any()
    assert bare.explain_beside("отряд", ["бой"]) == ""
