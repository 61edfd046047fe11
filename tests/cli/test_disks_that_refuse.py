"""Read-only and full disks: reading goes on, writing is refused in one line, nothing changes."""

import os
import subprocess
from dataclasses import replace

import pytest

from tests.cli.conftest import refused, tree
from tests.session.small import in_project, small_document

RUSSIAN = "Это письмо было написано вчера утром.\n"
READING = [
    ("status",),
    ("check",),
    ("export", "probe", "--format", "txt"),
    ("suggest", "probe", "--json"),
]
WRITING = [
    ("correct", "probe", "--auto", "0.2"),
    ("align", "probe"),
    ("undo", "probe"),
    ("import", "page.txt"),
    ("init",),
    ("export", "probe", "--format", "txt", "-o", "out.txt"),
    ("correct", "page.txt", "--auto", "0.5", "-o", "out.txt"),
]


def test_a_read_only_project(run, here, tmp_path, mount, monkeypatch):
    folder = tmp_path / "mounted"
    folder.mkdir()
    mount(folder, "size=1m")
    for name in ("aligned", "scans"):
        (folder / name).mkdir()
    (folder / "page.txt").write_text(RUSSIAN, encoding="utf-8")
    document = replace(small_document(), links=small_document().links)
    in_project(replace(here, root=folder), document)
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    monkeypatch.chdir(folder)
    before = tree(folder)
    for command in READING:
        assert run(*command).code == 0
    for command in WRITING:
        refused(run(*command), 4, "git" if command == ("init",) else "read-only")
    assert tree(folder) == before


def test_a_full_disk(run, here, tmp_path, mount, monkeypatch):
    folder = tmp_path / "mounted"
    folder.mkdir()
    mount(folder, "size=64k")
    for name in ("aligned", "scans"):
        (folder / name).mkdir()
    (folder / "page.txt").write_text(RUSSIAN, encoding="utf-8")
    in_project(replace(here, root=folder), small_document())
    ballast = folder / "ballast"
    try:
        with ballast.open("wb", buffering=0) as file:
            while file.write(bytes(4096)) == 4096:
                pass
    except OSError:
        pass
    monkeypatch.chdir(folder)
    before = tree(folder)
    for command in READING:
        assert run(*command).code == 0
    for command in WRITING:
        if command[0] not in {"undo", "init"}:
            refused(run(*command), 4, "disk is full")
    assert tree(folder) == before


def test_init_where_a_file_stands(run, tmp_path):
    (tmp_path / "file").write_text("text")
    refused(run("init", tmp_path / "file"), 4, "can not write")
    (tmp_path / "aligned").write_text("text")
    refused(run("init", tmp_path), 4, "aligned")


def test_init_where_git_settings_are_no_text(run, tmp_path):
    (tmp_path / ".gitignore").write_bytes(b"\xff\xfe")
    refused(run("init", tmp_path), 4, ".gitignore", "not UTF-8")
    assert (tmp_path / ".gitignore").read_bytes() == b"\xff\xfe"


def test_a_project_that_others_own(run, here):
    """Without the permission to write; root has it everywhere, and is not asked."""
    (here.root / "page.txt").write_text(RUSSIAN, encoding="utf-8")
    folders = [here.aligned, here.root / "scans", here.root]
    before = tree(here.root)
    for folder in folders:
        folder.chmod(0o555)
    try:
        if os.access(here.root, os.W_OK):
            pytest.skip("this user may write everywhere")
        for command in READING:
            assert run(*command).code == 0
        for command in WRITING:
            refused(run(*command), 4, "git" if command == ("init",) else "permission is denied")
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert tree(here.root) == before
