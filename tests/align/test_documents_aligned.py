import json
from pathlib import Path

import pytest

from workbench.align.aligner import Aligner
from workbench.lexicon.furniture import classify, stamp

SHARED = Path(__file__).parents[3] / "shared"
BENCH = SHARED / "bench" / "align"
PAGES = Path(__file__).parents[1] / "readers" / "data"
needs_bench = pytest.mark.skipif(not BENCH.is_dir(), reason="the development data are not here")
needs_seeds = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the seeds are not here")


def blocks(path: Path) -> list[str]:
    return [" ".join(block.split()) for block in path.read_text("utf-8").split("\n\n")]


def linked(source: list[str], target: list[str]) -> dict[str, str]:
    """First words of the linked paragraphs, source to target."""
    beads = Aligner().align(source, target)
    assert all(len(bead.source) < 2 and len(bead.target) < 2 for bead in beads)
    pairs = [bead for bead in beads if bead.source and bead.target]
    return {source[b.source[0]][:12]: target[b.target[0]][:12] for b in pairs}


def test_page_with_a_lonely_paragraph_on_either_side():
    page = blocks(PAGES / "garbled_page.txt")
    start = next(n for n, text in enumerate(page) if text.startswith("9 mapта"))
    turn = page.index("File 20415, Vol. 3")
    pairs = linked(page[start:turn], page[turn:])
    assert pairs["В дополненне"] == "In addition "
    assert pairs["ЛУДНН заявил"] == "LUDIN stated"
    assert pairs["ЛУДИН далее "] == "LUDIN furthe"
    assert pairs["9 mapта 1958"] == "9 March 1958"
    assert "Посол сообща" not in pairs
    assert "In conclusio" not in pairs.values()


@needs_seeds
def test_first_seed():
    (path,) = (SHARED / "seeds").glob("000_*")
    page = blocks(path)
    start = next(n for n, text in enumerate(page) if text.startswith("14 ampan"))
    turn = page.index("File 88497, Vol. 1")
    pairs = linked(page[start:turn], page[turn:])
    assert pairs["В дополнение"] == "In addition "
    assert pairs["ВАЛЬТЕС ваяв"] == "VALDEZ state"
    assert pairs["ВАЛЬТЕС доле"] == "VALDEZ furth"
    assert pairs["По слован ВА"] == "According to"
    assert "Представител" not in pairs
    assert "At the end o" not in pairs.values()


@needs_bench
@pytest.mark.parametrize("noise", ["00", "30"])
def test_development_document(noise):
    data = json.loads((BENCH / f"news_dev.{noise}.json").read_text("utf-8"))
    beads = Aligner().align(data["ru"], data["en"])
    gold = {(tuple(left), tuple(right)) for left, right in data["gold"]}
    found = {(b.source, b.target) for b in beads if b.source and b.target}
    right = len(gold & found)
    assert 2 * right / (len(gold) + len(found)) > 0.88
    sure = [
        (b.source, b.target) in gold
        for b in beads
        if b.source and b.target and b.confidence >= 0.95
    ]
    assert sum(sure) >= 0.95 * len(sure)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *((text, "ru") for text in ("СОВЕРШЕННО СЕКРЕТНО", "СОВЕPШEННC СEKPETНO", "Экз. № 3")),
        *((text, "ru") for text in ("Копия верна:", "Отпечатано в 5 экз.", "- 14 -", "стр. 2")),
        *(
            (text, "ru")
            for text in ("Снятие копий воспрещаетея", "АВП РФ, ф. 06, оп. 7, д. 3, л. 8")
        ),
        *((text, "ru") for text in ("OF THE MOTHER TO THE PAPER", "|/ «_» ^~ *", "Вх. № 1318-с")),
        *((text, "en") for text in ("TOP SECRET", "Copy No. 3", "- 152 -", "Page 3 of 12")),
        *((text, "en") for text in ("Skip to main content", "[stamp: Central Committee]", "Share")),
        *((text, "en") for text in ("https://example.org/document/12", "Translated from Russian")),
    ],
)
def test_furniture(text, language):
    assert classify([text], language)[0] > 0.5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *((text, "ru") for text in ("14 апреля 1962 г. № 903-с", "ЦК КПСС", "ЗАПИСЬ БЕСЕДЫ")),
        *((text, "ru") for text in ("Товарищу Хрущеву Н.С.", "Из дневника посла", "Вопрос решен.")),
        *(
            (text, "ru")
            for text in ("Министру внешней торговли", "Председатель КГБ В. Семичастный")
        ),
        *((text, "en") for text in ("14 April 1962", "CC CPSU", "RECORD OF CONVERSATION")),
        *((text, "en") for text in ("From the Journal of the Ambassador", "No, no, he said.")),
        *((text, "en") for text in ("Ambassador of the USSR", "The secret of the copy was known.")),
    ],
)
def test_text_is_no_furniture(text, language):
    assert classify([text], language)[0] < 0.5


def test_stamps_meet_in_both_languages():
    assert stamp("СОВЕPШEННO СЕКРЕTНO", "ru") == stamp("Top Secret", "en") == "top secret"
    assert not stamp("Вопрос решается в Москве", "ru")
