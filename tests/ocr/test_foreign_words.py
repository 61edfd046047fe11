"""Two readings of a page in one: Latin words come in where they are much surer."""

from workbench.ocr.foreign import with_foreign_words
from workbench.ocr.layout import Box, HocrLine, HocrPage, HocrParagraph, HocrWord


def page(*words: tuple[str, float, str]) -> HocrPage:
    placed = tuple(
        HocrWord(text, Box(100 * n, 0, 100 * n + 80, 20), confidence, language=language)
        for n, (text, confidence, language) in enumerate(words)
    )
    line = HocrLine(placed, Box(0, 0, 1000, 20))
    return HocrPage("page-001.png", 1000, 100, (HocrParagraph((line,)),))


def read(main: HocrPage, mixed: HocrPage) -> str:
    return " ".join(word.text for word in with_foreign_words(main, mixed, "rus").words())


def test_a_latin_name_replaces_its_ruin():
    main = page(("министр", 95.0, "rus"), ("Уа14ех", 20.0, "rus"))
    mixed = page(("министр", 95.0, "rus"), ("Valdez", 92.0, "eng"))
    assert read(main, mixed) == "министр Valdez"


def test_a_russian_word_taken_for_latin_stays_russian():
    main = page(("СССР", 86.0, "rus"), ("но", 40.0, "rus"))
    mixed = page(("CCCP", 94.0, "eng"), ("HO", 60.0, "eng"))
    assert read(main, mixed) == "СССР но"


def test_a_word_standing_elsewhere_replaces_nothing():
    main = page(("министр", 10.0, "rus"))
    mixed = page(("a", 1.0, "rus"), ("Valdez", 99.0, "eng"))
    assert read(main, mixed) == "министр"
    assert read(HocrPage("page-001.png", 9, 9), mixed) == ""
