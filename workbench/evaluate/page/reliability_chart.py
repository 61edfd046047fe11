"""The reliability diagram: how sure the machine was against how often it was right."""

from __future__ import annotations

import math
from collections.abc import Sequence

from workbench.evaluate.reliability import Bin, Outcome, table
from workbench.markup.elements import NOTHING, Markup, drawing, element, join, label, text

_SIZE, _LEFT, _TOP = 430.0, 52.0, 8.0
_STRIP, _GAP = 46.0, 14.0  # the histogram below
_TENTHS = tuple(n / 10 for n in range(11))


def reliability_chart(outcomes: Sequence[Outcome]) -> Markup:
    """Tenths of confidence: the share that is right with its 95 % interval, and how many."""
    bins = table(outcomes, _TENTHS)
    bottom = _TOP + _SIZE + _GAP + _STRIP
    return drawing(
        _LEFT + _SIZE + 16,
        bottom + 40,
        "Reliability diagram: share of readings that are right, by confidence",
        _grid(),
        *(_bar(found) for found in bins if found.count),
        element("line", x1=_x(0), y1=_y(0), x2=_x(1), y2=_y(1), class_="ideal"),
        *(_point(found) for found in bins if found.count),
        *_histogram(bins),
        *(
            label(_x(share), bottom + 15, f"{share:.0%}"[:-1])
            for share in (0, 0.2, 0.4, 0.6, 0.8, 1)
        ),
        label(_x(0.5), bottom + 34, "confidence of the first reading, %", "axis"),
        _upright("share that is right, %"),
    )


def _grid() -> Markup:
    lines = [
        join(
            element("line", x1=_x(0), x2=_x(1), y1=_y(share), y2=_y(share), class_="grid"),
            label(_LEFT - 8, _y(share) + 4, f"{share:.0%}"[:-1], anchor="end"),
        )
        for share in (0, 0.2, 0.4, 0.6, 0.8, 1)
    ]
    return join(*lines)


def _bar(found: Bin) -> Markup:
    width = _x(found.high) - _x(found.low) - 2
    return element(
        "rect",
        x=_x(found.low) + 1,
        y=_y(found.right),
        width=width,
        height=_y(0) - _y(found.right),
        rx=2,
        class_="bar",
    )


def _point(found: Bin) -> Markup:
    """The share that is right over the mean confidence, with Wilson's interval."""
    low, high = wilson(found.right, found.count)
    x = _x(found.confidence)
    told = f"{found.right:.0%} right of {found.count}, {found.confidence:.0%} sure"
    return element(
        "g",
        element("title", text(told)),
        element("line", x1=x, x2=x, y1=_y(low), y2=_y(high), class_="interval"),
        element("circle", cx=x, cy=_y(found.right), r=4.5, class_="point"),
    )


def _histogram(bins: Sequence[Bin]) -> list[Markup]:
    most = max((found.count for found in bins), default=0)
    base = _TOP + _SIZE + _GAP + _STRIP
    columns = [
        join(
            element(
                "rect",
                x=_x(found.low) + 1,
                y=base - (_STRIP - 12) * found.count / most,
                width=_x(found.high) - _x(found.low) - 2,
                height=(_STRIP - 12) * found.count / most,
                class_="count",
            ),
            label(
                (_x(found.low) + _x(found.high)) / 2,
                base - (_STRIP - 12) * found.count / most - 3,
                str(found.count),
                "small",
            ),
        )
        if found.count
        else NOTHING
        for found in bins
    ]
    return [*columns, element("line", x1=_x(0), x2=_x(1), y1=base, y2=base, class_="base")]


def wilson(share: float, count: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's score interval of a share of `count` trials; 95 % for z = 1.96."""
    middle = share + z * z / (2 * count)
    reach = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    scale = 1 + z * z / count
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def _upright(plain: str) -> Markup:
    x, y = 14.0, _TOP + _SIZE / 2
    return element(
        "text",
        text(plain),
        x=x,
        y=y,
        class_="axis",
        text_anchor="middle",
        transform=f"rotate(-90 {x:g} {y:g})",
    )


def _x(share: float) -> float:
    return _LEFT + share * _SIZE


def _y(share: float) -> float:
    return _TOP + (1 - share) * _SIZE
