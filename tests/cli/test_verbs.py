"""What every verb does when all is well; the contract that scripts rely on."""

import json
import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import suspects, tree
from tests.session.small import SOURCE, in_project, small_document
from workbench.model.document import Document
from workbench.model.text import Span
from workbench.session.session import Session
from workbench.store.check import check_file
from workbench.store.codec import decode
from workbench.store.project import Project

GARBLED = "Ha основании этих cведении группы ОРО были направлены в Москву."
CLEAN = "Письмо было написано вчера утром."
ENGLISH = "On the basis of this information ORO groups were sent to Moscow."


def document_of(project: Project) -> Document:
    path = project.document_path("probe")
    return decode(path.read_text("utf-8"), str(path))


# -- suggest


def test_suggest_gives_one_json_line_a_suspect(run, tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(f"{GARBLED}\n\n{CLEAN}\nЭто письмо было напнсано вчера.\n", encoding="utf-8")
    outcome = run("suggest", file, "--json")
    found = suspects(outcome)
    assert outcome.err == ""
    assert {"cведении", "напнсано"} <= {f["text"] for f in found}
    lines = file.read_text("utf-8").split("\n")
    for suspect in found:
        assert {"paragraph", "start", "end", "text", "readings"} <= set(suspect)
        assert suspect["text"] == lines[suspect["paragraph"]][suspect["start"] : suspect["end"]]
        assert suspect["paragraph"] in {0, 3}
        assert 1 <= len(suspect["readings"]) <= 10
        confidences = [reading["confidence"] for reading in suspect["readings"]]
        assert confidences == sorted(confidences, reverse=True)
        assert all(0 <= confidence <= 1 for confidence in confidences)
        assert sum(confidences) <= 1.001
        for reading in suspect["readings"]:
            assert set(reading) == {"text", "confidence", "evidence"}
            for evidence in reading["evidence"]:
                assert set(evidence) == {"kind", "weight", "detail"}
    best = {f["text"]: f["readings"][0]["text"] for f in found}
    assert best["напнсано"] == "написано"


def test_suggest_gives_series_of_suspects(run, tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(f"Письмо напнсано.\n{CLEAN}\nБыло напнсано вчера.\n", encoding="utf-8")
    outcome = run("suggest", file, "--clusters", "--json")
    assert outcome.code == 0, outcome.err
    (series,) = map(json.loads, outcome.out.splitlines())
    assert set(series) == {"stem", "forms", "members"}
    assert series["forms"]["написано"] > 1
    places = [(m["paragraph"], m["start"], m["text"], m["reading"]) for m in series["members"]]
    assert places == [(0, 7, "напнсано", "написано"), (2, 5, "напнсано", "написано")]
    told = run("suggest", file, "--clusters").out
    assert told.startswith("2\tнаписано\tнапнсано → написано (0:7-15), ")


@pytest.mark.parametrize(
    "before",
    [
        "",
        "  ",
        "\t",
        "Сии\u0306 кра\u0306й, ",
        "𝄞𝔸😀 ",
        "два  пробела   тут ",
        "[…] — ",
        "е\u0308ж ",
    ],
)
def test_offsets_are_code_points_of_the_line_in_nfc(run, tmp_path, before):
    line = f"{before}письмо было напнсано вчера"
    file = tmp_path / "page.txt"
    file.write_text(f"\n{line}\n", encoding="utf-8", newline="")
    normal = unicodedata.normalize("NFC", line)
    found = suspects(run("suggest", file, "--json"))
    (garble,) = [f for f in found if f["text"] == "напнсано"]
    assert garble["paragraph"] == 1
    assert garble["start"] == normal.index("напнсано")
    assert normal[garble["start"] : garble["end"]] == "напнсано"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "koi8-r", "utf-16"])
def test_any_encoding_and_line_end_gives_the_same(run, tmp_path, encoding, end):
    file = tmp_path / "page.txt"
    file.write_bytes(end.join([CLEAN, "Это письмо было напнсано вчера.", ""]).encode(encoding))
    (garble,) = suspects(run("suggest", file, "--json"))
    assert (garble["paragraph"], garble["start"], garble["text"]) == (1, 16, "напнсано")


def test_a_translation_beside_the_text_is_used(run, tmp_path):
    file, english = tmp_path / "ru.txt", tmp_path / "en.txt"
    file.write_text("Встреча с Кастрo состоялась в Гаванe.\n", encoding="utf-8")
    english.write_text("The meeting with Castro took place in Havana.\n", encoding="utf-8")
    found = suspects(run("suggest", file, "--translation", english, "--json"))
    kinds = {e["kind"] for f in found for r in f["readings"] for e in r["evidence"]}
    assert "translation" in kinds


