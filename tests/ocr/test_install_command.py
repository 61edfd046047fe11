"""The remedy for a missing Tesseract, on systems that this one is not."""

import os
import platform

import pytest

from workbench.ocr import install


def pretend(
    monkeypatch: pytest.MonkeyPatch,
    system: str = "Linux",
    release: dict[str, str] | None = None,
    user: int = 1000,
) -> None:
    def freedesktop_os_release():
        if release is None:
            raise OSError
        return release

    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "freedesktop_os_release", freedesktop_os_release)
    monkeypatch.setattr(os, "geteuid", lambda: user)


@pytest.mark.parametrize(
    ("release", "command"),
    [
        ({"ID": "debian"}, "run: sudo apt-get install tesseract-ocr tesseract-ocr-rus"),
        ({"ID": "pop", "ID_LIKE": "ubuntu debian"}, "tesseract-ocr-rus"),
        ({"ID": "fedora"}, "run: sudo dnf install tesseract tesseract-langpack-rus"),
        ({"ID": "arch"}, "run: sudo pacman -S tesseract tesseract-data-rus"),
    ],
)
def test_each_system_has_its_command(monkeypatch, release, command):
    pretend(monkeypatch, release=release)
    assert command in install.remedy(["rus"])


def test_root_needs_no_sudo(monkeypatch):
    pretend(monkeypatch, release={"ID": "debian"}, user=0)
    assert "sudo" not in install.remedy(["rus"])


def test_debian_writes_language_codes_with_hyphens(monkeypatch):
    pretend(monkeypatch, release={"ID": "debian"})
    assert "tesseract-ocr-chi-sim" in install.remedy(["chi_sim"])


def test_macos_has_brew(monkeypatch):
    pretend(monkeypatch, system="Darwin")
    assert install.remedy(["rus"]) == "run: brew install tesseract tesseract-lang"


def test_an_unknown_system_is_told_what_to_look_for(monkeypatch, tmp_path):
    pretend(monkeypatch)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "languages rus, eng" in install.remedy(["rus", "eng"])
