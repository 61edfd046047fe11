"""Elements of HTML and SVG as text, everything from outside escaped."""

from __future__ import annotations

from html import escape
from typing import NewType

Markup = NewType("Markup", str)
"""Text that is markup already."""

NOTHING = Markup("")


def text(plain: str) -> Markup:
    """Plain text as markup."""
    return Markup(escape(plain, quote=False))


def join(*parts: Markup, by: str = "") -> Markup:
    """Pieces of markup behind one another."""
    return Markup(by.join(parts))


def element(name: str, /, *content: Markup, **attributes: str | float) -> Markup:
    """An element.

    Args:
        name: of the element.
        content: what it holds.
        attributes: `class_` is class, `stroke_width` is stroke-width; numbers are cut to two
            decimals.
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for key, value in attributes.items()
    )
    inside = "".join(content)
    if not inside and name in _EMPTY:
        return Markup(f"<{name}{said}/>")
    return Markup(f"<{name}{said}>{inside}</{name}>")


_EMPTY = frozenset(("rect", "line", "circle", "path", "meta"))


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def label(x: float, y: float, plain: str, class_: str = "tick", anchor: str = "middle") -> Markup:
    """Words in a drawing."""
    return element("text", text(plain), x=x, y=y, class_=class_, text_anchor=anchor)


def drawing(width: float, height: float, described: str, *content: Markup) -> Markup:
    """An SVG drawing that shrinks with its column.

    Args:
        width: of its own units.
        height: of its own units.
        described: what it shows, for those who can not see it.
        content: its elements.
    """
    return element(
        "svg",
        *content,
        viewBox=f"0 0 {width:g} {height:g}",
        style=f"max-width:{width:g}px",
        role="img",
        aria_label=described,
    )
