"""What describes a document goes to its metadata, and the document itself never does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.draft import Draft
from workbench.readers.archive_page import read_page

RUSSIAN = (
    "Порт Гаваны принял в октябре сорок два судна, из них девять под советским флагом.",
    "Вторая партия груза была принята без замечаний.",
)
ENGLISH = (
    "In October the port of Havana received forty-two ships, nine of them under the Soviet flag.",
    "The second consignment was accepted without remarks.",
)
TITLE = "A Report on the Port"


def page(*pieces: str) -> Draft:
    return read_page("\n\n".join(pieces), "page.txt")


def texts(draft: Draft, side: str) -> tuple[str, ...]:
    return tuple(p.text for p in getattr(draft, side) if p.kind == "text")


@pytest.mark.parametrize(
    ("head", "key", "value"),
    [
        (["Credits: Made possible by a grant."], "credits", "Made possible by a grant."),
        (["Summary", "A note on the harbour.", "Record ID:", "7"], "summary", None),
        (["Summary:", "A note on the harbour."], "summary", "A note on the harbour."),
        (["Citation: Report, 1962, box 7."], "citation", "Report, 1962, box 7."),
        (["Subjects: Trade; Ports"], "subjects", "Trade; Ports"),
        (["Repository:", "State Archive of the Coast"], "archive_reference", None),
        (["People:", "Ana Ruiz, Ivan Petrov", "Date", "5 May 1962"], "people", None),
    ],
)
@pytest.mark.parametrize("foot", [["Rights: free"], ["Rights", "free"], []])
@pytest.mark.parametrize("sides", ["both", "source", "target"])
def test_the_body_of_a_short_page_stays(head, key, value, foot, sides):
    body = {"both": RUSSIAN + ENGLISH, "source": RUSSIAN, "target": ENGLISH}[sides]
    draft = page(TITLE, *head, *body, *foot)
    assert draft.title == TITLE
    assert texts(draft, "source") == (RUSSIAN if sides != "target" else ())
    assert texts(draft, "target") == (ENGLISH if sides != "source" else ())
    assert draft.metadata[key] == (value or head[1])
    if foot:
        assert draft.metadata["rights"] == "free"


def test_a_memorandum_with_a_subject_line():
    draft = page("MEMORANDUM", "Subject: Trade in Cuba", *ENGLISH, "Copyright: none")
    assert texts(draft, "target") == ENGLISH
    assert draft.metadata["subjects"] == "Trade in Cuba"
    assert draft.metadata["rights"] == "none"


def test_labels_without_values_take_none_of_the_russian():
    long = RUSSIAN[0] + " " + RUSSIAN[1]
    draft = page(TITLE, "Date: 5 May 1962", "Summary", "Citation", long, RUSSIAN[1], *ENGLISH)
    assert texts(draft, "source") == (long, RUSSIAN[1])
    assert texts(draft, "target") == ENGLISH


def test_lists_take_their_items_and_no_sentence():
    foot = ["Subjects", "Ports", "Sea trade", "Places", "Havana", "Odessa", "Record ID", "771"]
    draft = page(TITLE, "Date: 5 May 1962", *ENGLISH, "Document Information", *foot)
    assert texts(draft, "target") == ENGLISH
    assert draft.metadata["subjects"] == "Ports Sea trade"
    assert draft.metadata["places"] == "Havana Odessa"
    assert draft.metadata["record_id"] == "771"
    draft = page(TITLE, "Places", "Havana", *ENGLISH, "Rights: free")
    assert draft.metadata["places"] == "Havana"
    assert texts(draft, "target") == ENGLISH


def test_a_page_of_quite_another_archive():
    """A library's record: labels with values on their lines, the abstract without a label."""
    abstract = (
        "The harbour master sets out how the cargo of the autumn was landed, how many of the ships "
        "had to wait in the roads, and what the port needs before the winter."
    )
    draft = page(
        "Landing of the autumn cargo",
        "Creator: Port Authority",
        "Date created: 1962-11-05",
        abstract,
        "Identifier: PA-77/3",
        "Language: Russian",
        *RUSSIAN,
        RUSSIAN[0],
        *ENGLISH,
        ENGLISH[0],
        "Terms of use: no known restrictions",
        "Permalink: https://library.example.net/pa/77/3",
    )
    assert draft.title == "Landing of the autumn cargo"
    assert texts(draft, "source") == (*RUSSIAN, RUSSIAN[0])
    assert texts(draft, "target") == (*ENGLISH, ENGLISH[0])
    assert draft.metadata == {
        "author": "Port Authority",
        "date": "1962-11-05",
        "summary": abstract,
        "record_id": "PA-77/3",
        "original_language": "Russian",
        "rights": "no known restrictions",
        "source_url": "https://library.example.net/pa/77/3",
    }


def test_only_an_exact_repeat_in_the_foot_is_dropped():
    draft = page(
        TITLE,
        "October 26, 1962",
        'Citation: "A Report on Trade in Cuba," October 26, 1962, Some Archive, F. 5, op. 3.',
        *ENGLISH,
        "Document Information",
        *("Cuba", "Trade", "October 26, 1962", TITLE),
    )
    kept = [p.text for p in draft.target]
    assert "Cuba" in kept
    assert "Trade" in kept
    assert "October 26, 1962" not in kept
    assert TITLE not in kept


def test_running_text_is_no_title():
    long = f"{ENGLISH[0]} {ENGLISH[1]} {ENGLISH[0]}"
    for first in (long, ENGLISH[0]):
        draft = page(first, ENGLISH[1], "Translated by A. Reader for the port.")
        assert texts(draft, "target") == (first, ENGLISH[1])
        assert not draft.title


def test_the_lines_over_a_memorandum_are_part_of_it():
    lines = ("To: the Minister", "From: the Ambassador", "Subject: Grain", "Date: 5 May 1961")
    draft = page("MEMORANDUM", *lines, *ENGLISH, "Classification: Secret")
    assert texts(draft, "target") == (*lines, *ENGLISH)
    assert dict(draft.metadata) == {"classification": "Secret"}


def test_a_word_like_a_label_inside_a_letter_is_no_end_of_the_head():
    long = f"{ENGLISH[0]} {ENGLISH[1]} {ENGLISH[0]}"
    body = (long, ENGLISH[0], "Location: the port of Havana", ENGLISH[1], long, long)
    draft = page(TITLE, "Citation: Report, 1962, box 7.", *body)
    assert texts(draft, "target") == body


def test_the_same_words_as_clutter_and_as_text():
    draft = page("Date: 5 May 1962", TITLE, "Havana", "Record ID: 7", *ENGLISH, "Havana", *ENGLISH)
    assert [p.kind for p in draft.target if p.text == "Havana"] == ["furniture", "text"]


labels = st.sampled_from(
    [
        *(["Summary: a note"], ["Credits: by a grant"], ["Rights: free"], ["Subject: ports"]),
        *(["Date: 5 May 1961"], ["Citation: Report, 1962"], ["Document Information"]),
        *(["Original Language", "Russian"], ["Record ID", "771"], ["People: Ana Ruiz"]),
    ]
)


@given(st.lists(labels, max_size=4), st.lists(labels, max_size=4))
def test_whatever_stands_around_it_the_body_stays(head, foot):
    around = [[piece for one in pieces for piece in one] for pieces in (head, foot)]
    draft = page(TITLE, *around[0], *RUSSIAN, *ENGLISH, *around[1])
    kept = [p.text for p in (*draft.source, *draft.target)]
    assert [text for text in kept if text in RUSSIAN + ENGLISH] == [*RUSSIAN, *ENGLISH]
