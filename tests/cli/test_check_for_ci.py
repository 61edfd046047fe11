"""`workbench check` as hooks and continuous integration use it."""

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import tree
from tests.session.small import in_project, small_document
from workbench.store.project import Project

SAMPLE = Path(__file__).parents[2]
MARKS = "<<<<<<< HEAD\n{0}\n||||||| base\n{0}\n=======\n{0}\n>>>>>>> colleague\n"
ANNOTATION = re.compile(r"::error file=([^,:]+),line=(\d+),title=workbench check::(.+)")


@pytest.fixture
def scanned(tmp_path: Path) -> Project:
    """The document of the sample that has scans, in a project of its own."""
    for folder in ("aligned", "scans"):
        shutil.copytree(SAMPLE / folder, tmp_path / "sample" / folder)
    return Project(tmp_path / "sample")


def line_of(path: Path, text: str) -> int:
    return path.read_text("utf-8").split("\n").index(text) + 1


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# -- conflict marks


def test_every_conflict_of_a_merge_of_lines_is_a_finding(run, here):
    path = here.document_path("probe")
    lines = path.read_text("utf-8").split("\n")
    for number in (30, 10):
        lines[number:number] = MARKS.format(lines[number]).splitlines()
    path.write_text("\n".join(lines), encoding="utf-8")
    outcome = run("check", path)
    assert outcome.code == 1
    assert [line.split(": ")[0] for line in outcome.lines] == [f"{path}:11", f"{path}:38"]
    assert all(f"git checkout --merge {path}" in line for line in outcome.lines)


@pytest.mark.parametrize("left", ["=======", "=======\r", ">>>>>>> colleague", "||||||| base"])
def test_a_piece_of_conflict_marks_is_found(run, here, left):
    path = here.document_path("probe")
    text = path.read_text("utf-8")
    path.write_text(text.replace('  "title"', f'{left}\n  "title"'), "utf-8", newline="")
    (line,) = run("check", path).lines
    assert line.startswith(f"{path}:4: ")
    assert "conflict marks" in line


def test_marks_in_a_text_are_text(run, here):
    path = here.document_path("probe")
    change(path, '"title": "', '"title": "<<<<<<< HEAD ======= ')
    assert run("check", path).code == 0


def test_marks_in_the_glossary_are_told_from_words(run, here):
    (here.root / "glossary.txt").write_text(MARKS.format("Вальдес"), encoding="utf-8")
    outcome = run("check")
    assert outcome.code == 1
    (line,) = outcome.lines
    assert line.startswith(f"{here.root / 'glossary.txt'}:1: ")
    assert "conflict marks" in line


# -- what was read


def test_the_sample_is_sound_with_its_scans(run, scanned):
    assert run("-C", scanned.root, "check").code == 0


def test_a_range_beyond_the_text_of_its_page_is_named(run, scanned):
    path = scanned.document_path("1962-havana-harbour")
    change(path, '"page-001.png:29-53"', '"page-001.png:29-99999"')
    (line,) = run("check", path).lines
    number = line_of(path, '        "scan": ["page-001.png:29-99999"],')
    assert line.startswith(f"{path}:{number}: source.paragraphs.")
    assert "beyond the text of the page, which has 1870 characters" in line


@pytest.mark.parametrize(
    ("content", "why"), [(None, "no such hOCR"), (b"<html", "not well-formed")]
)
def test_a_page_whose_reading_is_lost_is_one_finding(run, scanned, content, why):
    path = scanned.document_path("1962-havana-harbour")
    hocr = scanned.scan_folder(path.stem) / "page-001.hocr"
    hocr.unlink() if content is None else hocr.write_bytes(content)
    (line,) = run("check", path).lines
    assert re.match(rf"{re.escape(str(path))}:\d+: source\.paragraphs\.0\.scan: ", line)
    assert "scans/1962-havana-harbour/page-001.png" in line
    assert why in line


