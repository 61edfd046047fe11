"""`workbench tutorial`: made where it is told, opened, and started afresh on demand."""

from __future__ import annotations

import pytest

from tests.cli.conftest import refused


@pytest.fixture
def opened():
    """What the terminal UI was opened on; it is not run."""
    return []


@pytest.fixture
def tutorial(run, opened):
    def ui(project, document) -> int:
        opened.append((project.root, document))
        return 0

    return lambda *arguments: run("tutorial", *arguments, ui=ui)


def test_it_is_made_and_opened(tutorial, opened, tmp_path):
    outcome = tutorial(tmp_path / "practice")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == f"the tutorial lies in {tmp_path / 'practice'}\n"
    assert opened == [(tmp_path / "practice", "tutorial")]
    assert (tmp_path / "practice" / "scans" / "tutorial" / "page-001.png").is_file()


def test_without_a_folder_it_lies_among_the_users_data(tutorial, opened, tmp_path, monkeypatch):
    monkeypatch.setattr("platformdirs.user_data_dir", lambda name: str(tmp_path / name))
    assert tutorial().code == 0
    assert opened == [(tmp_path / "workbench" / "tutorial", "tutorial")]


def test_a_folder_is_relative_to_the_current_one(tutorial, opened, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    tutorial("practice")
    assert opened == [(tmp_path / "practice", "tutorial")]


def test_again_says_where_the_old_one_lies(tutorial, opened, tmp_path):
    tutorial(tmp_path / "practice")
    outcome = tutorial(tmp_path / "practice", "--again")
    assert f"the old tutorial lies in {tmp_path / 'practice-1'}" in outcome.err
    assert len(opened) == 2


def test_a_folder_with_other_things_is_left_alone(run, tmp_path):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    refused(run("tutorial", tmp_path), 2, "something else", "name one that is empty")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