def test_suggest_for_a_document_names_paragraphs_and_respects_decisions(run, here):
    first = small_document().source[0]
    start = first.text.index("cведении")
    with Session(here, "probe") as session:
        session.keep(first.id, Span(start, start + 8))
        session.save()
    before = tree(here.root)
    found = suspects(run("suggest", "probe", "--json"))
    assert {f["paragraph"] for f in found} <= {p.id for p in small_document().source}
    assert "напнсано" in {f["text"] for f in found}
    assert "cведении" not in {f["text"] for f in found}
    assert not any("Дело" in f["text"] for f in found)
    assert tree(here.root) == before
    assert suspects(run("suggest", "aligned/probe.json", "--json")) == found


def test_suggest_for_people(run, here):
    outcome = run("suggest", "probe")
    assert outcome.code == 0
    assert any("напнсано\tнаписано" in line for line in outcome.lines)


# -- correct


def test_text_in_gives_text_out_with_clean_lines_untouched(run, tmp_path):
    lines = [
        "",
        f"  {CLEAN}  ",
        "Сии\u0306  край\tи 𝄞",
        CLEAN,
        "Это письмо было напнсано вчера.",
        "",
    ]
    file = tmp_path / "page.txt"
    file.write_text("\n".join(lines), encoding="utf-8", newline="")
    outcome = run("correct", file, "--auto", "0.8")
    assert outcome.code == 0
    normal = [unicodedata.normalize("NFC", line) for line in lines[:4]]
    assert outcome.out.split("\n") == [*normal, "Это письмо было написано вчера.", ""]
    assert outcome.err.startswith("corrected 1 word")
    assert file.read_text("utf-8") == "\n".join(lines)


