"""Counting suspects while a document changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.documents import documents, edits_of
from workbench.model.edits import apply
from workbench.model.suspects import Suspect
from workbench.model.text import Span
from workbench.session.desk.suspicion import Suspicion
from workbench.session.learning.passages import passage


def _suspects(text: str, count: int) -> tuple[Suspect, ...]:
    return tuple(Suspect(Span(n, n + 1), text[n], (), 0.9) for n in range(min(count, len(text))))


@given(documents(), st.data())
def test_the_count_is_that_of_all_paragraphs(document, data):
    suspicion = Suspicion()
    for _ in range(4):
        for paragraph in document.source:
            if data.draw(st.booleans()):
                found = _suspects(paragraph.text, data.draw(st.integers(0, 3)))
                suspicion.learn(paragraph.id, passage(document, paragraph), found)
        counts = [len(suspicion.of(p)) for p in document.source]
        assert suspicion.count(document) == sum(counts)
        some = [p for p, count in zip(document.source, counts, strict=True) if count]
        assert list(suspicion.beyond(document, -1, 1)) == some
        assert list(suspicion.beyond(document, len(counts), -1)) == some[::-1]
        document = apply(document, data.draw(edits_of(document)))
