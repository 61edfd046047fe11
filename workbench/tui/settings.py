"""Where the editor's settings are kept. Apart from what reads them, for most have none."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def config_directory() -> Path:
    """Where settings are kept: the environment's WORKBENCH_CONFIG, else the user's folder."""
    chosen = os.environ.get("WORKBENCH_CONFIG")
    return Path(chosen) if chosen else Path(platformdirs.user_config_dir("workbench"))


def keys_path() -> Path:
    """The editor's own key map; it need not exist."""
    return config_directory() / "keys.toml"
