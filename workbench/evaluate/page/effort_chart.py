"""Keys pressed here and in a plain editor, as two bars of one scale."""

from __future__ import annotations

from typing import NamedTuple

from workbench.evaluate.effort import Effort
from workbench.markup.elements import Markup, drawing, element, join, label, text

_LEFT, _WIDTH, _HEIGHT = 96.0, 780.0, 26.0


class Place(NamedTuple):
    """Where a bar begins, and the width of a key."""

    x: float
    y: float
    scale: float


def effort_chart(found: Effort) -> Markup:
    """Two bars, ours parted by what the keys were for, and a legend."""
    scale = _WIDTH / max(found.plain, found.keys, 1)
    parts = (
        ("digits and space", found.accepted + found.kept, "taken"),
        ("letters typed", found.typing, "typing"),
        ("going to unmarked words", found.moving, "moving"),
        ("enter and the like", _rest(found), "other"),
    )
    return drawing(
        _LEFT + _WIDTH + 70,
        136,
        f"{found.keys} keys here, {found.plain} in a plain editor",
        label(_LEFT - 12, 18 + _HEIGHT / 2, "plain editor", "name", "end"),
        _segment("retyping every wrong word", found.plain, "plain", Place(_LEFT, 12, scale)),
        label(
            _LEFT + found.plain * scale + 8, 18 + _HEIGHT / 2, f"{found.plain:,}", "value", "start"
        ),
        label(_LEFT - 12, 58 + _HEIGHT / 2, "here", "name", "end"),
        *_stacked(parts, scale),
        label(
            _LEFT + found.keys * scale + 8, 58 + _HEIGHT / 2, f"{found.keys:,}", "value", "start"
        ),
        *_legend(parts),
    )


def _rest(found: Effort) -> int:
    return found.keys - found.accepted - found.kept - found.typing - found.moving


def _stacked(parts: tuple[tuple[str, int, str], ...], scale: float) -> list[Markup]:
    drawn, before = [], 0
    for name, keys, class_ in parts:
        drawn.append(_segment(name, keys, class_, Place(_LEFT + before * scale, 52, scale)))
        before += keys
    return drawn


def _segment(name: str, keys: int, class_: str, place: Place) -> Markup:
    return element(
        "g",
        element("title", text(f"{name}: {keys:,}")),
        element(
            "rect",
            x=place.x,
            y=place.y,
            width=max(0.0, keys * place.scale - 1),
            height=_HEIGHT,
            class_=class_,
        ),
    )


def _legend(parts: tuple[tuple[str, int, str], ...]) -> list[Markup]:
    drawn, x = [], _LEFT
    for name, keys, class_ in parts:
        words = f"{name} {keys:,}"
        drawn.append(
            join(
                element("rect", x=x, y=104, width=11, height=11, rx=2, class_=class_),
                label(x + 17, 114, words, "tick", "start"),
            )
        )
        x += 17 + 6.6 * len(words) + 26
    return drawn
