"""Opens a page image in the system's own viewer."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from workbench.errors import BadInputError, MissingDependencyError, Place
from workbench.ocr.install import package_manager
from workbench.session.pages.sight import Sight

_INSTALL = {
    "apt-get": "run: sudo apt-get install xdg-utils",
    "dnf": "run: sudo dnf install xdg-utils",
    "pacman": "run: sudo pacman -S xdg-utils",
}


def open_page(sight: Sight) -> Path:
    """Open the page on which a sight begins, and return at once.

    Returns:
        The image that is being opened.

    Raises:
        BadInputError: the image is not there any more.
        MissingDependencyError: there is no program to open it with, or no screen to show it on.
    """
    image = sight.lines[0].image
    if not image.is_file():
        raise BadInputError("the page image is gone", "bring it back", Place(str(image)))
    _open_with_system(image.absolute())
    return image


def _open_with_system(path: Path) -> None:
    """The one place where a file is handed to another program."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - a path of the project, opened as a double click would
        return
    program = "open" if sys.platform == "darwin" else "xdg-open"
    found = shutil.which(program)
    if found is None:
        remedy = _INSTALL.get(package_manager() or "", f"install {program}")
        raise MissingDependencyError(f"there is no {program} to open the page with", remedy)
    if program == "xdg-open" and not _has_display():
        what = "there is no screen here to show the page on"
        raise MissingDependencyError(what, f"look at it on a machine that has one: {path}")
    started = subprocess.Popen(
        [found, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # without our terminal: a viewer for terminals would draw over us
    )
    # It may stay as long as its window; somebody has to wait for it, or it is left as a zombie.
    threading.Thread(target=started.wait, name="viewer", daemon=True).start()


def _has_display() -> bool:
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
