"""Two editors' decisions about links, joined."""

from tests.revisions.two_editors import BASE, done, join, link, link_status, merged, move, split
from workbench.model.conflict import LinkConflict
from workbench.model.document import Link
from workbench.model.edits import apply
from workbench.model.operations.links import realign, unlink
from workbench.revisions.merge import merge


def test_confirmations_of_neighbouring_links_are_joined():
    document = merged([link_status("s1")], [link_status("s2")]).document
    assert [document.link_of(id_).status for id_ in ("s1", "s2", "s3")] == [
        "confirmed", "confirmed", "auto",
    ]  # fmt: skip


def test_a_decision_outranks_what_the_machine_made_of_the_same_paragraphs():
    again = [Link(("s1", "s2"), ("t1",)), Link(("s3",), ("t2", "t3"))]
    document = merged([lambda d: realign(d, again)], [link_status("s3")]).document
    assert document.link_of("s3") == Link(("s3",), ("t3",), "confirmed", 0.7)
    assert document.link_of("t2") == Link((), ("t2",))


def test_two_different_links_of_one_paragraph_are_disputed_and_ours_stands():
    result = merged([link("s2", "s3", "t2")], [link("s3", "t2", "t3")])
    assert result.conflicts == 1
    entry = result.document.link_of("s2").conflict
    assert entry == LinkConflict(
        base=((("s2",), ("t2",)), (("s3",), ("t3",))),
        ours=((("s2", "s3"), ("t2",)),),
        theirs=((("s3",), ("t2", "t3")),),
    )
    assert result.document.link_of("t3") == Link((), ("t3",))


def test_a_border_of_links_shifted_both_ways_is_reported():
    result = merged([move("s2", forward=True)], [move("t3", forward=False)])
    assert result.conflicts == 1
    assert "shifted in opposite directions" in result.doubts[0]


def test_the_same_decision_is_made_once():
    both = [link("s2", "s3", "t2")]
    result = merged(both, [*both, link_status("s1")])
    assert result.document.link_of("s2").source == ("s2", "s3")
    assert result.conflicts == 0


def test_a_confirmation_given_back_stays_given_back():
    base = done(link_status("s1"))
    document = merged([link_status("s1", "auto")], [link_status("s2")], base).document
    assert document.link_of("s1").status == "auto"
    assert document.link_of("s2").status == "confirmed"


def test_a_link_taken_apart_and_another_confirmed():
    document = merged([lambda d: unlink(d, "s1")], [link_status("s3")]).document
    assert document.link_of("s1") == Link(("s1",), (), "confirmed", 1.0)
    assert document.link_of("t1") == Link((), ("t1",), "confirmed", 1.0)


def test_machines_links_changed_by_one_are_taken_over():
    again = apply(BASE, realign(BASE, [Link(("s1",), ("t1",), "auto", 0.99)]))
    merged_links = merge(BASE, again, done(link_status("s3"))).document
    assert merged_links.link_of("s1").confidence == 0.99
    assert merged_links.link_of("s3").status == "confirmed"


def test_a_conflict_of_the_base_that_both_settled_differently_is_disputed_again():
    ours, theirs = done(link("s2", "s3", "t2")), done(link("s3", "t2", "t3"))
    base = merge(BASE, ours, theirs).document
    assert merge(base, ours, theirs).conflicts == 1
    assert merge(base, theirs, theirs).conflicts == 0


def test_a_confirmation_that_a_join_takes_back_is_told():
    result = merged([link_status("s2")], [join("s1")])
    assert result.document.link_of("s1").status == "auto"
    assert result.conflicts == 0
    assert "the link of s2, t2 was confirmed by one editor" in result.remarks[0]


def test_a_confirmation_that_stands_is_not_told():
    result = merged([link_status("s2")], [split("s2", "его")])
    assert result.document.link_of("s2").status == "confirmed"
    assert result.remarks == ()
