"""What all tests share: documents drawn at random, projects in a temporary folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.store.project import Project

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture
def repository() -> Path:
    return REPOSITORY


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "aligned").mkdir()
    (tmp_path / "scans").mkdir()
    return Project(tmp_path)
