"""Laws of the marks that words carry from version to version."""

from hypothesis import given
from hypothesis import strategies as st

from tests.documents import documents, edits_of
from workbench.model.document import Document
from workbench.model.edits import apply
from workbench.revisions.annotations import NOBODY, Annotations, annotated
from workbench.revisions.words import tokens


def sound(document: Document, marks: Annotations, commits: set[str]) -> None:
    """Every token, every gap has a commit that exists."""
    every = {p.id: p for side in ("source", "target") for p in document.side(side)}
    assert marks.keys() == every.keys()
    for id_, known in marks.items():
        size = len(tokens(every[id_].text))
        assert (len(known.words), len(known.gaps), len(known.decided)) == (size, size + 1, size)
        assert {known.origin, known.status, *known.words, *known.gaps} <= commits
        assert set(known.decided) <= commits | {NOBODY}


@given(st.data(), documents())
def test_every_word_has_a_commit_along_a_line(data, document):
    marks = annotated("0", document, [])
    for number in range(1, 6):
        after = apply(document, data.draw(edits_of(document)))
        marks = annotated(str(number), after, [(document, marks)])
        document = after
        sound(document, marks, {str(n) for n in range(number + 1)})


@given(st.data(), documents())
def test_a_merge_of_a_line_with_where_it_began_adds_nothing(data, base):
    started = annotated("base", base, [])
    after = apply(base, data.draw(edits_of(base)))
    edited = annotated("edit", after, [(base, started)])
    assert annotated("merge", after, [(after, edited), (base, started)]) == edited
    assert annotated("merge", base, [(base, started), (after, edited)]) == started
    turned = annotated("merge", after, [(base, started), (after, edited)])
    sound(after, turned, {"base", "edit"})


@given(st.data(), documents())
def test_nothing_changes_where_nothing_is_done(data, document):
    marks = annotated("0", document, [])
    assert annotated("1", document, [(document, marks)]) == marks
