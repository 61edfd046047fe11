"""Sentences: laws for any text, and hard cases marked by hand."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from workbench.lexicon.sentences import sentences
from workbench.model.marks import marks
from workbench.model.text import normalise

LANGUAGES = ("ru", "en")
# A bar stands where a sentence ends.
RUSSIAN = """\
Ф.КАСТРО заявил, что согласен. | Посол ответил.
Беседу вел А. И. Петров. | Присутствовал т. Сидоров.
Об этом сообщил Петров А.И. | Он добавил, что ждет ответа.
3 мая с.г. посол посетил министра. | Беседа длилась час.
3 мая с.г. Хрущев принял посла.
Мы не возражаем, т.е. согласны. | Но просим подождать, т.к. Москва молчит.
Куплены рис, мука и т.д. и т.п. | Деньги истрачены.
Были мука, рис и т. д. | Потом все кончилось.
4.4.62 г. состоялась беседа. | Она длилась час.
В 1962 г. Хрущев посетил Кубу.
Переговоры закончились в 1962 г. | Хрущев остался доволен.
Он приехал в Москву 10 мая 1962 г. | После этого он уехал.
Как известно, еще в апреле 1962 г. Кастро просил о помощи.
Он живет в г. Москва. | Его адрес известен.
Завод им. Ленина стоит. | Рабочие бастуют.
Об этом доложил тов. Петров. | Тов. Иванов возразил.
Дом на ул. Горького сгорел. | См. стр. 5. | Там все сказано.
Поставлено 5 млн. тонн на 3 млн. руб. | Это мало.
Цена 5 руб. 50 коп. | Дорого.
Приказ № 5. | Он отменен.
1. Направить делегацию. | 2. Просить т. Громыко проследить.
а) направить делегацию; | б) просить о встрече.
Постановили: | 1. Направить делегацию. | 2. Утвердить смету.
«Зачем вы приехали?» – спросил он. | Я не ответил.
– Зачем? – сказал он. | – Так надо.
– Мы готовы, – сказал министр. | – Но нужны гарантии.
Он замолчал... | Потом встал.
Он... не знал... что сказать.
Неужели?! | Быть не может!
Он сказал: «Мы готовы». | Посол кивнул.
Он сказал: «Мы готовы.» | Посол кивнул.
Он сказал: "Мы готовы." | Посол кивнул.
Это конец.|Новое начинается завтра.
Он пришел (это было вчера). | Потом ушел.
Министр (он был болен. Говорил тихо) согласился. | Посол встал.
Посол вернулся в 5 час. 30 мин. | Ужин остыл.
По Брестскому миру и др. | Сторона не возражает.
Иванов И.И., Петров П.П. и др. товарищи выступили.
Гр-н Сидоров И. И. проживает на ул. Мира, д. 5, кв. 7. | Работает слесарем.
Это сказал Дж. Кеннеди. | Ему не поверили.
3aявил A.C. Иванoв. | Oн cкaзaл, чтo нe знaeт.
9 мapтa 1958 r. Opлoв пocлaл телегрaмму.
Дом построен в XIX в. | Стены целы.
В XIX в. Россия росла.
Какая […] сила! | Посол [Петров?] Орлов молчал.
Документ ([…]) утерян. | Копии нет.
ЛАНГЕ. Благодарю вас. | До свидания.
СЕКРЕТНО. | ЗАПИСЬ БЕСЕДЫ.
17.10. Прибыл катер. | Составлен акт.
Ст. 5 п. 3 договора нарушена. | Посол протестовал.
АВП РФ, ф. 06, оп. 7, д. 3, л. 8.
Он спросил, что делать? | Никто не ответил.
С этим согласились все (см. прил. 2). | Возражений нет.
Работы начаты в 1961–1962 гг. | Расходы велики.
Мы были в США, Англии, Франции и пр. | Америка нам понравилась.
Прибыл тов. М.А. Суслов. | В беседе участвовал Б.Н. Пономарев.
Об этом писала «Правда» от 5 мая с. г. | Статья вызвала шум.
Нет. | Да. | Никогда!
«Где вы были?» | «В Москве». | Он засмеялся.
«Где вы были? | Я ждал».
Заседание закрыто в 18 ч. 20 м. | Секретарь ЦК Л. Брежнев.
Население – 5 тыс. чел. | В городе есть школа.
Проф. Мечников и акад. Павлов приехали. | Их встретили.
Ваше письмо № 15-с от 3.IV.62 г. получено. | Ответ послан.
Он был ранен под г. Орел. | Награжден орденом.
В докладе (стр. 5–7) т.н. «оппозиция» не названа.
Хлеба нет! – кричали в толпе. | Милиция молчала.
Что же дальше?.. | Никто не знал.
"Почему?" - спросил КАСТРО. | "Потому", - ответил посол.
Расстояние 5 км. | Дорога плохая.
ЗАПИСЬ БЕСЕДЫ С Н. С. ХРУЩЕВЫМ. | СЕКРЕТНО.
Верно: зав. отделом В. Иванов.
Сообщение ТАСС. | 5 мая прибыл корабль.
В г. Ленинграде и обл. идут дожди. | Урожай погиб.
""".splitlines()
ENGLISH = """\
Mr. Smith met Dr. Jones. | They talked.
The U.S. Ambassador left. | The U.N. was informed.
He came from the U.S. | He stayed for a year.
The talk began at 5 p.m. | It lasted an hour.
The talk began at 5 p.m. and lasted an hour.
See No. 5 for details. | No. 6 is missing.
“Will you come?” | “No. | I cannot.”
President J. F. Kennedy spoke. | Nobody listened.
He lived in St. Petersburg. | His house still stands.
Smith vs. Jones was decided, e.g. in May.
He said: “We are ready.” | He sat down.
“Why did you come?” he asked. | I did not answer.
“Why did you come?” Kennedy asked. | “Because I had to,” I said.
"We are ready!" the Ambassador exclaimed. | Nobody moved.
He stopped... | Then he went on.
He ... did not know ... what to say.
It is over.|New times begin.
On Apr. 5 he left. | He returned on Sept. 3.
They bought rice, flour, etc. | The money was gone.
Rice, flour, etc. were bought.
1. Send a delegation. | 2. Ask Comrade Gromyko to see to it.
It was resolved: | 1. To send a delegation. | 2. To approve the budget.
He came (it was yesterday). | Then he left.
(He was ill. | He spoke softly.) | The Ambassador rose.
The note was clear.1 | It left no doubt.
The note was clear.[12] | It left no doubt.
The firm of Smith & Co. | It was closed.
Lt. Col. Brown and Gen. Lee came. | Capt. Green did not.
Pp. 5–7 are lost. | See p. 8.
Petrov, A. I. | He added nothing.
The price was $5.50. | It rose to 3.5 million rubles.
What is to be done?! | Nothing.
The price fell. | 5 May was quiet.
He asked what to do. | “Nothing,” said the minister.
So said V. I. Lenin. | In Moscow they cheered.
The document [illegible] is lost. | [Page missing.] | No copy exists.
Was it you? | Yes.
[Translator's note: see above.] | The text goes on.
i.e. the same thing.
"Who?" | "Me." | He laughed.
A. A. Gromyko's reply came. | It was brief.
The meeting with F. Castro was short. | F. Castro was ill.
Did he say "no"? | Perhaps.
Yu. I. Kozhin and Ye. Petrov came. | They stayed.
1710. A launch arrived. | A report was drawn up.
It was 9 p.m. August 1 when he left. | It was late.
He was with the K.G.B. for years. | The K.G.B. denied it.
""".splitlines()

pieces = st.sampled_from(
    [
        *(
            "г.",
            "т.",
            "т.е.",
            "и т.д.",
            "5",
            "№ 5.",
            "1962 г.",
            "XIX в.",
            "А.",
            "U.S.",
            "Mr.",
            "etc.",
        ),
        *(
            "Он",
            "он",
            "Посол",
            "КАСТРО",
            "He",
            "said",
            "Kennedy",
            "конец",
            "[…]",
            "[Петров?]",
            "1.",
        ),
        *(".", "?", "!", "…", "...", "?!", "«", "»", '"', "(", ")", "–", "-", ":", ",", " ", "  "),
        *("а)", "3.IV.62", "4.4.62 г.", "r.", "cм.", "¹", "*", "12", "]", "["),
    ]
)
texts = st.lists(pieces, max_size=24).map(lambda chosen: normalise("".join(chosen))) | st.lists(
    pieces, max_size=24
).map(lambda chosen: normalise(" ".join(chosen)))


@given(texts, st.sampled_from(LANGUAGES))
def test_only_white_space_lies_between_sentences(text, language):
    end = 0
    for span in sentences(text, language):
        assert text[end : span.start].strip() == ""
        assert span.within(text) == span.within(text).strip() != ""
        end = span.end
    assert text[end:].strip() == ""


@given(texts, st.sampled_from(LANGUAGES))
def test_a_sentence_is_one_sentence(text, language):
    for span in sentences(text, language):
        assert len(sentences(span.within(text), language)) == 1


@given(texts, st.sampled_from(LANGUAGES))
def test_marks_are_never_torn(text, language):
    ends = {span.end for span in sentences(text, language)}
    for mark in marks(text):
        assert not ends & set(range(mark.span.start + 1, mark.span.end))


@given(texts, st.sampled_from(LANGUAGES))
def test_a_sentence_has_a_letter_a_digit_or_an_illegible_place(text, language):
    found = sentences(text, language)
    assert len(found) < 2 or all(regex.search(r"[\p{L}\p{N}]|\[…\]", s.within(text)) for s in found)


def marked(text: str, language: str) -> str:
    """The text with a bar where a sentence ends and another begins."""
    ends = [span.end for span in sentences(text, language)][:-1]
    for end in reversed(ends):
        text = f"{text[:end]}|{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("case", "language"), [*((c, "ru") for c in RUSSIAN), *((c, "en") for c in ENGLISH)]
)
def test_hard_cases(case, language):
    text = regex.sub(r" ?\|", "", case)
    assert marked(text, language) == regex.sub(r" \|", "|", case)


def test_offsets_count_code_points_and_other_languages_have_no_abbreviations():
    assert [(s.start, s.end) for s in sentences("Да. Нет.", "ru")] == [(0, 3), (4, 8)]
    assert len(sentences("M. Dupont est parti. Il pleut.", "fr")) == 2
    assert sentences("", "ru") == sentences("  ", "en") == ()
