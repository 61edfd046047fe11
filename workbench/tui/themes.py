"""Two calm themes. Meaning never rests on their colours alone."""

from textual.theme import Theme

DARK = Theme(
    name="workbench-dark",
    primary="#8fb8de",
    secondary="#b5a7d6",
    accent="#e0c087",
    warning="#e8a861",
    error="#e58080",
    success="#9cc69b",
    foreground="#d8d8d2",
    background="#16181c",
    surface="#1d2026",
    panel="#262a31",
    dark=True,
)

LIGHT = Theme(
    name="workbench-light",
    primary="#24527a",
    secondary="#5d4a8a",
    accent="#8a5a00",
    warning="#a34d00",
    error="#a02020",
    success="#2f6b2f",
    foreground="#22242a",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e6e3db",
    dark=False,
)
