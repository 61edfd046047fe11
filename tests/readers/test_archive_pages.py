from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import BadInputError
from workbench.model.draft import Draft
from workbench.model.text import is_normal
from workbench.readers.archive_page import read_page
from workbench.readers.encoding import decode
from workbench.readers.files import read
from workbench.readers.languages import languages
from workbench.readers.lines import paragraphs
from workbench.readers.translation import read_translation

DATA = Path(__file__).parent / "data"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not here")


def kinds(draft: Draft, side: str, kind: str) -> list[str]:
    return [p.text for p in getattr(draft, side) if p.kind == kind]


def everything(draft: Draft) -> str:
    texts = [p.text for p in (*draft.source, *draft.target)]
    return " ".join([draft.title, *draft.metadata.values(), *texts])


def assert_nothing_lost(draft: Draft, text: str) -> None:
    kept = everything(draft).split()
    labels = {"citation", "summary", "credits", "original", "language", "classification"}
    for word in text.split():
        if word.strip(":").lower() not in labels:
            assert word in kept


def test_garbled_page():
    draft = read(DATA / "garbled_page.txt")
    assert draft.title == "Soviet Embassy Report on the Road from Kabul to the North"
    assert draft.metadata["date"] == "March 9, 1958"
    assert draft.metadata["source_url"] == "https://archive.example.org/document/20415"
    assert draft.metadata["citation"].endswith("File 20415, vol 3.")
    assert draft.metadata["summary"].startswith("The embassy reports")
    assert draft.metadata["credits"].endswith("Example Foundation")
    assert draft.metadata["original_language"] == "Russian"
    source = kinds(draft, "source", "text")
    assert source[-5].startswith("В дополненне")
    assert source[-1] == "ПOCOJI CCCP B AФГAHИCTAHE"
    assert not any("Translation" in text for text in source)
    assert "OF THE MOTHER TO THE PAPER OF THE STATE" in kinds(draft, "source", "furniture")
    assert "File 20415, IV" in kinds(draft, "source", "furniture")
    assert "Копня верна:" in kinds(draft, "source", "furniture")
    target = kinds(draft, "target", "text")
    assert target[:2] == ["MINISTER OF FOREIGN TRADE", "9 March 1958 117-k"]
    assert len(target) == 6
    assert_nothing_lost(draft, (DATA / "garbled_page.txt").read_text("utf-8"))


def test_page_without_labels():
    draft = read(DATA / "clean_translation.txt")
    assert draft.title.startswith("From the Diary of P.I. Orlov")
    assert draft.metadata["date"] == "June 12, 1957"
    assert draft.metadata["archive_reference"].startswith("AVP RF, f. 071")
    assert draft.metadata["document_type"] == "Memorandum of Conversation"
    assert draft.metadata["classification"] == "Secret"
    assert draft.metadata["summary"].startswith("The editor of the newspaper Anis asks")
    assert "reuse" in draft.metadata["rights"]
    assert not draft.source
    assert kinds(draft, "target", "text")[0] == "12 June 1957"
    assert kinds(draft, "target", "text")[-1].startswith("Then he spoke of")
    assert_nothing_lost(draft, (DATA / "clean_translation.txt").read_text("utf-8"))


