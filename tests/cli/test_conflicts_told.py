"""Commands tell of conflicts that a merge left open."""

import json

from tests.session.small import in_project, small_document, with_text
from workbench.model.conflict import Conflict
from workbench.store.project import Project

DISPUTED = Conflict("Лист 3", "Лист 4", "Лист 5")


def dispute(project: Project) -> None:
    """A conflict in the furniture of the document, which counts as well."""
    in_project(project, with_text(small_document(), 1, text="Лист 4", conflict=DISPUTED))


def test_status_marks_documents_with_open_conflicts(run, here):
    assert "≠" not in run("status").out
    dispute(here)
    outcome = run("status")
    assert outcome.code == 0
    assert any(line.startswith("probe ≠1 ") for line in outcome.lines)
    assert "1 conflict of a merge is open" in outcome.err
    assert json.loads(run("status", "--json").out)["conflicts"] == 1


def test_export_says_what_is_still_open(run, here, tmp_path):
    dispute(here)
    outcome = run("export", "probe", "--format", "txt", "--furniture")
    assert "Лист 4" in outcome.out
    assert "probe: 1 conflict of a merge is open" in outcome.err
    written = run("export", "probe", "--format", "txt", "-o", tmp_path / "out.txt")
    assert "wrote" in written.err
    assert "1 conflict of a merge is open" in written.err


def test_check_refuses_until_it_is_settled(run, here):
    dispute(here)
    outcome = run("check")
    assert outcome.code == 1
    assert "is disputed: a merge left a conflict" in outcome.out
