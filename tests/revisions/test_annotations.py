"""Laws of the marks that words carry from version to version."""

from hypothesis import given
from hypothesis import strategies as st

from tests.documents import documents, edits_of
from tests.session.small import small_document
from workbench.errors import ImpossibleEditError
from workbench.lexicon.charalign import offset_in_ocr
from workbench.model.document import Document
from workbench.model.edits import Edit, apply
from workbench.model.operations.paragraphs import merge_paragraphs, split_paragraph
from workbench.model.operations.texts import Replacement, replace_spans
from workbench.model.text import tokens as words_of
from workbench.revisions.annotations import NOBODY, Annotations, annotated
from workbench.revisions.merge.documents import merge
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


TEXTS = (
    "Это письмо было написано вчера, и такие письма пишут такие люди.",
    "Такие письма пишут вчера и сегодня.",
    "Дело 88497, лист 3",
    "На основании этих сведений были направлены группы, и такие группы были направлены.",
)
SIGNS = str.maketrans("", "", ".,")


@given(st.data())
def test_a_word_keeps_who_put_it_through_corrections_splits_and_joins(data):
    """Every editor puts a word in which the commit's name stands, so that each is known."""
    document = small_document(TEXTS)
    marks = annotated("0", document, [])
    document, marks = _worked(data, document, marks, "к", 8)
    _known(document, marks)


@given(st.data())
def test_at_a_merge_words_keep_who_put_them_on_either_branch(data):
    base = small_document([text.translate(SIGNS) for text in TEXTS])
    marks = annotated("0", base, [])
    ours = _worked(data, base, marks, "ка", 3)
    theirs = _worked(data, base, marks, "кб", 3)
    document = merge(base, ours[0], theirs[0]).document
    _known(document, annotated("merge", document, [ours, theirs]))


def _worked(
    data: st.DataObject, document: Document, marks: Annotations, name: str, commits: int
) -> tuple[Document, Annotations]:
    for number in range(commits):
        commit = f"{name}{number}"
        after = apply(document, _step(data, document, commit))
        marks = annotated(commit, after, [(document, marks)])
        document = after
    return document, marks


def _known(document: Document, marks: Annotations) -> None:
    """Every word that tells who put it is known to be of that commit."""
    for paragraph in document.source:
        put = zip(tokens(paragraph.text), marks[paragraph.id].words, strict=True)
        assert all(name == word.strip() for word, name in put if word.strip()[0] == "к")


def _step(data: st.DataObject, document: Document, word: str) -> Edit:
    """A word put in the place of another, a cut between words, or a join."""
    paragraph = data.draw(st.sampled_from(document.source))
    chosen = data.draw(st.sampled_from(list(words_of(paragraph.text))))
    match data.draw(st.sampled_from(("put", "put", "cut", "join"))):
        case "put":
            change = [Replacement(chosen.span, word)]
            return replace_spans(document, paragraph.id, change, name="", by_person=True)
        case "cut" if chosen.start > 0:
            at = offset_in_ocr(paragraph.ocr, paragraph.text, chosen.start)
            return split_paragraph(document, paragraph.id, chosen.start, at)
        case "join":
            try:
                return merge_paragraphs(document, paragraph.id)
            except ImpossibleEditError:
                return Edit("")
    return Edit("")
