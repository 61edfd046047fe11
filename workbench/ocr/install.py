"""The command that installs Tesseract and its languages on the system at hand."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Callable, Sequence

_APT = frozenset({"debian", "ubuntu", "linuxmint", "raspbian"})
_DNF = frozenset({"fedora", "rhel", "centos", "rocky", "almalinux"})
_PACMAN = frozenset({"arch", "manjaro", "endeavouros"})


def _apt(languages: Sequence[str]) -> str:
    packages = [f"tesseract-ocr-{code.lower().replace('_', '-')}" for code in languages]
    return _as_root("apt-get install " + " ".join(["tesseract-ocr", *packages]))


def _dnf(languages: Sequence[str]) -> str:
    packages = [f"tesseract-langpack-{code}" for code in languages]
    return _as_root("dnf install " + " ".join(["tesseract", *packages]))


def _pacman(languages: Sequence[str]) -> str:
    packages = [f"tesseract-data-{code}" for code in languages]
    return _as_root("pacman -S " + " ".join(["tesseract", *packages]))


def _brew(_languages: Sequence[str]) -> str:
    return "brew install tesseract tesseract-lang"


_MANAGERS: dict[str, Callable[[Sequence[str]], str]] = {
    "apt-get": _apt,
    "dnf": _dnf,
    "pacman": _pacman,
    "brew": _brew,
}


def remedy(languages: Sequence[str]) -> str:
    """What to run here to get Tesseract with `languages` (its three-letter codes)."""
    manager = package_manager()
    if manager is None:
        names = ", ".join(languages)
        return f"install Tesseract 4.1 or newer with the languages {names} and put it on the PATH"
    return f"run: {_MANAGERS[manager](languages)}"


def package_manager() -> str | None:
    """Name of the system's package manager, one of apt-get, dnf, pacman, brew; None if unknown."""
    if platform.system() == "Darwin":
        return "brew"
    distribution = _distribution()
    for manager, names in (("apt-get", _APT), ("dnf", _DNF), ("pacman", _PACMAN)):
        if distribution & names:
            return manager
    return next((manager for manager in _MANAGERS if shutil.which(manager)), None)


def _distribution() -> frozenset[str]:
    """ID and ID_LIKE of os-release(5); empty where there is no such file."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return frozenset()
    return frozenset([release["ID"], *release.get("ID_LIKE", "").split()])


def _as_root(command: str) -> str:
    return command if os.geteuid() == 0 else f"sudo {command}"
