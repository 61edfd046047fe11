import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.lexicon.furniture import classify, stamp

TEXT = {
    "ru": [
        "Министр принял посла в своем кабинете и сразу заговорил о поставках. По его словам,",
        "осенние грузы задержались в порту, потому что не хватило вагонов. Посол обещал помочь.",
        "На следующий день переговоры продолжились. Обе стороны согласились, что договор нужен.",
    ],
    "en": [
        "The minister received the ambassador and spoke of deliveries at once. He said",
        "that the autumn cargoes were held up in port for want of wagons. The envoy promised help.",
        "On the next day the talks went on. Both sides agreed that a treaty was needed.",
    ],
}
WORDS = {
    "ru": (
        "вечером",
        "рабочие",
        "вернулись",
        "домой",
        "и",
        "говорили",
        "о",
        "плотине",
        "на",
        "реке",
    ),
    "en": (
        "in",
        "the",
        "evening",
        "workers",
        "came",
        "home",
        "and",
        "spoke",
        "of",
        "a",
        "new",
        "dam",
    ),
}
languages = st.sampled_from(["ru", "en"])
lines = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=90
).map(lambda text: " ".join(text.split()) or "-")


@settings(max_examples=60, deadline=None)
@given(st.lists(lines, max_size=12), languages)
def test_a_probability_for_each_and_the_same_again(texts, language):
    found = classify(texts, language)
    assert len(found) == len(texts)
    assert all(0 <= each <= 1 for each in found)
    assert classify(texts, language) == found


@settings(max_examples=40, deadline=None)
@given(st.data(), languages)
def test_a_long_paragraph_of_sentences_is_text(data, language):
    words = data.draw(st.lists(st.sampled_from(WORDS[language]), min_size=60, max_size=120))
    sentences = [" ".join(words[n : n + 9]).capitalize() + "." for n in range(0, len(words), 9)]
    around = data.draw(st.lists(lines, max_size=3))
    found = classify([*around, " ".join(sentences), *around], language)
    assert found[len(around)] < 0.1


@settings(max_examples=25, deadline=None)
@given(st.lists(lines, min_size=1, max_size=4), languages)
def test_what_is_added_far_away_changes_little(short, language):
    page = [*TEXT[language] * 4, *short, *TEXT[language] * 4]
    at = slice(len(TEXT[language]) * 4, len(TEXT[language]) * 4 + len(short))
    alone = classify(page, language)[at]
    among = classify([*page, *TEXT[language] * 40], language)[at]
    assert among == pytest.approx(alone, abs=0.15)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("- 27 -", "ru"),
        ("27", "ru"),
        ("СОВ. СЕКРЕТНО", "ru"),
        ("Экз. № 7", "ru"),
        ("ЦАМО. Ф. 208. Оп. 2511. Д. 17. Л. 84", "ru"),
        ("[page 27]", "en"),
        ("27", "en"),
        ("SECRET", "en"),
        ("Advertisement", "en"),
        ("212 Letters of a Consul", "en"),
        ("RGANI, f. 5, op. 30, d. 114, ll. 3–9", "en"),
    ],
)
def test_what_breaks_a_sentence_in_two_is_furniture(line, language):
    first, second, third = TEXT[language]
    found = classify([third, third, first, line, second, third, third], language)
    assert found[3] > 0.6
    assert max(found[:3] + found[4:]) < 0.2


def test_pages_are_counted_but_parts_of_a_text_are_its_own():
    body = TEXT["ru"][2]
    pages = [body, "41", body, body, "42", body, body, "43", body, body]
    parts = ["1", body, body, body, "2", body, body, body, "3", body, body]
    found = classify(pages, "ru")
    assert min(found[1], found[4], found[7]) > 0.7
    counted = classify(parts, "ru")
    assert max(counted[4], counted[8]) < min(found[4], found[7])


def test_a_running_header_is_known_by_coming_again():
    body = [TEXT["en"][2]] * 6
    header = "Notes of a Consul"
    once = classify([*body, header, *body], "en")[6]
    often = classify([*body, header, *body, "18", header, *body, header, "20", *body], "en")
    assert often[14] > once
    assert often[21] > once


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Статья 4", "ru"),
        ("Глава третья", "ru"),
        ("– Не знаю, – сказал он.", "ru"),
        ("ПЕТРОВ: Этого я не говорил.", "ru"),
        ("Принять к сведению.", "ru"),
        ("Дорогой Иван Петрович!", "ru"),
        ("Article 4", "en"),
        ('"I do not know," he said.', "en"),
        ("PETROV: I never said that.", "en"),
        ("Dear Ivan Petrovich,", "en"),
        ("a) to take note of the report;", "en"),
    ],
)
def test_short_lines_of_a_text(line, language):
    body = TEXT[language][2]
    assert classify([body, body, line, body, body], language)[2] < 0.4


def test_garbled_stamps_and_dirt():
    body = TEXT["ru"][2]
    for line in ("С0ВЕРШЕНН0 CЕKPЕТН0", "|~ °_ ;«/ ^", "OF THE WATER OF THE HOUSE"):
        assert classify([body, body, line, body, body], "ru")[2] > 0.5


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("СЕКРЕТНО", "SECRET"),
        ("Сов. секретно", "Top Secret"),
        ("СТРОГО СЕКРЕТНО", "Strictly Secret"),
        ("СEКРЕTН0", "Secret"),
        ("Экз. № 2", "Copy No. 2"),
        ("Экз. единств.", "Only copy"),
        ("Отпечатано в 3 экз.", "3 copies printed"),
        ("Копия верна:", "Certified true copy:"),
        ("Верно: (подпись)", "True copy: (signature)"),
        ("(подпись)", "[signature]"),
        ("Подпись неразборчива", "[illegible signature]"),
        ("М.П.", "(L.S.)"),
        ("[Печать]", "[Seal]"),
        ("Для служебного пользования", "For official use only"),
        ("ОСОБАЯ ПАПКА", "Special Folder"),
        ("Особой важности", "Of special importance"),
        ("Рассекречено", "Declassified"),
        ("Снятие копий воспрещается", "Making of copies is prohibited"),
        ("Вне очереди", "Out of turn"),
        ("Подлежит возврату", "To be returned"),
        ("Не для печати", "Not for publication"),
        ("ШИФРТЕЛЕГРАММА", "Ciphered telegram"),
        ("Вх. № 1180", "Incoming No. 1180"),
        ("Совершенно секретно. Экз. № 1", "Top secret. Copy No. 1"),
        ("Реклама", "Advertisement"),
    ],
)
def test_stamps_meet_their_translations(russian, english):
    assert stamp(russian, "ru") == stamp(english, "en") != ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("- 14 -", "ru"),
        ("стр. 14", "ru"),
        ("Page 14", "en"),
        ("14", "en"),
        ("Это совершенно секретное дело рассматривалось на заседании", "ru"),
        ("The copy was shown to the secretary", "en"),
        ("Секретарь обкома", "ru"),
        ("", "en"),
    ],
)
def test_no_stamps(text, language):
    assert stamp(text, language) == ""