def test_interleaved_pages():
    draft = read(DATA / "interleaved.txt")
    assert not draft.title
    assert [t[:3] for t in kinds(draft, "source", "text")] == ["Пос", "Он ", "Мин", "O к"]
    assert [t[:3] for t in kinds(draft, "target", "text")] == ["Amb", "He ", "The", "New"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_change_nothing(encoding, end):
    text = (DATA / "interleaved.txt").read_text("utf-8")
    data = text.replace("\n", end).encode(encoding)
    assert read_page(decode(data, "page"), "page") == read_page(text, "page")


def test_plain_texts_of_one_language():
    russian = "Посол сообщает о беседе.\n\nПросит прислать двух переводчиков.\n"
    english = "The ambassador reports on a talk.\n\nHe asks for two interpreters.\n"
    assert not read_page(russian, "a").target
    assert not read_page(english, "a").source
    assert len(read_translation(russian, "a").target) == 2


def test_labels_inline_and_in_another_order():
    page = (
        "Title: Talk about the dam\nDate: 5 May 1961\nOriginal Language: Russian\n"
        "Summary: The engineer speaks about the dam.\n\nContents:\n\n"
        "Инженер рассказал о плотине.\n\nThe engineer spoke about the dam.\n"
    )
    draft = read_page(page, "a")
    assert draft.title == "Talk about the dam"
    assert draft.metadata["date"] == "5 May 1961"
    assert draft.metadata["summary"] == "The engineer speaks about the dam."
    assert [p.text for p in draft.source] == ["Инженер рассказал о плотине."]


def test_lines_read_as_latin_letters_stay_russian():
    texts = [
        "Посол сообщает о беседе с министром.",
        "nopyчил when otnpabka mepxa gruzov werno cpoчная",
        "B MOPFROTE",
        "Он просит прислать двух переводчиков.",
        "The ambassador reports on a talk with the minister and asks for two interpreters.",
    ]
    assert languages(texts) == ["ru", "ru", "ru", "ru", "en"]


def test_no_words():
    with pytest.raises(BadInputError, match="no words"):
        read_page(" … --- \n\n * ", "a.txt")


@given(
    st.lists(
        st.sampled_from(
            [
                *("Citation:", "Summary: about", "Contents:", "Document Information", "Record ID"),
                *("April 5, 1963", "Секретно", "Посол сообщает о беседе.", "- 12 -", "Top Secret"),
                *("The ambassador reports on a talk.", "https://example.org/1", "Date: soon"),
            ]
        ),
        min_size=1,
        max_size=25,
    )
)
def test_every_page_keeps_every_word(pieces):
    draft = read_page("a1\n\n" + "\n\n".join(pieces), "a")
    kept = everything(draft).split() + list(draft.metadata)
    for piece in pieces:
        for word in piece.removesuffix(":").replace(": ", " ").split():
            assert word in kept or word.lower() in " ".join(kept).lower()
    assert all(is_normal(p.text) and p.text for p in (*draft.source, *draft.target))


@needs_seeds
def test_first_seed():
    (path,) = SEEDS.glob("000_*")
    draft = read(path)
    assert draft.title == "Soviet Report on Havana's Plan to Train Latin American Partisans"
    for key in ("date", "citation", "summary", "credits", "original_language", "source_url"):
        assert draft.metadata[key]
    source = [p.text for p in draft.source]
    assert source[0] == "PACCEKPESEHO Служба внешней раз"
    assert "HR RICC" in source
    assert "TO THE METERS OF THE PROPERTY OF THE PROPERTY" in kinds(draft, "source", "furniture")
    assert "B_CEALFACTHA!" in source
    target = kinds(draft, "target", "text")
    assert target[0] == "CCCPSU"
    assert target[-1].startswith("At the end of the discussion")
    assert_nothing_lost(draft, path.read_text("utf-8"))


@needs_seeds
def test_second_seed():
    (path,) = SEEDS.glob("003_*")
    draft = read(path)
    assert draft.title.startswith("From the Journal of A.I. Alekseyev")
    for key in ("date", "archive_reference", "credits", "summary", "rights", "classification"):
        assert draft.metadata[key]
    assert not draft.source
    target = kinds(draft, "target", "text")
    assert target[0] == "5 April 1963"
    assert target[-1].startswith("Castro approved of our tactic")
    assert_nothing_lost(draft, path.read_text("utf-8"))


@needs_seeds
@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_seed_in_old_encodings(encoding):
    (path,) = SEEDS.glob("000_*")
    text = path.read_text("utf-8")
    data = text.encode(encoding, "ignore").replace(b"\n", b"\r\n")
    assert paragraphs(decode(data, "a")) == paragraphs(data.decode(encoding).replace("\r\n", "\n"))
