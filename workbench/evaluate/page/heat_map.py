"""What the visual channel has learned: letters of the page against what machines read for them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import TypeAlias

from workbench.evaluate.page.confusions import LETTERS, Confusion, of_script
from workbench.markup.elements import Markup, drawing, element, join, label, text

_CELL, _MARGIN = 15.0, 30.0
_FAINT, _FULL = 0.0005, 0.3  # probabilities at which colour begins and is full
_MOST_COLUMNS = 62
_LEGEND = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3)


_Cells: TypeAlias = dict[tuple[str, str], float]


def heat_map(confusions: Sequence[Confusion], script: str) -> Markup:
    """One letter for one: rows are what stood there, columns what was read."""
    cells = {
        (c.truth, c.observed): c.probability
        for c in of_script(confusions, script)
        if c.truth in LETTERS and len(c.truth) == len(c.observed) == 1 and c.observed > " "
    }
    columns = _columns(cells, script)
    width, height = _MARGIN + len(columns) * _CELL + 8, _MARGIN + len(LETTERS) * _CELL + 8
    return drawing(
        width,
        height,
        f"Confusions of letters in {script} text",
        *_names(columns),
        *_grid(columns),
        *(_cell(columns, *pair, share) for pair, share in cells.items() if share >= _FAINT),
    )


def heat_legend() -> Markup:
    """The scale of the colours."""
    boxes = [
        join(
            element(
                "rect",
                x=n * 62,
                y=2,
                width=14,
                height=14,
                class_="heat",
                fill_opacity=_depth(share),
            ),
            label(n * 62 + 20, 13, f"{share * 100:g} %", anchor="start"),
        )
        for n, share in enumerate(_LEGEND)
    ]
    return drawing(62 * len(_LEGEND), 20, "Scale of probabilities", *boxes)


def _columns(cells: _Cells, script: str) -> str:
    """What is read for something, the likeliest; of Cyrillic text the whole alphabet first."""
    weight: dict[str, float] = defaultdict(float)
    for (_, observed), share in cells.items():
        weight[observed] += share
    first = LETTERS if script == "cyrillic" else ""
    others = sorted(weight.keys() - set(first), key=lambda sign: -weight[sign])
    kept = others[: _MOST_COLUMNS - len(first)]
    return first + "".join(sorted(kept, key=lambda sign: (not sign.isalpha(), sign.lower(), sign)))


def _names(columns: str) -> list[Markup]:
    across = [
        label(_MARGIN + (n + 0.5) * _CELL, _MARGIN - 6, sign, "letter")
        for n, sign in enumerate(columns)
    ]
    down = [
        label(_MARGIN - 10, _MARGIN + (n + 0.5) * _CELL + 4, letter, "letter")
        for n, letter in enumerate(LETTERS)
    ]
    return across + down


def _grid(columns: str) -> list[Markup]:
    right, bottom = _MARGIN + len(columns) * _CELL, _MARGIN + len(LETTERS) * _CELL
    rows = [
        element("line", x1=_MARGIN, x2=right, y1=y, y2=y, class_="hair")
        for y in (_MARGIN + n * _CELL for n in range(len(LETTERS) + 1))
    ]
    across = [
        element("line", y1=_MARGIN, y2=bottom, x1=x, x2=x, class_="hair")
        for x in (_MARGIN + n * _CELL for n in range(len(columns) + 1))
    ]
    same = [
        element(
            "circle",
            cx=_center(columns, letter),
            cy=_center(LETTERS, letter),
            r=1.3,
            class_="same",
        )
        for letter in LETTERS
        if letter in columns
    ]
    return rows + across + same


def _cell(columns: str, truth: str, observed: str, share: float) -> Markup:
    if observed not in columns:
        return Markup("")
    return element(
        "rect",
        element("title", text(f"{truth} read as {observed}: {share:.2%}")),
        x=_center(columns, observed) - _CELL / 2 + 0.5,
        y=_center(LETTERS, truth) - _CELL / 2 + 0.5,
        width=_CELL - 1,
        height=_CELL - 1,
        class_="heat",
        fill_opacity=_depth(share),
    )


def _center(names: str, name: str) -> float:
    return _MARGIN + (names.index(name) + 0.5) * _CELL


def _depth(share: float) -> float:
    """Depth of colour 0..1 on a logarithmic scale."""
    depth = math.log(share / _FAINT) / math.log(_FULL / _FAINT)
    return min(1.0, max(0.06, depth))
