"""Texts of our own, garbled at random, and suspects that know the truth or do not."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from workbench.lexicon.charalign import word_changes
from workbench.model.suspects import Reading, Suspect

WORDS = (
    "донесение", "о", "работе", "порта", "и", "прибытии", "судна", "вчера", "утром", "матросы",
    "выгрузили", "зерно", "Гавана", "ещё", "не", "ответила", "на", "нашу", "просьбу",
)  # fmt: skip

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
anything = st.text("абвгд еёЖЗ.,-1\u0301й", max_size=24)


@st.composite
def garbled(draw: st.DrawFn) -> tuple[str, str]:
    """What was read, and the truth: letters changed, lost, added, words torn and joined."""
    truth = draw(texts)
    read = list(truth)
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(read) - 1))
        read[place] = draw(st.sampled_from(("", "ш", "п", " ", "1", "c", read[place] + "л")))
    return " ".join("".join(read).split()), truth


def knowing(read: str, truth: str, wrong: Sequence[str] = ()) -> tuple[Suspect, ...]:
    """A suspect on everything that was read wrong; its last reading is the truth.

    Args:
        read: what was read.
        truth: what stood there.
        wrong: readings that stand before the right one.
    """
    return tuple(
        Suspect(
            change.ocr,
            change.ocr.within(read),
            tuple(Reading(text, 0.5) for text in (*wrong, change.text.within(truth))),
        )
        for change in word_changes(read, truth)
        if change.ocr.start < change.ocr.end
    )
