"""The list of English words is the same read from its package and from the cache."""

from __future__ import annotations

import math
import os
import subprocess
import sys

ASKED = ("the", "harbor", "harbour's", "co", "b", "xqzt", "I")
PROGRAM = "import sys; from workbench.lexicon.english import log_frequency as f; " + (
    f"print([f(word) for word in {ASKED!r}], 'wordfreq' in sys.modules)"
)


def asked(cache) -> str:
    """What a program of its own is told, which keeps its lists in a folder."""
    environment = {**os.environ, "WORKBENCH_CACHE": str(cache)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_kept_list_says_the_same_as_the_package(tmp_path):
    first, again = asked(tmp_path), asked(tmp_path)
    assert first.endswith("True\n")
    assert again == first.replace("True", "False")
    values = eval(first.split("]")[0] + "]", {"inf": math.inf})
    assert [math.isfinite(value) for value in values] == [
        True,
        True,
        True,
        True,
        False,
        False,
        True,
    ]


def test_a_cache_that_can_not_be_written_is_no_hindrance(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert asked(tmp_path / "file").endswith("True\n")


def test_a_damaged_list_is_read_anew(tmp_path):
    first = asked(tmp_path)
    (kept,) = tmp_path.glob("english-*.bin")
    kept.write_bytes(kept.read_bytes()[:-100])
    assert asked(tmp_path) == first
