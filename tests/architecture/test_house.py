"""The rules of the house that import-linter and ruff do not hold."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import workbench

PACKAGE = Path(workbench.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 400
HEAVY = {
    "Levenshtein", "PIL", "filelock", "jsonschema", "numpy", "platformdirs", "pymorphy3",
    "pytesseract", "regex", "rich", "textual", "wordfreq",
}  # fmt: skip
ROOMS = {
    f"workbench.{room}"
    for room in ("align", "correct", "evaluate", "lexicon", "ocr", "readers", "revisions",
                 "session", "store", "tui", "writers")
}  # fmt: skip


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE.parent))


def imported(path: Path) -> set[str]:
    """Top-level names of everything a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_file_can_be_read_in_one_sitting(path):
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


def test_only_the_terminal_ui_knows_the_terminal():
    outside = [path for path in MODULES if PACKAGE / "tui" not in path.parents]
    assert len(outside) > 100
    assert [name_of(p) for p in outside if imported(p) & {"textual", "rich"}] == []


def test_only_the_ocr_room_knows_tesseract():
    outside = [path for path in MODULES if PACKAGE / "ocr" not in path.parents]
    assert [name_of(p) for p in outside if "pytesseract" in imported(p)] == []


def modules_after(code: str) -> set[str]:
    """The modules that are loaded when a piece of code has run in a process of its own."""
    script = f"import contextlib, io, sys\n{code}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8"
    )
    return set(done.stdout.split())


RUN = """
from workbench.__main__ import UI, main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main({arguments!r}, UI)
"""


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["suggest", "--help"], ["export", "--help"]]
)
def test_help_loads_nothing_heavy(arguments):
    loaded = modules_after(RUN.format(arguments=arguments))
    assert "workbench.cli.main" in loaded
    assert not loaded & HEAVY
    assert not loaded & ROOMS


def test_plain_commands_do_not_load_the_terminal_ui(tmp_path):
    (tmp_path / "aligned").mkdir()
    loaded = modules_after(RUN.format(arguments=["-C", str(tmp_path), "status"]))
    assert "workbench.session.progress.progress" in loaded
    assert not {name for name in loaded if name.split(".")[0] in {"textual", "rich"}}
    assert not {"pymorphy3", "wordfreq", "pytesseract"} & loaded


def test_the_first_frame_needs_the_frame_alone():
    loaded = modules_after("import workbench.tui.running")
    assert "textual.app" in loaded
    assert not loaded & (HEAVY - {"platformdirs", "rich", "textual"})
    assert not loaded & (ROOMS - {"workbench.tui"})


def test_a_document_is_shown_without_what_finds_its_suspects():
    loaded = modules_after("import workbench.session.desk.desk, workbench.tui.screens.desk.screen")
    assert not loaded & {"Levenshtein", "PIL", "numpy", "pymorphy3", "wordfreq"}
    assert not loaded & {"workbench.correct.corrector", "workbench.lexicon.inflection"}


def test_the_schema_and_the_styles_travel_with_the_package():
    assert (PACKAGE / "store" / "schema.json").is_file()
    assert (PACKAGE / "py.typed").is_file()
    assert list(PACKAGE.rglob("*.tcss"))