def test_scans_are_those_of_the_file_whatever_the_document_calls_itself(run, scanned):
    path = scanned.document_path("1962-havana-harbour")
    change(path, '"id": "1962-havana-harbour"', '"id": "../../elsewhere"')
    (line,) = run("check", path).lines
    assert "is not the name of the file" in line


def test_a_missing_scan_is_found_at_its_first_paragraph(run, scanned):
    path = scanned.document_path("1962-havana-harbour")
    for ending in ("png", "hocr"):
        (scanned.scan_folder(path.stem) / f"page-002.{ending}").unlink()
    (line,) = run("check", path).lines
    text = path.read_text("utf-8").split("\n")
    first = next(n for n, one in enumerate(text, 1) if "page-002.png" in one)
    assert line.startswith(f"{path}:{first}: ")


def test_scans_that_are_kept_elsewhere_can_be_left_out(run, scanned):
    shutil.rmtree(scanned.root / "scans")
    assert run("-C", scanned.root, "check").code == 1
    assert run("-C", scanned.root, "check", "--no-scans").code == 0


def test_what_is_not_canonical_begins_at_a_line(run, here):
    path = here.document_path("probe")
    change(path, '  "title": ', '  "title":  ')
    (line,) = run("check", path).lines
    assert line.startswith(f"{path}:4: ")
    assert "canonical" in line


# -- files of several projects


def test_files_of_several_projects_are_checked_each_with_its_own_scans(
    run, scanned, project, monkeypatch, tmp_path_factory
):
    sound = in_project(project, small_document(document_id="отчёт-1962"))
    moved = shutil.copy(scanned.document_path("1962-havana-harbour"), project.aligned)
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    outcome = run("check", sound, scanned.document_path("1962-havana-harbour"), moved)
    assert outcome.code == 1
    assert {line.split(":")[0] for line in outcome.lines} == {str(moved)}
    assert "3 files checked" in outcome.err


def test_a_file_that_is_gone_is_a_finding(run, here):
    path = here.aligned / "gone.json"
    assert run("check", path).lines == [f"{path}: there is no such file — check the name"]


def test_checking_writes_nothing(run, scanned):
    change(scanned.document_path("1964-grain-talks"), '  "title": ', '  "title":  ')
    before = sorted(scanned.root.rglob("*")), tree(scanned.root)
    assert run("-C", scanned.root, "check").code == 1
    assert (sorted(scanned.root.rglob("*")), tree(scanned.root)) == before


# -- annotations


def test_annotations_name_files_from_the_root_of_the_repository(run, here, monkeypatch):
    path = here.document_path("probe")
    change(path, '"raw"', '"fresh"')
    monkeypatch.setenv("GITHUB_WORKSPACE", str(here.root.parent))
    outcome = run("check", "--github")
    assert outcome.code == 1
    (line,) = outcome.lines
    found = ANNOTATION.fullmatch(line)
    assert found
    file, number, message = found.groups()
    assert (here.root.parent / file, number) == (path, "16")
    assert message.startswith(f"{file}:16: source.paragraphs.0.status: ")


def test_what_annotations_are_made_of_is_escaped(run, here, monkeypatch):
    monkeypatch.setenv("GITHUB_WORKSPACE", str(here.root))
    path = here.aligned / "отчёт, 50%: итог.json"
    path.write_text("{", encoding="utf-8")
    (line,) = run("check", path, "--github").lines
    assert line.startswith(
        "::error file=aligned/отчёт%2C 50%25%3A итог.json,line=1,title=workbench check::"
        "aligned/отчёт, 50%25: итог.json:1: this is not JSON"
    )


def test_a_file_outside_the_repository_keeps_its_name(run, here, tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_WORKSPACE", str(here.aligned))
    path = tmp_path / "copy.json"
    assert run("check", path, "--github").lines == [
        f"::error file={path},title=workbench check::{path}: there is no such file — check the name"
    ]


def test_one_form_at_a_time(run, here):
    assert run("check", "--json", "--github").code == 2
