"""The set-up script's decisions, on machines made up of a PATH and an os-release file.

Only `--print-plan` and paths that stop before anything is installed are run here.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("uname", "dirname", "tr", "cat", "cksum", "mktemp", "rm", "env")


@dataclass
class Machine:
    """A folder of programs, the only one on the PATH, and a description of the system."""

    folder: Path

    def program(self, name: str, script: str) -> None:
        path = self.folder / "bin" / name
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def system(self, release: str) -> None:
        (self.folder / "os-release").write_text(release)

    def setup(
        self, *arguments: str, script: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", str(script or ROOT / ".ci" / "setup.sh"), *arguments],
            env={
                "PATH": str(self.folder / "bin"),
                "OS_RELEASE": str(self.folder / "os-release"),
                "LANG": "C",
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def plan(self, target: str, script: Path | None = None) -> dict[str, str]:
        done = self.setup(target, "--print-plan", script=script)
        assert done.returncode == 0, done.stderr
        return dict(line.split(": ", 1) for line in done.stdout.splitlines() if ": " in line)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Debian with Python, and nothing else that the project needs."""
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        program = shutil.which(tool)
        assert program
        (tmp_path / "bin" / tool).symlink_to(program)
    machine = Machine(tmp_path)
    machine.system('ID=debian\nVERSION_ID="12"\n')
    machine.program("python3", f'exec "{sys.executable}" "$@"')
    machine.program("id", "echo 1000")
    machine.program("uname", "echo Linux")
    return machine


def with_everything(machine: Machine) -> None:
    machine.program("tesseract", r"printf 'List of languages (3):\neng\nosd\nrus\n'")
    machine.program("dpkg-query", "echo install ok installed")
    machine.program("git", "")
    machine.program("fc-list", "")


def test_a_bare_debian_gets_tesseract_with_both_languages(machine):
    plan = machine.plan("run")
    assert plan["manager"] == "apt"
    assert plan["command"] == (
        "sudo apt-get install -y tesseract-ocr tesseract-ocr-rus tesseract-ocr-eng"
    )


def test_root_needs_no_sudo(machine):
    machine.program("id", "echo 0")
    assert machine.plan("run")["command"].startswith("apt-get install")


def test_tests_need_fonts_and_git_as_well(machine):
    machine.program("dpkg-query", "exit 1")
    packages = machine.plan("test")["packages"].split()
    assert {"fonts-cmu", "fonts-gnutypewriter", "fontconfig", "git"} <= set(packages)


def test_nothing_is_installed_where_nothing_is_missing(machine):
    with_everything(machine)
    for target in ("run", "test"):
        assert "command" not in machine.plan(target)


def test_only_the_missing_language_is_installed(machine):
    with_everything(machine)
    machine.program("tesseract", r"printf 'List of languages (2):\neng\nosd\n'")
    assert machine.plan("run")["packages"] == "tesseract-ocr-rus"


def test_a_removed_font_package_counts_as_missing(machine):
    with_everything(machine)
    machine.program(
        "dpkg-query", 'case "$3" in *cmu) echo deinstall ok config-files;; *) exit 1; esac'
    )
    assert set(machine.plan("test")["packages"].split()) == {"fonts-cmu", "fonts-gnutypewriter"}


def test_a_python_that_can_not_make_environments_gets_its_package(machine):
    with_everything(machine)
    machine.program(
        "python3", f'case "$*" in *ensurepip*) exit 1;; esac; exec "{sys.executable}" "$@"'
    )
    assert machine.plan("run")["packages"] == "python3-venv"


def test_an_old_python3_is_passed_over(machine):
    machine.program("python3", "exit 1")
    machine.program("python3.12", f'exec "{sys.executable}" "$@"')
    assert machine.plan("run")["python"] == "python3.12"


def test_no_python_stops_with_what_to_install(machine):
    machine.program("python3", "exit 1")
    done = machine.setup("run")
    assert done.returncode == 3
    assert "sudo apt-get install -y python3.11 python3.11-venv" in done.stderr


@pytest.mark.parametrize(
    ("release", "command"),
    [
        (
            'ID=fedora\nPRETTY_NAME="Fedora Linux"\n',
            "sudo dnf install -y tesseract tesseract-langpack-rus tesseract-langpack-eng",
        ),
        (
            'ID=manjaro\nID_LIKE="arch"\n',
            "sudo pacman -S --needed tesseract tesseract-data-rus tesseract-data-eng",
        ),
    ],
)
def test_other_systems_are_told_the_command_and_stop(machine, release, command):
    machine.system(release)
    done = machine.setup("run")
    assert done.returncode == 3
    assert done.stderr.strip().endswith(f"Run: {command}")


def test_a_derivative_of_ubuntu_has_apt(machine):
    machine.system('ID=pop\nID_LIKE="ubuntu debian"\n')
    assert machine.plan("run")["manager"] == "apt"


def test_macos_is_told_of_brew(machine):
    machine.program("uname", "echo Darwin")
    done = machine.setup("run")
    assert done.returncode == 3
    assert "brew install tesseract tesseract-lang" in done.stderr


def test_without_root_and_sudo_apt_is_not_tried(machine):
    machine.program("apt-get", 'echo called >"$0.log"')
    done = machine.setup("run")
    assert done.returncode == 3
    assert "Run: sudo apt-get install -y tesseract-ocr" in done.stderr
    assert not (machine.folder / "bin" / "apt-get.log").exists()


def test_a_failing_apt_is_shown_with_the_command_to_repeat(machine):
    machine.program("id", "echo 0")
    machine.program("apt-get", "echo E: no network; exit 100")
    done = machine.setup("run")
    assert done.returncode == 3
    assert "E: no network" in done.stderr
    assert "then run: apt-get install -y tesseract-ocr" in done.stderr


def copy_of_the_script(folder: Path) -> Path:
    (folder / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return Path(shutil.copy(ROOT / ".ci" / "setup.sh", folder / ".ci"))


def test_an_environment_from_another_place_is_made_anew(machine, tmp_path):
    with_everything(machine)
    script = copy_of_the_script(tmp_path / "a place with spaces")
    assert machine.plan("run", script)["venv"] == "create"
    programs = tmp_path / "a place with spaces" / ".venv" / "bin"
    programs.mkdir(parents=True)
    python = programs / "python"  # a link would lose the packages of the environment we run in
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    stamp = tmp_path / "a place with spaces" / ".venv" / "stamp-place"
    stamp.write_text("/somewhere/else\n")
    assert machine.plan("run", script)["venv"] == "recreate"
    stamp.write_text(f"{tmp_path / 'a place with spaces'}\n")
    assert machine.plan("run", script)["venv"] == "keep"


@pytest.mark.parametrize("arguments", [(), ("walk",), ("run", "--fast")])
def test_other_words_are_refused(machine, arguments):
    done = machine.setup(*arguments)
    assert done.returncode == 2
    assert "usage:" in done.stderr


def test_plain_make_lists_the_targets():
    if not shutil.which("make"):
        pytest.skip("make is not installed")
    done = subprocess.run(
        ["make", "--no-print-directory"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MAKELEVEL")},
    )
    assert "make run" in done.stdout
    assert "make test" in done.stdout