def test_nothing_is_as_certain_as_certainty(run, tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(f"{CLEAN}\n{GARBLED}\n", encoding="utf-8")
    assert run("correct", file, "--auto", "1").out == f"{CLEAN}\n{GARBLED}\n"


def test_the_corrected_text_goes_to_a_file(run, tmp_path):
    file = tmp_path / "page.txt"
    file.write_text("Это письмо было напнсано вчера.\n", encoding="utf-8")
    outcome = run("correct", file, "--auto", "0.8", "-o", tmp_path / "out.txt")
    assert outcome.out == ""
    assert (tmp_path / "out.txt").read_text("utf-8") == "Это письмо было написано вчера.\n"
    outcome = run("correct", file, "--auto", "0.8", "-o", file)
    assert file.read_text("utf-8") == "Это письмо было написано вчера.\n"


def test_correcting_a_document_is_one_edit_that_undo_takes_back(run, here):
    path = here.document_path("probe")
    before = path.read_bytes()
    outcome = run("correct", "probe", "--auto", "0.2")
    assert (outcome.code, outcome.out) == (0, "")
    assert "workbench undo probe" in outcome.err
    after = document_of(here)
    assert "написано" in after.source[2].text
    assert "сведен" in after.source[0].text
    assert after.source[1] == small_document().source[1]
    assert [p.ocr for p in after.source] == list(SOURCE)
    assert all(p.checked == () and p.status == "raw" for p in after.source)
    corrected = path.read_bytes()
    assert list(check_file(path)) == []

    assert run("undo", "probe").code == 0
    assert path.read_bytes() == before
    assert run("undo", "probe", "--redo").code == 0
    assert path.read_bytes() == corrected
    assert run("undo", "probe").code == 0
    outcome = run("undo", "probe")
    assert (outcome.code, outcome.err) == (1, "workbench: there is nothing to undo\n")
    assert path.read_bytes() == before


def test_words_a_person_decided_are_never_corrected(run, here):
    first, _, third, _ = small_document().source
    with Session(here, "probe") as session:
        start = third.text.index("напнсано")
        session.keep(third.id, Span(start, start + 8))
        session.set_status(first.id, "verified")
        session.save()
        decided = session.document
    run("correct", "probe", "--auto", "0")
    after = document_of(here)
    assert after.source[0] == decided.source[0]
    assert "напнсано" in after.source[2].text
    assert after.source[2].checked == ("напнсано",)


def test_a_document_in_which_nothing_is_certain_is_left_as_it_is(run, here):
    path = here.document_path("probe")
    path.write_text(path.read_text("utf-8").replace('"id": "probe"', '"id":  "probe"'), "utf-8")
    before = tree(here.root)
    outcome = run("correct", "probe", "--auto", "1")
    assert outcome.code == 0
    assert "nothing is certain enough" in outcome.err
    assert tree(here.root) == before


# -- align


def test_align_gives_indexes_of_lines(run, tmp_path):
    russian, english = tmp_path / "ru.txt", tmp_path / "en.txt"
    russian.write_text(f"{SOURCE[0]}\n\n{SOURCE[2]}\n", encoding="utf-8")
    english.write_text(
        "\n".join([ENGLISH, "", "", "This letter was written yesterday; such groups.", ""]),
        encoding="utf-8",
    )
    outcome = run("align", russian, english, "--json")
    assert (outcome.code, outcome.err, len(outcome.lines)) == (0, "", 1)
    links = json.loads(outcome.out)["links"]
    assert [(k["source"], k["target"]) for k in links] == [([0], [0]), ([2], [3])]
    assert all(set(k) == {"source", "target", "confidence"} for k in links)
    assert all(0 <= k["confidence"] <= 1 for k in links)
    table = run("align", russian, english)
    assert [line.split("\t")[:2] for line in table.lines] == [["0", "0"], ["2", "3"]]


def test_aligning_a_document_keeps_confirmed_links_and_can_be_undone(run, here):
    path = here.document_path("probe")
    with Session(here, "probe") as session:
        session.unlink(session.document.source[0].id)
        for id_ in (session.document.source[0].id, session.document.target[0].id):
            session.confirm_link(id_)
        session.save()
    before = path.read_bytes()
    outcome = run("align", "probe", "--json")
    assert outcome.code == 0
    document = document_of(here)
    pairs = {(k["source"][0], k["target"][0]) for k in json.loads(outcome.out)["links"]}
    assert {(0, 0), (2, 1)} <= pairs
    confirmed = document.link_of(document.source[2].id)
    assert confirmed.status == "confirmed"
    assert document.link_of(document.source[0].id).status == "auto"
    assert run("undo", "probe").code == 0
    assert path.read_bytes() == before


# -- export


def test_exported_formats_can_be_read_back(run, here):
    listed = [line.split("\t")[0] for line in run("export", "--list").lines]
    assert {"txt", "tsv", "jsonl"} <= set(listed)
    document = small_document()

    rows = [line.split("\t") for line in run("export", "probe", "--format", "tsv").lines]
    assert len({len(row) for row in rows}) == 1
    named = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert named[0]["source"] == SOURCE[0]
    assert named[0]["target"] == ENGLISH
    assert named[0]["source_ids"] == document.source[0].id
    assert named[0]["status"] == "confirmed"
    assert not any("88497" in row["source"] for row in named)

    objects = [json.loads(line) for line in run("export", "probe", "--format", "jsonl").lines]
    assert [o["source"] for o in objects] == [row["source"] for row in named]
    assert [o["target"] for o in objects] == [row["target"] for row in named]
    assert {o["document"] for o in objects} == {"probe"}

    text = run("export", "probe", "--format", "txt").out
    assert text.startswith(f"{SOURCE[0]}\n{ENGLISH}\n\n")
    assert text.endswith("\n")


def test_export_chooses_links(run, here):
    def texts(*options: str) -> str:
        return str(run("export", "probe", "--format", "txt", *options).out)

    assert "88497" in texts("--furniture")
    assert "Последний" in texts()
    assert "Последний" not in texts("--confirmed")
    assert SOURCE[0] in texts("--confirmed")


def test_export_to_a_file_of_two_documents(run, here, tmp_path):
    in_project(here, small_document(document_id="other"))
    out = tmp_path / "new" / "pairs.jsonl"
    outcome = run("export", "probe", "other", "--format", "jsonl", "-o", out)
    assert (outcome.code, outcome.out) == (0, "")
    names = [json.loads(line)["document"] for line in out.read_text("utf-8").splitlines()]
    assert names == ["probe"] * (len(names) // 2) + ["other"] * (len(names) // 2)


def test_sentences_are_exported_with_their_places(run, here):
    source = ("Переговоры идут с 4.4.62 г. в Москве. Посол т. Орлов болен.", "Третье.")
    target = ("The talks have been going on in Moscow since April 4, 1962. Mr. Orlov is ill.",)
    document = small_document(source, target)
    in_project(here, document)
    command = ("export", "probe", "--sentences", "--format")

    lines = run(*command, "tsv").lines
    rows = [dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[1:]]
    assert [row["source"] for row in rows] == [source[0][:37], source[0][38:], source[1]]
    assert [row["target"] for row in rows] == [target[0][:59], target[0][60:], ""]
    first, last = document.source[0].id, document.source[1].id
    assert [row["source_ids"] for row in rows] == [f"{first}:0-37", f"{first}:38-59", f"{last}:0-7"]
    assert [row["status"] for row in rows] == ["confirmed", "confirmed", "auto"]

    objects = [json.loads(line) for line in run(*command, "jsonl").lines]
    assert [o["source_spans"] for o in objects] == [[[0, 37]], [[38, 59]], [[0, 7]]]
    assert [o["source_ids"] for o in objects] == [[first], [first], [last]]
    assert "target_spans" not in objects[-1]

    assert run(*command, "tmx").out.count("<tu ") == 2
    assert run(*command, "txt", "--confirmed").out.count("\n\n") == 2


def test_exporting_to_a_device_leaves_the_device(run, here):
    assert run("export", "probe", "--format", "txt", "-o", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()
