from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import BadInputError
from workbench.readers.encoding import LARGEST, decode, read_file

REPORT = (
    "СЕКРЕТНО\n\nПосол сообщил в Москву, что «выставка» в Кабуле откроется в августе; просит "
    "прислать 14 инженеров.\n\nВыводы: ЖДАТЬ ОТВЕТА ДО 5 ИЮНЯ. Поезд ушёл.\n"
)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251", "mac-cyrillic"],
)
def test_every_encoding_with_guillemets(encoding):
    assert decode(REPORT.encode(encoding), "a.txt") == REPORT


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866", "iso8859-5"])
def test_encodings_without_guillemets(encoding):
    text = REPORT.replace("«", '"').replace("»", '"')
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
@pytest.mark.parametrize(
    "text",
    [
        "привет",
        "ЦК КПСС. СОВЕРШЕННО СЕКРЕТНО",
        "Report on the talk in Havana (Гавана) of 4 April, signed Семичастный. " * 3,
        "при разгруз ке зетна, котда притет втсрое судно",
    ],
)
def test_short_and_mixed_texts(text, encoding):
    assert decode(text.encode(encoding), "a.txt") == text


def test_english_with_western_quotation_marks():
    text = "He said that “it’s all settled” – and that Piñeiro and Valdés agreed…"
    assert decode(text.encode("cp1252"), "a.txt") == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_line_endings(end):
    assert decode(f"один{end}два{end}".encode(), "a.txt") == "один\nдва\n"


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"], codec="utf-8")))
def test_utf8_comes_back(text):
    if text.strip() and not text.startswith("\ufeff"):
        assert decode(f"слово {text}".encode(), "a.txt") == f"слово {text}"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        (b"\xff\xd8\xff\xe0 JFIF", "JPEG"),
        (b"%PDF-1.4 x", "PDF"),
        (b"PK\x03\x04 docx", "zip"),
        (b"one\ntwo\x00three", "a.txt:2: it is a binary file"),
        (bytes(range(1, 32)) * 40, "binary"),
        ("строка один\n".encode() * 40 + b"\xff\n", "a.txt:41: a byte is not UTF-8"),
        (b"\xff\xfea", "utf-16"),
        ("Совершенно секретно".encode().decode("cp1252", "ignore").encode(), "Western"),
        ("\ufffd" * 30, "replacement"),
    ],
)
def test_bad_input_names_file_and_remedy(data, says):
    raw = data if isinstance(data, bytes) else data.encode()
    with pytest.raises(BadInputError) as error:
        decode(raw, "a.txt")
    assert says in str(error.value)
    assert str(error.value).startswith("a.txt")
    assert error.value.remedy
    assert error.value.exit_code == 4


def test_too_large():
    with pytest.raises(BadInputError, match="MiB"):
        decode(b"a" * (LARGEST + 1), "a.txt")


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_an_error(data):
    try:
        text = decode(data, "a.txt")
    except BadInputError:
        return
    assert text.strip()
    assert "\r" not in text


def test_missing_file_and_folder(tmp_path: Path):
    with pytest.raises(BadInputError, match="no such file"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(BadInputError, match="folder"):
        read_file(tmp_path)
    with pytest.raises(BadInputError, match=r"no such file|failed"):
        read_file(tmp_path / "none.txt" / "deeper.txt")
