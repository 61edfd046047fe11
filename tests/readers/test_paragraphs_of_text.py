from hypothesis import given
from hypothesis import strategies as st

from workbench.model.text import is_normal
from workbench.readers.lines import paragraphs

WRAPPED = """\
Посол сообщает, что выставка в Кабуле откроется в августе и что для
нее нужны два переводчика и киномеханик, о чем он уже писал в своем
письме из-за границы. Министерство ответило, что переводчики выеха-
ли из Ташкента не позднее двадцатого июля и что они везут с собой кое-
что для посольства.

О киномеханике будет сообщено дополнительно, после того как вопрос
будет решен в Москве.
"""


def test_wrapped_lines_are_joined():
    first, second = paragraphs(WRAPPED)
    assert first.startswith(
        "Посол сообщает, что выставка в Кабуле откроется в августе и что для нее"
    )
    assert "выехали из Ташкента" in first
    assert "кое-что для" in first
    assert "из-за границы" in first
    assert second.endswith("после того как вопрос будет решен в Москве.")


def test_english_hyphens():
    text = (
        "The embassy reports that the exhibition in Kabul will be opened by a well-\n"
        "known engineer and that two interpreters are needed, as had been men-\n"
        "tioned in the letter that was sent from Moscow to New-\n"
        "York in the summer of that year.\n"
    )
    (only,) = paragraphs(text)
    assert "well-known engineer" in only
    assert "mentioned in" in only
    assert "New-York" in only


def test_one_line_a_paragraph_is_left_alone():
    lines = [
        "СЕКРЕТНО",
        "9 марта 1958 г.",
        "Министру внешней торговли",
        "Посол сообщает, что выставка в Кабуле откроется в августе, и просит прислать двух "
        "переводчиков, о которых он писал раньше, и киномеханика с аппаратом.",
        "Ответ нужен скоро.",
        "Министерство ответило, что переводчики выедут из Ташкента не позднее двадцатого июля.",
    ]
    assert paragraphs("\n".join(lines)) == lines


def test_indented_paragraphs_in_wrapped_text():
    text = (
        "    Посол сообщает, что выставка в Кабуле откроется в августе и что\n"
        "для нее нужны два переводчика и киномеханик, о чем он уже писал\n"
        "раньше в Москву.\n"
        "    Министерство ответило, что переводчики выедут из Ташкента не\n"
        "позднее двадцатого июля и привезут с собой все нужное для этого.\n"
    )
    assert [p[:12] for p in paragraphs(text)] == ["Посол сообща", "Министерство"]


def test_form_feed_ends_a_page():
    assert paragraphs("Первая страница\fВторая страница") == ["Первая страница", "Вторая страница"]


@given(st.text(alphabet="абв где-.,\n\f\t AB12", max_size=200))
def test_no_letter_is_lost(text):
    found = paragraphs(text)
    assert all(map(is_normal, found))
    assert all(found)
    kept = "".join(c for c in text if c.isalnum())
    assert "".join(c for p in found for c in p if c.isalnum()) == kept
