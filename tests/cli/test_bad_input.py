"""Bad input: one line that says what is wrong, where and what to do; nothing on disk changes."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import refused, tree
from tests.session.small import small_document
from workbench.disk import MAX_BYTES
from workbench.session.session import Session
from workbench.store.codec import encode

RUSSIAN = "Это письмо было написано вчера утром.\n"


def make(folder: Path, kind: str) -> Path:
    path = folder / f"{kind}.txt"
    match kind:
        case "empty":
            path.write_bytes(b"")
        case "blank":
            path.write_bytes(b" \n\n\t\n")
        case "binary":
            path.write_bytes(bytes(range(256)) * 40)
        case "png":
            path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
        case "broken":
            text = RUSSIAN.encode() * 30
            path.write_bytes(text + b"\n\xd0\xff\xfe\n" + text)
        case "huge":
            with path.open("wb") as file:
                file.truncate(4 * 1024**3)
        case "folder":
            path.mkdir()
    return path


KINDS = {
    "missing": "no such file",
    "empty": "empty",
    "blank": "empty",
    "binary": "binary",
    "png": "PNG",
    "broken": "not UTF-8",
    "huge": "MiB",
    "folder": "folder",
}
COMMANDS = {
    "import": ("import", "FILE"),
    "import as translation": ("import", "GOOD", "--translation", "FILE"),
    "suggest": ("suggest", "FILE", "--json"),
    "suggest beside": ("suggest", "GOOD", "--translation", "FILE", "--json"),
    "correct": ("correct", "FILE", "--auto", "0.9"),
    "correct beside": ("correct", "GOOD", "--translation", "FILE", "--auto", "0.9"),
    "align left": ("align", "FILE", "GOOD", "--json"),
    "align right": ("align", "GOOD", "FILE", "--json"),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_no_text(run, here, tmp_path, kind, command):
    folder = tmp_path / "desk"
    folder.mkdir()
    bad, good = make(folder, kind), folder / "good.txt"
    good.write_text(RUSSIAN, encoding="utf-8")
    before = tree(here.aligned), tree(here.root / "scans"), sorted(here.root.iterdir())
    places = {"FILE": bad, "GOOD": good}
    outcome = run(*(places.get(word, word) for word in COMMANDS[command]))
    refused(outcome, 4, str(bad), KINDS[kind], " — ")
    if kind == "broken":
        assert f"{bad}:32: " in outcome.err
    after = tree(here.aligned), tree(here.root / "scans"), sorted(here.root.iterdir())
    assert after == before


# -- images and Tesseract


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("scan.png", b"this is no image"),
        ("scan.png", b""),
        ("scan.png", b"\x89PNG\r\n\x1a\n" + bytes(64)),
        ("scan.jpg", RUSSIAN.encode()),
        ("scan.tif", b"II*\x00" + bytes(30)),
    ],
)
@pytest.mark.parametrize("verb", ["import", "ocr"])
def test_an_image_that_is_none(run, here, name, content, verb):
    image = here.root / name
    image.write_bytes(content)
    before = tree(here.root)
    refused(run(verb, image), 4, name)
    assert tree(here.root) == before


def page_image(path: Path) -> Path:
    from PIL import Image

    Image.new("L", (600, 200), 255).save(path)
    return path


@pytest.mark.parametrize("verb", ["import", "ocr"])
def test_tesseract_is_not_installed(run, here, verb, monkeypatch):
    image = page_image(here.root / "scan.png")
    monkeypatch.setenv("PATH", str(here.root))
    before = tree(here.root)
    refused(run(verb, image), 3, "Tesseract is not installed", " — ")
    assert tree(here.root) == before


def test_a_language_of_tesseract_is_missing(run, here):
    image = page_image(here.root / "scan.png")
    refused(run("ocr", image, "--lang", "rus+tlh"), 3, "tlh")


def test_a_page_without_text_is_no_document(run, here):
    image = page_image(here.root / "scan.png")
    before = tree(here.root)
    refused(run("import", image), 4, "nothing was found")
    assert tree(here.root) == before


def test_a_good_page_beside_a_bad_one_leaves_nothing(run, here):
    good, bad = page_image(here.root / "one.png"), here.root / "two.png"
    bad.write_bytes(b"no image")
    before = tree(here.root)
    refused(run("import", good, bad, "--id", "report"), 4, "two.png")
    assert tree(here.root) == before


def test_a_page_that_stands_there_already_is_not_overwritten(run, here):
    from PIL import Image

    folder = here.scan_folder("report")
    folder.mkdir(parents=True)
    page_image(folder / "page-002.png")
    pages = [Image.new("L", (300, 200), shade) for shade in (250, 240)]
    pages[0].save(here.root / "two.tif", save_all=True, append_images=pages[1:])
    before = tree(here.root)
    refused(run("import", here.root / "two.tif", "--id", "report"), 4, "page-002.png")
    assert tree(here.root) == before


def test_a_missing_image_is_named_as_a_file(run, here):
    refused(run("ocr", "absent.png"), 4, "absent.png", "no such file")


# -- all of an import, or nothing


def test_one_bad_file_among_good_ones_leaves_nothing(run, here):
    good, bad = here.root / "good.txt", here.root / "bad.txt"
    good.write_text(RUSSIAN, encoding="utf-8")
    bad.write_bytes(b"")
    before = tree(here.root)
    refused(run("import", good, bad), 4, "bad.txt")
    assert tree(here.root) == before


def test_a_folder_that_was_there_before_stays(run, here):
    folder = here.scan_folder("empty") / "imported"
    folder.mkdir(parents=True)
    bad = make(here.root, "empty")
    before = tree(here.root)
    refused(run("import", bad, "--id", "empty"), 4)
    assert tree(here.root) == before


def test_an_id_that_is_taken(run, here):
    file = here.root / "probe.txt"
    file.write_text(RUSSIAN, encoding="utf-8")
    before = tree(here.root)
    refused(run("import", file), 2, "probe", "--id")
    refused(run("import", file, "--id", "probe"), 2, "has its original already")
    assert tree(here.root) == before


@pytest.mark.parametrize(
    "name", ["", "../up", "a/b", ".hidden", "-dash", "x" * 201, "я" * 101, "и\u0306", "a b", "a\nb"]
)
def test_an_id_that_can_not_name_a_file(run, here, name):
    file = here.root / "page.txt"
    file.write_text(RUSSIAN, encoding="utf-8")
    before = tree(here.root)
    refused(run("import", file, f"--id={name}"), 2, "can not be a document id")
    assert tree(here.root) == before


# -- documents


@pytest.mark.parametrize(
    "command",
    [
        ("suggest", "probe", "--json"),
        ("correct", "probe", "--auto", "0.5"),
        ("align", "probe"),
        ("export", "probe", "--format", "txt"),
        ("undo", "probe"),
    ],
)
@pytest.mark.parametrize(
    "damage",
    [
        ("workbench/1", "workbench/9", 2, "newer workbench"),
        ('"kind": "furniture"', '"kind": "stamp"', 28, "stamp"),
        ('"title"', '<<<<<<< HEAD\n  "title"', 4, "conflict marks"),
        ('"confidence": 1.0', '"confidence": NaN', 80, "NaN"),
    ],
)
def test_a_damaged_document(run, here, command, damage):
    old, new, line, words = damage
    path = here.document_path("probe")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    before = tree(here.root)
    refused(run(*command), 4, f"{path}:", words)
    assert tree(here.root) == before
    outcome = run("check")
    assert outcome.code == 1
    assert f"{path}:{line}: " in outcome.out


def test_a_document_with_an_id_twice(run, here):
    document = small_document()
    twice = replace(document, source=(*document.source, document.source[0]))
    path = here.document_path("probe")
    path.write_text(encode(twice), encoding="utf-8")
    before = tree(here.root)
    first = document.source[0].id
    refused(run("correct", "probe", "--auto", "0.5"), 4, "source.paragraphs.4.id", first, "twice")
    assert tree(here.root) == before


@pytest.mark.parametrize(
    "command",
    [
        ("suggest", "absent"),
        ("correct", "absent", "--auto", "0.5"),
        ("align", "absent"),
        ("export", "absent", "--format", "txt"),
        ("undo", "absent"),
        ("open", "absent"),
        ("ocr", "absent"),
    ],
)
def test_a_document_that_is_not_there(run, here, command):
    refused(run(*command), 4, "there is no document “absent”", "probe")


@pytest.mark.parametrize("command", [("status",), ("check",), ("open",), ("align", "x"), ()])
def test_there_is_no_project(run, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    refused(run(*command), 4, "no project here", "workbench init")
    refused(run("-C", tmp_path / "absent", *command), 4, "absent", "no such folder")


def test_a_huge_document_is_not_read(run, here):
    with here.document_path("probe").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    refused(run("align", "probe"), 4, "larger than 256 MiB")
    outcome = run("check")
    assert (outcome.code, len(outcome.lines)) == (1, 1)


def test_a_document_that_is_open_in_another_window(run, here):
    with Session(here, "probe"):
        before = tree(here.root)
        for command in (["correct", "probe", "--auto", "0"], ["align", "probe"], ["undo", "probe"]):
            refused(run(*command), 1, "open in another window", str(os.getpid()))
        assert run("suggest", "probe").code == 0
        assert run("export", "probe", "--format", "txt").code == 0
        assert tree(here.root) == before


# -- wrong usage


@pytest.mark.parametrize(
    "command",
    [
        ("align", "a", "b", "c"),
        ("export", "probe"),
        ("export", "--format", "txt"),
        ("export", "probe", "--format", "docx"),
        ("correct", "probe", "--auto", "0.5", "-o", "out.txt"),
        ("suggest", "probe", "--translation", "en.txt"),
        ("ocr", "probe", "page.png"),
    ],
)
def test_a_command_that_can_not_mean_anything(run, here, command):
    refused(run(*command), 2)


@pytest.mark.parametrize(
    "command",
    [
        ("frobnicate",),
        ("correct", "probe"),
        ("correct", "probe", "--auto", "1.5"),
        ("correct", "probe", "--auto", "nan"),
        ("correct", "probe", "--auto", "much"),
        ("import",),
        ("suggest", "probe", "--yaml"),
    ],
)
def test_arguments_that_the_parser_refuses(run, here, command):
    outcome = run(*command)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines()[-1].startswith("workbench")
    assert "Traceback" not in outcome.err
