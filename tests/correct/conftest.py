"""A small lexicon, made by the code that makes the real one, and the real one."""

from __future__ import annotations

from pathlib import Path

import pytest
from wordfreq import get_frequency_dict

from workbench.correct.corrector import Corrector
from workbench.lexicon.lexicon import Lexicon

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="session")
def clean_sentences() -> list[str]:
    return (HERE / "clean_russian.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Corrector:
    """A corrector over the commonest words of Russian."""
    common = get_frequency_dict("ru", "small")
    names = {"вальдес": 2e-7, "вальдеса": 2e-7, "вальдесу": 1e-7, "неопытности": 1e-7}
    path = tmp_path_factory.mktemp("lexicon") / "small.bin"
    return Corrector(Lexicon.build({**common, **names}, path))


@pytest.fixture(scope="session")
def real() -> Corrector:
    """The corrector of this machine; builds its word list if it has none."""
    return Corrector.open()
