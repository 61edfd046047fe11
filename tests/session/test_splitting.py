"""Parallel text sentence by sentence says what it said paragraph by paragraph."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import documents
from tests.session.small import small_document
from workbench.model.document import Document
from workbench.session.commands.splitting import in_sentences
from workbench.writers.pairs import ParallelText, Selection, parallel_text


def letters(text: ParallelText) -> Counter[tuple[str, str]]:
    """How often every character stands on which side."""
    return Counter(
        (side, character)
        for pair in text.pairs
        for side, whole in (("source", pair.source_text), ("target", pair.target_text))
        for character in whole
        if not character.isspace()
    )


@given(documents(), st.builds(Selection, st.booleans(), st.booleans()))
@settings(max_examples=20, deadline=None)
def test_nothing_is_lost_and_places_are_true(document, selection):
    whole = parallel_text(document, selection)
    cut = in_sentences(whole)
    assert cut.level == "sentence"
    assert letters(cut) == letters(whole)
    for pair in cut.pairs:
        assert pair.source or pair.target
        assert 0.0 <= pair.confidence <= 1.0
        for stretch in (*pair.source, *pair.target):
            assert stretch.span is not None
            assert stretch.span.within(document.paragraph(stretch.id).text) == stretch.text


def test_status_and_confidence_of_a_link_go_along():
    text = in_sentences(parallel_text(small_document(), Selection()))
    assert [pair.status for pair in text.pairs] == ["confirmed", "confirmed", "auto", "auto"]
    assert text.pairs[0].confidence > 0.9
    assert in_sentences(ParallelText(Document("probe"), ())).pairs == ()
