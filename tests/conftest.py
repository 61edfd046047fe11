"""What all tests share: documents drawn at random, projects in a temporary folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from workbench.store.project import Project

# No test depends on speed. In CI the search is the same every time; elsewhere it goes on looking.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture
def repository() -> Path:
    return REPOSITORY


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "aligned").mkdir()
    (tmp_path / "scans").mkdir()
    return Project(tmp_path)
