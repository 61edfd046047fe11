"""Tesseract: found, missing, without a language, too slow."""

import pytest

from workbench.errors import BadInputError, MissingDependencyError
from workbench.ocr import hocr, tesseract


def test_the_installed_program_is_described():
    info = tesseract.available()
    assert info.version[0].isdigit()
    assert {"eng", "rus"} <= set(info.languages)


def test_a_page_is_read_with_its_words_boxes_and_choices(letter):
    page = hocr.parse(tesseract.recognise(letter, ("rus",)))
    words = list(page.words())
    assert "разгрузка" in [word.text for word in words]
    assert all(0 <= w.box.x0 <= w.box.x1 <= page.width for w in words)
    assert all(0 <= w.box.y0 <= w.box.y1 <= page.height for w in words)
    assert all(0 <= word.confidence <= 100 for word in words)
    assert any(word.choices for word in words)


def test_a_missing_program_is_named_with_the_command_that_installs_it(
    monkeypatch, tmp_path, letter
):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingDependencyError) as caught:
        tesseract.recognise(letter)
    assert "tesseract" in caught.value.remedy.lower()
    assert caught.value.exit_code == 3


def test_a_missing_language_is_named_with_the_command_that_installs_it(
    monkeypatch, tmp_path, letter
):
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    with pytest.raises(MissingDependencyError, match="no data for: rus, eng") as caught:
        tesseract.recognise(letter)
    assert "rus" in caught.value.remedy or "tesseract-lang" in caught.value.remedy


def test_a_damaged_language_is_a_missing_dependency(monkeypatch, tmp_path, letter):
    (tmp_path / "rus.traineddata").write_bytes(b"")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    with pytest.raises(MissingDependencyError, match="can not load"):
        tesseract.recognise(letter, ("rus",))


def test_an_unknown_language_is_found_out_although_others_would_do(letter):
    with pytest.raises(MissingDependencyError, match="no data for: xyz"):
        tesseract.recognise(letter, ("rus", "xyz"))


def test_a_page_that_takes_too_long_is_given_up(letter):
    with pytest.raises(BadInputError, match="did not finish"):
        tesseract.recognise(letter, ("rus",), timeout=0.001)


def test_what_is_no_image_is_bad_input(tmp_path):
    path = tmp_path / "page.png"
    path.write_text("no image at all")
    with pytest.raises(BadInputError):
        tesseract.recognise(path, ("rus",))
