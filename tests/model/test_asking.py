"""The next question about a document's links."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.session.small import small_document
from workbench.model.asking import least_certain, open_question
from workbench.model.document import Link

links = st.builds(
    Link,
    st.just(("a",)),
    st.just(("b",)),
    st.sampled_from(("auto", "confirmed")),
    st.sampled_from((0.0, 0.3, 0.3, 0.8, 1.0)),
)


@given(st.lists(links, max_size=8))
def test_the_least_certain_link_that_nobody_confirmed(given_links):
    asked = open_question(replace(small_document(), links=tuple(given_links)))
    undecided = [link for link in given_links if link.status == "auto"]
    assert (asked is None) == (not undecided)
    if asked is not None:
        assert asked.status == "auto"
        assert asked.confidence == min(link.confidence for link in undecided)


def test_the_first_of_equals():
    one, other = Link(("a",), (), "auto", 0.5), Link(("b",), (), "auto", 0.5)
    assert least_certain([one, other]) is one
