"""The lexicon: what is a word, how it is built and kept."""

from __future__ import annotations

import math
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import StorageError
from workbench.lexicon import cache
from workbench.lexicon.alphabet import encode
from workbench.lexicon.fold import fold
from workbench.lexicon.forms import FLOOR
from workbench.lexicon.lexicon import Lexicon

WORDS = st.dictionaries(
    st.text("абвеёийс-", min_size=1, max_size=8).filter(lambda word: word.strip("-")),
    st.floats(1e-7, 1e-2),
    min_size=1,
    max_size=40,
)


@settings(max_examples=40, deadline=None)
@given(words=WORDS)
def test_exactly_the_given_words_are_listed(
    words: dict[str, float], tmp_path_factory: pytest.TempPathFactory
) -> None:
    lexicon = Lexicon.build(words, tmp_path_factory.mktemp("words") / "words.bin")
    trie = lexicon.trie
    listed = {trie.word(node) for node in range(len(trie)) if trie.own[node] > -math.inf}
    assert listed == {fold(word) for word in words}
    for word in listed:
        codes = encode(word)
        assert codes is not None
        assert trie.word(trie.find(codes)) == word


@settings(max_examples=40, deadline=None)
@given(words=WORDS)
def test_the_bound_is_the_best_below(
    words: dict[str, float], tmp_path_factory: pytest.TempPathFactory
) -> None:
    trie = Lexicon.build(words, tmp_path_factory.mktemp("words") / "words.bin").trie
    for node in range(len(trie)):
        below = trie.best[int(trie.first_child[node]) : int(trie.first_child[node + 1])]
        assert trie.best[node] == max([trie.own[node], *below])


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    return Lexicon.build({"счёт": 1e-4, "Советско": 1e-6, "кубинский": 1e-5}, tmp_path / "w.bin")


def test_case_and_yo_do_not_matter(lexicon: Lexicon) -> None:
    assert lexicon.knows("СЧЕТ")
    assert lexicon.knows("счёт")
    assert lexicon.log_frequency("Счёт") == pytest.approx(math.log(1e-4), abs=0.02)


def test_a_compound_is_known_by_its_parts(lexicon: Lexicon) -> None:
    assert lexicon.knows("советско-кубинский")
    assert not lexicon.knows("советско-турецкий")


def test_accepted_words_are_known(lexicon: Lexicon) -> None:
    accepting = lexicon.accepting(frozenset({"вальдес"}))
    assert accepting.log_frequency("ВАЛЬДЕС") == FLOOR
    assert not lexicon.knows("Вальдес")
    assert accepting.accepting(frozenset()).accepted == frozenset()


def test_spelling_prefers_words_to_debris(lexicon: Lexicon) -> None:
    assert lexicon.spelling("счетский") > lexicon.spelling("чстекййб")
    assert lexicon.spelling("word") == -math.inf


def test_a_damaged_file_counts_as_missing(tmp_path: Path, lexicon: Lexicon) -> None:
    path = tmp_path / "w.bin"
    whole = path.read_bytes()
    for damaged in (b"", b"{}", whole[:100], whole[:-1]):
        path.write_bytes(damaged)
        assert cache.load(path) is None


def test_a_cancelled_build_leaves_nothing(tmp_path: Path) -> None:
    class Cancelled(Exception):  # noqa: N818 - it is no error
        pass

    def cancel(label: str, share: float) -> None:
        if share > 0.9:
            raise Cancelled

    with pytest.raises(Cancelled):
        Lexicon.build({"слово": 1e-4}, tmp_path / "w.bin", cancel)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(StorageError, match="No space left") as caught:
        Lexicon.build({"слово": 1e-4}, tmp_path / "w.bin")
    assert "WORKBENCH_CACHE" in caught.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(StorageError):
        Lexicon.build({"слово": 1e-4}, tmp_path / "taken" / "w.bin")


def test_the_cache_directory_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_CACHE", os.fspath(tmp_path))
    assert cache.cache_directory() == tmp_path


def test_the_real_lexicon() -> None:
    lexicon = Lexicon.open()
    for word in ("подготовкой", "остаётся", "путём", "КПСС", "Вальдес", "латиноамериканских"):
        assert lexicon.knows(word), word
    for garble in ("решиля", "ваявил", "полготовка", "партиванских"):
        assert not lexicon.knows(garble), garble
    assert lexicon.log_frequency("не") > lexicon.log_frequency("подготовкой")
    assert len(lexicon.trie) > 3_000_000
