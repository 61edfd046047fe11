"""English words to Russian ones: lemmas, pairs, numerals, dictionaries that may be installed."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import BadInputError
from workbench.lexicon import mueller
from workbench.lexicon.bilingual import Pairs, parse, shares
from workbench.lexicon.encoder import Encoder
from workbench.lexicon.english_lemmas import lemmas
from workbench.lexicon.grammar import Grammar
from workbench.lexicon.lemmas import forms_of, keys_of, lemmas_of
from workbench.lexicon.lexicon import Lexicon
from workbench.lexicon.mueller import Mueller, as_arrays, entries
from workbench.lexicon.numerals import russian_numerals

BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("countries", "country"),
        ("took", "take"),
        ("stopped", "stop"),
        ("declaring", "declare"),
        ("Women", "woman"),
        ("minister's", "minister"),
        ("labour", "labor"),
        ("organised", "organize"),
        ("crises", "crisis"),
        ("quickly", "quick"),
    ],
)
def test_english_words_have_their_lemmas(word: str, lemma: str) -> None:
    assert lemma in lemmas(word)


@given(st.text("abcdefghijklmnopqrstuvwxyz'", min_size=1, max_size=12))
def test_a_word_is_a_form_of_itself(word: str) -> None:
    found = lemmas(word)
    assert len(set(found)) == len(found)
    assert found == lemmas(word.upper())


def test_pairs_know_every_form_of_an_english_word() -> None:
    assert "правительство" in Pairs.words().russian("governments")
    assert "принять" in Pairs.words().russian("Took")
    assert not Pairs.words().russian("xyzzy")


def test_names_of_places_are_written_with_a_capital() -> None:
    assert "ницца" in Pairs.places().russian("Nice")
    assert not Pairs.places().russian("nice")
    assert {"куба", "кубинский", "кубинец"} <= set(Pairs.places().russian("Cubans"))


def test_all_russian_words_of_the_pairs_are_known() -> None:
    source = Path(mueller.__file__).parent / "data" / "pairs.tsv"
    table = parse(source.read_text(encoding="utf-8"), source.name)
    lexicon = Lexicon.open()
    assert not {word for words in table.values() for word in words if not lexicon.knows(word)}


def test_a_bad_row_of_pairs_is_told() -> None:
    with pytest.raises(BadInputError, match=r"mine\.tsv:2"):
        parse("# remark\nwar война\n", "mine.tsv")


@given(st.lists(st.lists(st.text("абв", min_size=1), max_size=6).map(tuple), max_size=4))
def test_shares_of_an_article_are_less_than_one(articles: list[tuple[str, ...]]) -> None:
    for article in articles:
        assert sum(shares([article]).values()) < 1
    found = shares(articles)
    assert set(found) == {word for article in articles for word in article}
    assert all(0 < share < 1 for share in found.values())


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("twelve", {"двенадцать", "двенадцатый"}),
        ("12", {"двенадцать"}),
        ("22", {"двадцать", "два"}),
        ("14th", {"четырнадцать", "четырнадцатый"}),
        ("thousands", {"тысяча"}),
        ("1,500", {"тысяча", "пятьсот"}),
        ("third", {"третий"}),
        ("450", {"четыреста", "пятьдесят"}),
    ],
)
def test_numbers_have_their_words(english: str, russian: set[str]) -> None:
    assert russian <= set(russian_numerals(english))


@given(st.integers(0, 10**10 - 1))
def test_every_number_is_said_in_known_words(number: int) -> None:
    words = russian_numerals(str(number))
    assert bool(words) == (number > 0)
    assert all(map(Grammar.open().analyses, words))


def test_words_that_are_no_numbers_have_none() -> None:
    assert russian_numerals("tenant") == ()


def test_forms_and_lemmas_of_russian_words() -> None:
    assert "правительством" in forms_of("правительство")
    assert lemmas_of("правительством") == {"правительство"}
    assert lemmas_of("обсуждалось") == {"обсуждать"}  # reflexive verbs count as plain ones
    assert {"гельсингфорс", "гельсингфорсом"} <= keys_of("гельсингфорс")


ARTICLES = {
    "samowar": "   [sæ] _n.\n   1) самовар (сосуд; ср. tea urn)\n   2) чайник, самоварная труба\n",
    "samovar": "   [sæ] = samowar\n",
    "harbour": "   [hɑ]\n   1. _n.\n      1) бухта, причал; in harbour у причала\n   2. _v.\n"
    "      1) стать на стоянку в порту (о судне)\n      2) прятать, кого-л.\n",
}


def dictionary(folder: Path) -> tuple[Path, Path]:
    """A dictionary of the dictd format with the articles above."""
    body, index = b"", []
    for headword, article in ARTICLES.items():
        text = f"{headword}\n{article}".encode()
        index.append(f"{headword}\t{number(len(body))}\t{number(len(text))}\n")
        body += text
    (folder / "mueller7.dict.dz").write_bytes(gzip.compress(body))
    (folder / "mueller7.index").write_text("".join(index), encoding="utf-8")
    return folder / "mueller7.dict.dz", folder / "mueller7.index"


def number(value: int) -> str:
    digits = ""
    while value or not digits:
        digits, value = BASE64[value % 64] + digits, value // 64
    return digits


def test_articles_give_translations_without_examples_and_remarks(tmp_path: Path) -> None:
    found = dict(entries(*dictionary(tmp_path)))
    assert found["samovar"] == found["samowar"] == ("самовар", "чайник", "самоварная", "труба")
    assert found["harbour"] == ("бухта", "причал", "прятать")


def test_an_installed_dictionary_is_read_once_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mueller, "FOLDERS", (tmp_path,))
    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path / "cache"))
    Mueller.open.cache_clear()
    try:
        assert Mueller.open() is None
        dictionary(tmp_path)
        Mueller.open.cache_clear()
        first = Mueller.open()
        Mueller.open.cache_clear()
        again = Mueller.open()
    finally:
        Mueller.open.cache_clear()
    assert first is not None
    assert again is not None
    assert first is not again
    for opened in (first, again):
        assert {"самовар", "чайник"} <= set(opened.russian("samovars"))
        assert "бухта" in opened.russian("harbors")
        assert not opened.russian("zebra")


def test_headwords_of_any_order_are_found() -> None:
    found = Mueller(as_arrays([("war", ("война",)), ("bad", ()), ("Ship", ("судно", "корабль"))]))
    assert len(found) == 2
    assert set(found.russian("wars")) == {"война"}


def test_vectors_are_computed_once_and_forgotten_at_last() -> None:
    asked: list[str] = []

    def encode(texts: list[str]) -> np.ndarray:
        asked.extend(texts)
        return np.array([[len(text), 1.0] for text in texts])

    encoder = Encoder(encode, kept=2)
    assert encoder.vectors(["a", "bb", "a"])[:, 0].tolist() == [1, 2, 1]
    assert encoder.vectors(["bb", "ccc"])[:, 0].tolist() == [2, 3]
    assert asked == ["a", "bb", "ccc"]
    assert encoder.vectors(["a"])[0, 0] == 1  # it was forgotten
    assert asked[-1] == "a"
