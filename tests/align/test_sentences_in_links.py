"""Sentences inside links: laws for any texts, and links of our own whose sentences are known."""

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.align.running_text import running_sentences, speakers, torn
from workbench.align.sentences import LinkedTexts, align_sentences
from workbench.model.sentences import SentencePair, text_of

RUSSIAN = (
    "Посол Орлов сообщил 4.4.62 г. о беседе с министром Лудиным в Кабуле.",
    "Ф.КАСТРО просил прислать 14 инженеров и 60 грузовых автомашин, в том числе",
    "тяжелых. Вопрос решается. Вопрос решается в Москве!",
    "«Мы ждем ответа, – сказал министр. – Время не терпит».",
    "ЗАПИСЬ",
)
ENGLISH = (
    "Ambassador Orlov reported on April 4, 1962, on a conversation with Minister Ludin in Kabul.",
    "F. Castro asked for 14 engineers and 60 lorries, heavy ones among them. It is being decided.",
    'The question is being decided in Moscow. "We are waiting," said the minister. "Time presses."',
    "Mr. Smith left. No. 5 stayed",
)
sides = st.builds(
    LinkedTexts,
    st.lists(st.sampled_from(RUSSIAN), max_size=4).map(tuple),
    st.lists(st.sampled_from(ENGLISH), max_size=4).map(tuple),
)


def told(links: list[LinkedTexts]) -> list[list[tuple[str, str]]]:
    """The sentences of each link in pairs, as texts."""
    aligned = align_sentences(links)
    return [
        [(text_of(one.source, link.source), text_of(one.target, link.target)) for one in pairs]
        for link, pairs in zip(links, aligned, strict=True)
    ]


def letters(texts: tuple[str, ...] | list[str]) -> str:
    return regex.sub(r"\s", "", "".join(texts))


@given(st.lists(sides, max_size=4))
@settings(max_examples=40, deadline=None)
def test_every_letter_of_a_link_stands_in_one_of_its_pairs_in_order(links):
    for link, pairs in zip(links, told(links), strict=True):
        assert letters([source for source, _ in pairs]) == letters(link.source)
        assert sorted(letters([target for _, target in pairs])) == sorted(letters(link.target))
        assert all(source or target for source, target in pairs)


@given(st.lists(sides, max_size=3))
@settings(max_examples=30, deadline=None)
def test_pieces_are_whole_sentences_and_confidence_is_a_probability(links):
    for link, pairs in zip(links, align_sentences(links), strict=True):
        borders = {
            (piece.paragraph, piece.span.end)
            for sentence in running_sentences(link.source, "ru")
            for piece in sentence
        }
        for pair in pairs:
            assert {(p.paragraph, p.span.end) for p in pair.source} <= borders
            assert 0.0 <= pair.confidence <= 1.0


@given(sides)
@settings(max_examples=30, deadline=None)
def test_a_side_of_one_sentence_takes_all_of_the_other(link):
    (pairs,) = align_sentences([link])
    one = [running_sentences(link.source, "ru"), running_sentences(link.target, "en")]
    if min(map(len, one)) == 1:
        assert len(pairs) == 1


def test_sentences_meet_those_they_translate():
    link = LinkedTexts(
        (
            "Посол Орлов сообщил 4.4.62 г. о беседе с министром Лудиным в Кабуле. Ф.КАСТРО просил",
            "прислать 14 инженеров, т.е. вдвое больше прежнего. Что ответит Москва?",
        ),
        (
            "Ambassador Orlov reported on April 4, 1962, on a talk with Minister Ludin in Kabul.",
            "F. Castro asked for 14 engineers, i.e. twice as many. How will Moscow reply?",
        ),
    )
    (pairs,) = told([link])
    assert [source.split()[0] for source, _ in pairs] == ["Посол", "Ф.КАСТРО", "Что"]
    assert [target.split()[0] for _, target in pairs] == ["Ambassador", "F.", "How"]


def test_two_sentences_that_became_one():
    link = LinkedTexts(
        (
            "Они приехали в Кабул 14 апреля. Переговоры о дороге через перевал Саланг еще идут. "
            "Министр Лудин болен.",
        ),
        (
            "They arrived in Kabul on April 14, where the talks on the road across the Salang "
            "pass are still going on. Minister Ludin is ill.",
        ),
    )
    (pairs,) = told([link])
    assert [source.count(".") for source, _ in pairs] == [2, 1]


def test_no_pair_crosses_from_one_link_into_another():
    links = [LinkedTexts((text,), (other,)) for text, other in zip(RUSSIAN, ENGLISH, strict=False)]
    apart = [told([link])[0] for link in links]
    assert [[len(pairs) for pairs in one] for one in told(links)] == [
        [len(pairs) for pairs in one] for one in apart
    ]


def test_links_of_one_side_are_lonely_sentences():
    links = [LinkedTexts(("Да. Нет.",), ()), LinkedTexts((), ("Yes.",)), LinkedTexts((), ())]
    assert told(links) == [[("Да.", ""), ("Нет.", "")], [("", "Yes.")], []]
    assert align_sentences([]) == []


def test_a_sentence_torn_by_a_page_break_is_whole():
    texts = ("Он сказал, что дни были", "особенно критичны, а ночи нет. Потом", "ушел.")
    found = running_sentences(texts, "ru")
    assert [text_of(sentence, texts) for sentence in found] == [
        "Он сказал, что дни были особенно критичны, а ночи нет.",
        "Потом ушел.",
    ]
    assert [[piece.paragraph for piece in sentence] for sentence in found] == [[0, 1], [1, 2]]


def test_who_speaks_is_no_sentence():
    links = [
        LinkedTexts((f"{name} {said}",), (f"{name[:-1].upper()}: {told}",))
        for name, said, told in (
            ("Рудзутак.", "А пересказать? Можно?", "Can you tell us? May you?"),
            ("Кондрашев.", "Можно.", "I can."),
            ("Рудзутак.", "Тогда перескажите. Мы ждем.", "Then do. We are waiting."),
            (
                "Кондрашев.",
                "Пересказать нетрудно. Забыть труднее.",
                "Easily told. But not forgotten.",
            ),
        )
    ]
    assert speakers([text for link in links for text in link.source], "ru") == {
        "Рудзутак.",
        "Кондрашев.",
    }
    first = [pairs[0][0] for pairs in told(links)]
    assert first[0] == "Рудзутак. А пересказать?"
    assert first[1:] == [
        "Кондрашев. Можно.",
        "Рудзутак. Тогда перескажите.",
        "Кондрашев. Пересказать нетрудно.",
    ]
    assert speakers(["Тишина. Он встал.", "Тишина", "ПРЕДСЕДАТЕЛЬ. Прошу. Да."] * 2, "ru") == {
        "Тишина."
    }


def test_what_is_torn_and_what_is_not():
    assert torn("дни были", "особенно критичны")
    assert torn("в поселке,", "«как всегда» тихом")
    assert torn("особен-", "но критичны")
    assert not torn("ЗАПИСЬ БЕСЕДЫ", "Посол сообщил")
    assert not torn("Постановили:", "направить делегацию")
    assert not torn("направить делегацию", "б) просить о встрече")
    assert not torn("Конец.", "новое начало")
    assert not torn("в поселке", "12")


def test_pairs_are_values():
    one = align_sentences([LinkedTexts(RUSSIAN, ENGLISH)])
    assert one == align_sentences([LinkedTexts(RUSSIAN, ENGLISH)])
    assert all(isinstance(pair, SentencePair) for pair in one[0])
