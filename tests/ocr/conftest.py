"""A page image for the tests."""

from pathlib import Path

import pytest

from tests.ocr.typed_page import LETTER, draw


@pytest.fixture(scope="session")
def letter(tmp_path_factory) -> Path:
    """A page image with `LETTER` typed on it."""
    path: Path = tmp_path_factory.mktemp("typed") / "letter.png"
    draw(LETTER).save(path)
    return path
