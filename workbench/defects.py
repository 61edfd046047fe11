"""Defects of the program: details to a file, one line to the user."""

from __future__ import annotations

from pathlib import Path

from workbench import __version__

EXIT_CODE = 70  # EX_SOFTWARE of sysexits.h: the program, not its input, is at fault


def record(summary: str, details: str) -> str:
    """Keep the details of a defect and return one line that says where they are.

    Where no file can be written the details follow the line: they are worth more than tidiness.
    """
    from platformdirs import user_log_dir

    line = f"a defect in workbench: {' '.join(summary.split())}"
    path = Path(user_log_dir("workbench")) / "defect.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"workbench {__version__}\n{details}", encoding="utf-8")
    except OSError:
        return f"{line}\n{details}"
    return f"{line} — please report it with the details in {path}"
