"""The bilingual view: what it shows without colour, filters, the mouse, and that nothing jumps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from workbench.model.build import build
from workbench.model.document import Document, Link
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import apply
from workbench.model.operations import links, texts
from workbench.model.operations.texts import Replacement
from workbench.model.text import Span
from workbench.tui.widgets.bilingual.view import BilingualView

STRESSED = "За\u0301мок на замке\u0301, — сказал он."
START = Span(0, 1)
WIDE = "漢字 и 😀 рядом, ещё слова 漢字漢字漢字"


def pairs(count: int, original: Callable[[int], str] = lambda n: f"абзац {n}") -> Document:
    draft = Draft(
        source=tuple(DraftParagraph(original(n)) for n in range(count)),
        target=tuple(DraftParagraph(f"paragraph {n}") for n in range(count)),
    )
    document = build("probe", draft)
    made = [
        Link((a.id,), (b.id,), "auto", 0.95)
        for a, b in zip(document.source, document.target, strict=True)
    ]
    return apply(document, links.realign(document, made))


class Shown(App[None]):
    """The view alone."""

    CSS_PATH = "../../workbench/tui/styles.tcss"

    def __init__(
        self,
        document: Document,
        suspects: Sequence[Span] = (),
        matches: Sequence[Span] = (),
    ) -> None:
        super().__init__()
        self.document = document
        self.view = BilingualView(
            document, lambda _: suspects, matches=lambda _: matches, id="columns"
        )
        self.pointed: list[BilingualView.Pointed] = []

    def compose(self) -> ComposeResult:
        yield self.view

    def show(self, paragraph: int, span: Span = START, **more) -> None:
        id_ = self.document.source[paragraph].id
        self.view.show(self.document, (id_, span), **more)
        self.view.reveal(id_, span)

    def on_bilingual_view_pointed(self, message: BilingualView.Pointed) -> None:
        self.pointed.append(message)

    def lines(self) -> list[str]:
        return [self.view.render_line(y).text for y in range(self.view.size.height)]

    def line_of(self, text: str) -> int:
        return next(y for y, line in enumerate(self.lines()) if text in line)

    def styles_of(self, text: str) -> set[str]:
        """Names of what is set for a piece of text where it stands first."""
        for y in range(self.view.size.height):
            for segment in self.view.render_line(y):
                if text in segment.text and segment.style is not None:
                    return set(str(segment.style).partition("#")[0].split())
        raise AssertionError(f"{text} is not shown")


@pytest.mark.parametrize("text", [STRESSED, WIDE])
@pytest.mark.parametrize("width", [80, 41, 200])
async def test_columns_stand_in_line_whatever_the_width_of_characters(text, width):
    app = Shown(pairs(3, lambda n: f"{text} {n}"))
    async with app.run_test(size=(width, 24)):
        app.show(0)
        lines = [line for line in app.lines() if line.strip()]
        assert {cell_len(line) for line in app.lines()} == {app.view.size.width}
        begins = {
            cell_len(line[: line.index("paragraph")]) for line in lines if "paragraph" in line
        }
        assert len(begins) == 1


async def test_every_kind_of_word_can_be_told_without_colour():
    document = pairs(2, lambda _: "одно слово и [другое?] тут и там")
    id_ = document.source[0].id
    edit = texts.replace_spans(
        document, id_, [Replacement(Span(5, 10), "дело")], name="", by_person=True
    )
    app = Shown(apply(document, edit), suspects=[Span(0, 4)], matches=[Span(23, 26)])
    async with app.run_test(size=(160, 24)):
        app.show(1)
        kinds = [app.styles_of(word) for word in ("одно", "дело", "другое", "тут")]
        plain = app.styles_of("там")
        assert [kind - plain for kind in kinds] == [
            {"underline"},
            {"bold"},
            {"italic"},
            {"dim", "reverse"},
        ]
        app.show(0, Span(0, 4))
        assert app.styles_of("одно") - plain >= {"reverse", "underline"}


async def test_a_match_in_focus_outshines_the_others():
    app = Shown(pairs(2), matches=[Span(0, 5)])
    async with app.run_test(size=(80, 24)):
        app.show(0, Span(0, 5))
        assert "reverse" in app.styles_of("абзац")
        assert "dim" not in app.styles_of("абзац") or "not" in app.styles_of("абзац")


async def test_a_note_has_a_sign():
    document = pairs(3)
    app = Shown(apply(document, texts.set_note(document, document.source[1].id, "look it up")))
    async with app.run_test(size=(80, 24)):
        app.show(0)
        assert [line[0] for line in app.lines() if "абзац" in line] == ["▌", "*", " "]


async def test_only_the_links_of_a_filter_are_shown():
    app = Shown(pairs(40))
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(5, only=[5, 6, 30])
        await pilot.pause()
        shown = [line.strip(" ▌·│") for line in app.lines() if line.strip()]
        assert [line.split()[:2] for line in shown] == [
            ["⋯", "5"],
            ["абзац", "5"],
            ["абзац", "6"],
            ["⋯", "23"],
            ["абзац", "30"],
            ["⋯", "9"],
        ]
        assert "1 link " not in " ".join(app.lines())
        seen = [app.document.source[n].id for n in (5, 6, 30)]
        assert [id_ for id_ in app.view.visible_ids() if id_ in seen] == seen
        assert len(app.view.visible_ids()) == 6


async def test_the_page_of_a_filter_ends_at_its_last_link():
    app = Shown(pairs(400))
    async with app.run_test(size=(80, 24)) as pilot:
        only = range(0, 400, 4)
        app.show(0, only=only)
        await pilot.pause()
        place = app.document.source[0].id
        steps = [place]
        for _ in range(30):
            place = app.view.page_step(place, Span(0, 1), 1)[0]
            steps.append(place)
        numbers = [app.document.place(id_)[1] for id_ in steps]
        assert numbers == sorted(numbers)
        assert set(numbers) <= set(only)
        assert numbers[-1] == 396


async def test_what_is_in_focus_stays_where_it_is_when_a_filter_comes_and_goes():
    app = Shown(pairs(200))
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(100)
        await pilot.pause()
        before = app.line_of("абзац 100 ")
        here = app.document.source[100].id, START
        app.view.show(app.document, here, range(0, 200, 2))
        await pilot.pause()
        assert app.line_of("абзац 100 ") == before
        app.view.show(app.document, here)
        await pilot.pause()
        assert app.line_of("абзац 100 ") == before


async def test_what_is_in_focus_stays_where_it_is_when_a_text_above_grows():
    app = Shown(pairs(200))
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(100)
        await pilot.pause()
        before = app.line_of("абзац 100 ")
        longer = texts.replace_spans(
            app.document,
            app.document.source[3].id,
            [Replacement(Span(0, 5), "слово " * 100 + "и")],
            name="",
            by_person=True,
        )
        app.document = apply(app.document, longer)
        app.view.show(app.document, (app.document.source[100].id, Span(0, 1)))
        await pilot.pause()
        assert app.line_of("абзац 100 ") == before


async def test_clicks_point_at_words_and_two_choose_them():
    app = Shown(pairs(30))
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(0, only=[0, 20])
        await pilot.pause()
        line = app.line_of("абзац 20")
        column = app.lines()[line].index("20")
        await pilot.click("#columns", offset=(column, line))
        assert [(p.paragraph_id, p.offset, p.chosen) for p in app.pointed] == [
            (app.document.source[20].id, 6, False)
        ]
        await pilot.click("#columns", offset=(column, line), times=2)
        assert app.pointed[-1].chosen
        count = len(app.pointed)
        await pilot.click("#columns", offset=(column, app.line_of("⋯")))
        assert len(app.pointed) == count, "nothing stands where links are left out"


async def test_matches_are_painted_when_they_change():
    found: list[Span] = []
    app = Shown(pairs(3), matches=found)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(0)
        assert "reverse" not in app.styles_of("абзац 1")
        found.append(Span(0, 5))
        app.view.repaint_all()
        await pilot.pause()
        assert "dim" in app.styles_of("абзац")
