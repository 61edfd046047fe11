"""Signs that are no letters: which are suspected, and what is left when they are mended."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.correct.automatic import auto
from workbench.correct.context.neighbours import Neighbours
from workbench.correct.hypothesis import Scene
from workbench.correct.pieces import pieces
from workbench.correct.signs.reader import SignReader, merged
from workbench.correct.signs.sign import signs_of
from workbench.lexicon.lexicon import Lexicon
from workbench.model.suspects import Passage, Suspect
from workbench.model.text import Span, is_normal, normalise

LEGITIMATE = """\
Статья 5 § 2 (см. приложение № 3) – не более 12,5 % фонда, т. е. 1 250 руб.
«Вы правы, – сказал он, – но кто же это сделал?» Все молчали… Никто не ответил!
По состоянию на 1 мая 1962 г. в порту находилось три судна: два танкера и сухогруз; четвертое ждали.
Товарищ А. И. Микоян, проф. Иванов и др. прибыли в г. Гавану* в 14.30.
* Перевод с испанского.
— Кто там? — спросил часовой.
- Кто там? - спросил часовой.
Он сказал: "Мы готовы". И добавил: "Завтра в порт придут суда".
Он сказал: “Мы готовы”, и вышел.
Подпись ________ Дата ________
Температура воздуха достигала 35° в тени, а влажность – 90 %.
- 2 -
Встречу вел А.А. Громыко, присутствовали: П.Н. Поспелов, Б.Н. Пономарев.
Письмо гор. Москва, ул. Горького, д. 12, кв. 3. тел. 2-34-56, с. г. [подпись неразборчива]
На совещании решили: 1) ускорить разгрузку; 2) выделить краны; 3) доложить о выполнении."""

_PIECES = (
    "слово",
    "и",
    "Он",
    "КПСС",
    "12",
    "г",
    "что",
    ".",
    ",",
    "_",
    "‘",
    "©",
    "—",
    "«",
    "»",
    "(",
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.open()


@pytest.fixture(scope="module")
def reader() -> SignReader:
    return SignReader.shipped(Neighbours.open())


@pytest.fixture(scope="module")
def suspects_of(reader: SignReader, lexicon: Lexicon) -> Callable[..., tuple[Suspect, ...]]:
    def ask(text: str, **known: object) -> tuple[Suspect, ...]:
        passage = Passage(text, **known)  # type: ignore[arg-type]
        found = pieces(passage, lexicon)
        strange = sum(piece.strange for piece in found)
        scene = Scene(passage, lexicon, len(found), strange)
        return reader.suspects(scene)

    return ask


def mended(text: str, suspects: tuple[Suspect, ...]) -> str:
    for suspect in reversed(suspects):
        span = suspect.span
        text = text[: span.start] + suspect.readings[0].text + text[span.end :]
    return text


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (
            "Посол сообшил, что _ переговоры эакончились вчера.",
            "Посол сообшил, что переговоры эакончились вчера.",
        ),
        (
            "Министр встретнлся © послом Кубы и обсудил пocтавки.",
            "Министр встретнлся с послом Кубы и обсудил пocтавки.",
        ),
        (
            "Он заявнл. что судно _ стоит в ‘порту уже восемь днeй.",
            "Он заявнл, что судно стоит в порту уже восемь днeй.",
        ),
        (
            "БЕСЕДА © МИННСТРОМ ИНОСТРАННЫХ ДЕЛ",
            "БЕСЕДА С МИННСТРОМ ИНОСТРАННЫХ ДЕЛ",
        ),
    ],
)
def test_a_damaged_sentence_is_mended(suspects_of, read: str, right: str) -> None:
    assert mended(read, suspects_of(read)) == right


@pytest.mark.parametrize("text", LEGITIMATE.splitlines())
def test_signs_that_belong_there_are_left_alone(suspects_of, text: str) -> None:
    assert suspects_of(text) == ()


def test_clean_russian_has_no_wrong_signs(suspects_of, clean_sentences: list[str]) -> None:
    assert [s.text for sentence in clean_sentences for s in suspects_of(sentence)] == []


def test_what_a_person_decided_is_left_alone(suspects_of) -> None:
    text = "Судно _ стоит. в ‘порту уже восемь дней, и команда _ ждет."
    whole = suspects_of(text)
    assert whole
    assert suspects_of(text, decided=(Span(0, len(text)),)) == ()
    one = next(iter(signs_of(text))).span
    assert all(not s.span.overlaps(one) for s in suspects_of(text, decided=(one,)))


def test_the_reason_is_told(suspects_of) -> None:
    found = suspects_of("Он заявнл. что судно _ стоит в порту уже восемь днeй.")
    told = [e.detail for s in found for e in s.readings[0].evidence]
    assert told == [
        "no sentence ends here: the next word is not capitalised",
        "a stray mark between words",
    ]
    assert {e.kind for s in found for r in s.readings for e in r.evidence} == {"sign"}


def test_signs_beside_digits_are_left_to_a_person(suspects_of) -> None:
    text = "Судно стонт в порту 12 _ дней. _ Команда ждeт в порту _ погоды."
    found = suspects_of(text)
    changed = auto(Passage(text), found, 0.3)
    assert len(changed) < len(found)
    assert all("12" not in text[max(0, span.start - 3) : span.end + 3] for span, _ in changed)


texts = st.lists(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=3).map("".join)).map(
    lambda words: normalise(" ".join(words))
)


@settings(max_examples=150, deadline=None)
@given(text=texts, threshold=st.floats(0.0, 1.0))
def test_any_choice_of_suspects_leaves_the_text_normal(suspects_of, text, threshold) -> None:
    found = suspects_of(text)
    spans = [suspect.span for suspect in found]
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for n, a in enumerate(spans) for b in spans[n + 1 :])
    assert all(suspect.span.within(text) == suspect.text for suspect in found)
    chosen = tuple(s for s in found if s.readings[0].confidence >= threshold)
    assert is_normal(mended(text, chosen))


def test_where_they_overlap_the_word_stays() -> None:
    def suspect(start: int, end: int) -> Suspect:
        return Suspect(Span(start, end), "")

    words = (suspect(0, 4), suspect(8, 12))
    signs = (suspect(3, 4), suspect(5, 6), suspect(12, 13))
    expected = (words[0], signs[1], words[1], signs[2])
    assert merged(words, signs) == expected


@settings(max_examples=100, deadline=None)
@given(text=texts)
def test_chances_are_probabilities(suspects_of, text) -> None:
    for suspect in suspects_of(text):
        shares = [reading.confidence for reading in suspect.readings]
        assert shares == sorted(shares, reverse=True)
        assert 0.0 <= suspect.doubt <= 1.0
        assert sum(shares) <= 1.0 + 1e-6
