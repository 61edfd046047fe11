"""Suspects carried over an edit of their text."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.model.suspects import Suspect, carry
from workbench.model.text import Span

kept = st.text("аб ", max_size=6)


@given(kept, st.text("вг", max_size=3), st.text("дежз", max_size=3), kept, st.data())
def test_suspects_outside_what_was_changed_stand_where_their_text_does(head, old, new, tail, data):
    assume(old or new)
    before, after = head + old + tail, head + new + tail
    starts = st.lists(st.integers(0, max(0, len(before) - 1)), unique=True).map(sorted)
    spans = [Span(n, min(n + 2, len(before))) for n in data.draw(starts) if before]
    suspects = tuple(Suspect(span, span.within(before)) for span in spans)
    changed = Span(len(head), len(head + old))
    outside = [one for one in suspects if one.span.end <= changed.start]
    outside += [one for one in suspects if one.span.start >= changed.end]
    carried = carry(suspects, before, after)
    assert all(one.span.within(after) == one.text for one in carried)
    assert [one.text for one in carried] == [one.text for one in outside]
    assert carry(suspects, before, before) == suspects
