"""Suspects carried over an edit of their text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.model.suspects import Suspect, carry
from workbench.model.text import Span

pieces = st.text("аб ", max_size=6)


@given(pieces, pieces, pieces, pieces, st.data())
def test_suspects_outside_what_was_changed_stand_where_their_text_does(head, old, new, tail, data):
    before, after = head + old + tail, head + new + tail
    ends = st.integers(0, len(before))
    spans = data.draw(st.lists(st.tuples(ends, ends).map(sorted).map(lambda two: Span(*two))))
    suspects = [Suspect(span, span.within(before)) for span in sorted(spans)]
    carried = carry(suspects, before, after)
    assert all(suspect.span.within(after) == suspect.text for suspect in carried)
    assert carry(suspects, before, before) == tuple(suspects)
    outside = [
        suspect
        for suspect in suspects
        if suspect.span.end <= len(head) or suspect.span.start >= len(head + old)
    ]
    assert len(carried) >= len(outside)
