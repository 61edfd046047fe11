"""The simulated editor, key by key."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.evaluate.garbling import garbled, knowing
from workbench.evaluate.cursor import Page
from workbench.evaluate.effort import Effort, effort
from workbench.evaluate.keys import exact
from workbench.evaluate.matching import Match
from workbench.model.suspects import Suspect
from workbench.model.text import Span
from workbench.tui.actions import ACTIONS

READ = "утром напнсано это пнсьмо о хлебе"
TRUTH = "утром написано это письмо о хлебе"


def spent(*pairs: tuple[str, str], wrong: Sequence[str] = (), marked: bool = True) -> Effort:
    return effort([Match(*pair, exact, knowing(*pair, wrong) if marked else ()) for pair in pairs])


def test_the_keys_of_the_model_are_those_of_the_desk():
    keys = {action.id: action.keys for action in ACTIONS}
    assert keys["desk.next-suspect"][0] == "n"
    assert keys["desk.type"] == ("enter",)
    assert keys["desk.keep"] == ("space",)
    assert "l" in keys["desk.right"]
    assert "h" in keys["desk.left"]
    assert "j" in keys["desk.down"]
    assert "k" in keys["desk.up"]
    assert sum(id_.startswith("desk.accept-") for id_ in keys) == 9


def test_a_digit_a_suspect():
    found = spent((READ, TRUTH))
    assert found == Effort(keys=1 + 2, plain=found.plain, accepted=2)  # n 1 1


def test_typing_where_no_reading_is_right():
    found = spent((READ, TRUTH), wrong="123456789")
    assert found.keys == 1 + (1 + 8 + 1) + (1 + 6 + 1)  # n, enter написано enter, …
    assert (found.typed, found.typing) == (2, 14)


def test_unmarked_words_are_gone_to():
    found = spent((READ, TRUTH), marked=False)
    # l enter написано enter, and from there two words on
    assert found.keys == 1 + 10 + 2 + 8
    assert (found.unmarked, found.moving) == (2, 3)


def test_the_plain_editor():
    # ^→ ^delete написано, ^→ ^delete письмо
    assert spent((READ, TRUTH)).plain == (1 + 1 + 8) + (1 + 1 + 6)


def test_a_search_is_the_longest_way_in_the_plain_editor():
    many = " ".join(["слово"] * 40)
    far = f"{many} пнсьмо {many}"
    assert spent((far, far.replace("пнсьмо", "письмо"))).plain == 6 + 1 + 6


def test_a_mark_in_vain_costs_a_key():
    there = READ.index("хлебе")
    vain = Suspect(Span(there, there + 5), "хлебе")
    found = effort([Match(TRUTH, TRUTH, exact, (vain,))])
    assert (found.keys, found.kept, found.plain) == (2, 1, 0)  # n, space


def test_a_torn_word_without_a_suspect_takes_its_rest_along():
    found = spent(("раз грузка", "разгрузка"), marked=False)
    assert found.keys == (1 + 9 + 1) + (1 + 1 + 1 + 1)


def test_a_lost_word_is_typed_behind_its_neighbour():
    found = spent(("порт стоит", "порт давно стоит"), marked=False)
    assert found.keys == 1 + 1 + len(" давно") + 1
    assert found.plain == 1 + len(" давно")


@given(st.lists(garbled(), min_size=1, max_size=4))
def test_perfect_suggestions_never_cost_more_than_the_plain_editor(pairs):
    kept = [(read, truth) for read, truth in pairs if not _loses(read, truth)]
    found = spent(*kept)
    assert found.keys <= found.plain
    assert found.unmarked == found.typed == 0


def _loses(read: str, truth: str) -> bool:
    """Whether something stands on one side only: no digit can add or remove whole words."""
    stretches = Match(read, truth, exact, ()).stretches()
    return any(
        stretch.lost
        or any(fault.change.text.start == fault.change.text.end for fault in stretch.faults)
        for stretch in stretches
    )


@given(st.lists(garbled(), min_size=1, max_size=4))
def test_the_parts_of_the_effort_are_no_more_than_the_whole(pairs):
    for found in (spent(*pairs, marked=False), spent(*pairs, wrong="123456789")):
        assert found.typing + found.moving + found.accepted + found.kept <= found.keys
        assert (found.plain > 0) == (found.unmarked + found.typed + found.accepted > 0)


@given(st.lists(st.text("аб .©", max_size=9), min_size=1, max_size=5), st.data())
def test_no_way_is_longer_than_the_words_between(rows, data):
    page = Page.of(rows)
    total = page.starts[-1] + len(page.words[-1])
    start, end = (data.draw(st.integers(0, max(0, total - 1))) for _ in "ab")
    assert page.way(start, start) == 0
    assert 0 <= page.way(start, end) <= abs(end - start)
