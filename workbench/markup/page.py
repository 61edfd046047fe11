"""A whole page in one file: readable on a light and a dark screen, and on paper."""

from __future__ import annotations

from importlib.resources import files

from workbench.markup.elements import Markup, element, text


def whole_page(title: str, style: str, body: Markup) -> str:
    """A whole HTML document, to be written as UTF-8.

    Args:
        title: for the window; the program's name is added.
        style: the page's own CSS, which follows that of all pages (`base.css`).
        body: what it shows.
    """
    base = files("workbench.markup").joinpath("base.css").read_text("utf-8")
    return "<!DOCTYPE html>\n" + element(
        "html",
        element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="color-scheme", content="light dark"),
            element("title", text(f"{title} · workbench")),
            element("style", Markup(f"{base}{style}")),
        ),
        element("body", element("main", body)),
        lang="en",
    )
