"""Commands about the project as a whole, and names that could mean two things."""

import json

import pytest

from tests.cli.conftest import suspects, tree
from tests.session.small import in_project, small_document
from workbench.session.progress.outlook import Outlook, Outlooks
from workbench.session.session import Session


def test_check_passes_clean_documents(run, here):
    outcome = run("check")
    assert (outcome.code, outcome.out) == (0, "")
    assert "checked, 0 findings" in outcome.err


def test_check_names_file_line_and_field(run, here):
    path = here.document_path("probe")
    path.write_text(path.read_text("utf-8").replace('"raw"', '"fresh"', 1), encoding="utf-8")
    outcome = run("check")
    assert outcome.code == 1
    assert len(outcome.lines) == 1
    assert f"{path}:16: source.paragraphs.0.status: " in outcome.out
    (finding,) = [json.loads(line) for line in run("check", path, "--json").lines]
    assert (finding["line"], finding["field"]) == (16, "source.paragraphs.0.status")
    assert set(finding) == {"file", "line", "field", "message", "remedy"}


def test_check_can_rewrite_what_is_sound(run, here):
    path = here.document_path("probe")
    canonical = path.read_bytes()
    path.write_bytes(canonical.replace(b"\n", b"\r\n"))
    (here.aligned / "broken.json").write_bytes(b"\xff\xfe")
    (here.aligned / "worse.json").write_text("{")
    assert run("check", path).code == 1
    outcome = run("check", "--fix")
    assert outcome.code == 1
    assert path.read_bytes() == canonical
    assert (here.aligned / "broken.json").read_bytes() == b"\xff\xfe"
    assert [line.split(":")[0] for line in outcome.lines] == [
        str(here.aligned / "broken.json"),
        str(here.aligned / "worse.json"),
    ]


def test_status_counts_every_document(run, here):
    in_project(here, small_document(document_id="a-second-one"))
    header, first, second, whole = run("status").lines
    assert header.split()[0] == "document"
    assert first.split() == ["a-second-one", "3", "0", "0", "24/24", "?", "?", "0/2", "2"]
    assert second.split()[0] == "probe"
    assert whole.split() == ["2", "documents", "6", "0", "0", "48/48", "?", "?", "0/4", "4"]
    rows = [json.loads(line) for line in run("status", "--json").lines]
    assert [row["id"] for row in rows] == ["a-second-one", "probe"]
    assert (rows[1]["paragraphs"], rows[1]["links"], rows[1]["links_confirmed"]) == (3, 2, 2)
    assert rows[1]["unlinked"] == 2
    assert (rows[1]["words_left"], rows[1]["links_left"], rows[1]["raw"]) == (24, 0, 3)
    assert (rows[1]["looked"], rows[1]["suspects_left"]) == ("never", None)


def test_status_shows_suspects_as_the_desk_left_them(run, here):
    in_project(here, small_document(document_id="a-second-one"))
    document = here.load("probe")
    Outlooks(here).remember(document, Outlook(3, 2.5, 2.0))
    _, _, row, whole = run("status").lines
    assert row.split()[5:7] == ["3", "3"]
    assert whole.split()[6:8] == ["3+?", "3+?"]
    with Session(here, "probe") as session:
        session.set_status(document.source[0].id, "corrected")
        session.save()
    _, _, row, _ = run("status").lines
    assert row.split()[1:7] == ["2", "1", "0", "14/24", "~3", "~3"]
    fields = json.loads(run("status", "--json").lines[1])
    assert (fields["looked"], fields["suspects_left"]) == ("earlier", 3)
    assert 2.5 < fields["errors_left"] < 2.0 / 0.856 + 0.5


def test_status_of_an_empty_project(run, project):
    outcome = run("-C", project.root, "status")
    assert (outcome.code, outcome.out) == (0, "")
    assert "workbench import" in outcome.err


def test_init_twice_changes_nothing(run, tmp_path):
    root = tmp_path / "archive"
    assert run("init", root).code == 0
    (root / ".gitignore").write_text("mine\n.workbench/\n")
    before = tree(root)
    outcome = run("init", root)
    assert (outcome.code, outcome.out) == (0, "")
    assert "nothing was changed" in outcome.err
    assert tree(root) == before
    assert (root / ".gitattributes").read_text().startswith("aligned/*.json")


def test_init_adds_to_the_git_settings_that_are_there(run, tmp_path):
    (tmp_path / ".gitignore").write_text("mine")
    run("init", tmp_path)
    assert (tmp_path / ".gitignore").read_text() == "mine\n.workbench/\n"


def test_open_hands_the_project_and_the_document_to_the_ui(run, here, monkeypatch):
    asked: list[tuple[str, str | None]] = []

    def ui(project, document):
        asked.append((str(project.root), document))
        return 0

    (here.root / "scans" / "probe").mkdir()
    monkeypatch.chdir(here.root / "scans" / "probe")
    assert run(ui=ui).code == 0
    assert run("open", "probe", ui=ui).code == 0
    assert run("open", here.document_path("probe"), ui=ui).code == 0
    assert asked == [(str(here.root), None), (str(here.root), "probe"), (str(here.root), "probe")]


# -- names that could mean two things


def test_a_document_may_have_dots_in_its_name(run, here):
    in_project(here, small_document(document_id="report-v1.2"))
    assert suspects(run("suggest", "report-v1.2", "--json"))
    assert run("correct", "report-v1.2", "--auto", "0.5").code == 0
    assert run("align", "report-v1.2").code == 0


def test_a_folder_of_the_same_name_does_not_hide_a_document(run, here, monkeypatch):
    (here.root / "scans" / "probe").mkdir()
    monkeypatch.chdir(here.root / "scans")
    assert suspects(run("suggest", "probe", "--json"))


def test_a_file_elsewhere_is_not_taken_for_the_document_of_its_name(run, here, tmp_path):
    elsewhere = tmp_path / "backup"
    elsewhere.mkdir()
    other = elsewhere / "probe.json"
    other.write_bytes(here.document_path("probe").read_bytes())
    before = tree(here.root)
    outcome = run("correct", other, "--auto", "0.2")
    assert outcome.code == 4
    assert "probe.json" in outcome.err
    assert tree(here.root) == before


def test_the_glossary_is_checked_and_used(run, here):
    glossary = here.root / "glossary.txt"
    glossary.write_text("Вальдес\nZzz\n", encoding="utf-8")
    outcome = run("check", "--json")
    (finding,) = map(json.loads, outcome.lines)
    assert outcome.code == 1
    assert (finding["file"], finding["line"]) == (str(glossary), 2)
    assert "2 files checked" in outcome.err
    refused = run("suggest", "probe")
    assert refused.code == 4
    assert f"{glossary}:2: “Zzz” is no Russian word" in refused.err
    glossary.write_text("Вальдес\n", encoding="utf-8")
    assert run("check").code == 0
    assert run("suggest", "probe").code == 0


@pytest.mark.parametrize(
    ("arguments", "usage"),
    [(("log", "a", "b"), "log"), (("git", "setup", "b"), "git"), (("init", "-x"), "init")],
)
def test_a_wrong_argument_shows_the_usage_of_its_verb(run, arguments, usage):
    outcome = run(*arguments)
    assert outcome.code == 2
    assert outcome.err.startswith(f"usage: workbench {usage} ")
    assert f"unrecognized arguments: {arguments[-1]}" in outcome.err
