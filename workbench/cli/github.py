"""Findings as annotations: workflow commands that GitHub Actions reads from the output."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.store.finding import Finding

_IN_TEXT = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_IN_PROPERTY = {**_IN_TEXT, ord(":"): "%3A", ord(","): "%2C"}


def annotation(finding: Finding) -> str:
    """The workflow command that shows a finding beside its line in a pull request.

    GitHub knows files by their path from the root of the repository, which it hands over in
    GITHUB_WORKSPACE. The text names the place again: the log shows nothing else.
    """
    place = replace(finding.place, file=_from_root(finding.place.file))
    properties = {"file": place.file, "line": place.line, "title": "workbench check"}
    listed = ",".join(
        f"{name}={str(value).translate(_IN_PROPERTY)}"
        for name, value in properties.items()
        if value is not None
    )
    return f"::error {listed}::{str(replace(finding, place=place)).translate(_IN_TEXT)}"


def _from_root(file: str) -> str:
    """A file's path from the root of the repository; as it is where that is not known."""
    root = os.environ.get("GITHUB_WORKSPACE")
    path = Path(file).resolve()
    if not root or not path.is_relative_to(Path(root).resolve()):
        return file
    return path.relative_to(Path(root).resolve()).as_posix()
