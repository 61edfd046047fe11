"""`workbench evaluate`: figures for people and scripts, and what it refuses."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Outcome, refused, tree
from tests.session.small import SOURCE, in_project, small_document, with_text

READ = "Это письмо было напнсано вчера.\n\nГруппы были направленыв Москву.\n"
TRUTH = "Это письмо было написано вчера.\n\nГруппы были направлены в Москву.\n"
ENGLISH = "This letter was written yesterday.\n\nGroups were sent to Moscow.\n"


@pytest.fixture
def files(tmp_path):
    """Names of what was read, its truth, and its translation."""
    made = []
    for name, text in (("read.txt", READ), ("truth.txt", TRUTH), ("en.txt", ENGLISH)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        made.append(tmp_path / name)
    return made


def figures(outcome: Outcome) -> dict[str, Any]:
    assert outcome.code == 0, outcome.err
    (line,) = outcome.lines
    found: dict[str, Any] = json.loads(line)
    return found


def test_the_figures_of_a_text(run, files):
    read, truth, english = files
    found = figures(run("evaluate", read, truth, "--translation", english, "--json"))
    assert set(found) == {"paragraphs", "threshold", "without", "exact", "folded", "hipe"}
    assert (found["paragraphs"], found["threshold"], found["without"]) == (2, 0.9, [])
    for mode in ("exact", "folded"):
        measured = found[mode]
        assert set(measured) == {
            "cer", "wer", "errors_removed", "words", "suggestions", "reliability", "effort",
        }  # fmt: skip
        assert measured["cer"]["read"]["errors"] == 2
        assert measured["suggestions"]["faults"] == 2
        assert measured["suggestions"]["of_all"]["at_5"] >= 0.5
        assert measured["effort"]["keys"] < measured["effort"]["plain"]
        bins = measured["reliability"]["bins"]
        assert sum(one["count"] for one in bins) == measured["suggestions"]["suspects"]
    assert found["hipe"]["segments"] == 2
    assert 0 <= found["hipe"]["preference"] <= 1


def test_every_key_is_told_of(run, files, repository):
    told = set(
        re.findall(r"`([a-z_0-9]+)`", (repository / "docs/evaluating.md").read_text("utf-8"))
    )
    found = figures(run("evaluate", *files[:2], "--json"))

    def keys(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            yield from value
            value = list(value.values())
        if isinstance(value, list):
            for inner in value:
                yield from keys(inner)

    assert set(keys(found)) - told <= {"paragraphs", "threshold", "without"}


def test_a_right_text_needs_nothing(run, files):
    found = figures(run("evaluate", files[1], files[1], "--json"))["exact"]
    assert found["cer"]["read"]["errors"] == found["words"]["broken"] == 0
    assert found["effort"]["plain"] == 0


def test_the_report_for_people(run, files):
    outcome = run("evaluate", *files[:2], "--auto", "0.75")
    assert outcome.code == 0
    assert "corrected at 0.75" in outcome.out
    assert re.search(r"as read +\d.* +\d", outcome.out)
    assert re.search(r"preference score +[+-]\d\.\d{3}", outcome.out)


def test_evidence_is_switched_off_by_its_kind(run, files):
    found = figures(run("evaluate", *files[:2], "--without", "lexicon", "--json"))
    assert found["without"] == ["lexicon"]
    outcome = run("evaluate", *files[:2], "--without", "lexicon", "--without", "astrology")
    refused(outcome, 2, "astrology", "lexicon", "shape")


class Page(HTMLParser):
    """What a page is made of, and what it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.fetched: list[str | None] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag != "meta":
            self.open.append(tag)
        self.fetched += [value for name, value in attrs if name in {"src", "href", "srcset"}]

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_stands_alone(run, files, tmp_path):
    files[0].write_text(READ.replace("Группы", "<b>Груп&пы</b>"), encoding="utf-8")
    outcome = run("evaluate", *files[:2], "--html", tmp_path / "report.html", "--json")
    assert outcome.err == f"wrote {tmp_path / 'report.html'}\n"
    text = (tmp_path / "report.html").read_text("utf-8")
    page = Page()
    page.feed(text)
    assert page.open == []
    assert page.fetched == []
    assert not {"script", "link", "img", "iframe", "b>"} & set(page.tags)
    assert "url(" not in text
    assert "@import" not in text
    assert page.tags.count("svg") >= 4
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    assert "<b>Груп&пы" not in text


def test_corrected_paragraphs_of_documents(run, here):
    truth = SOURCE[2].replace("напнсано", "написано").replace("такие сведении", "такие сведения")
    document = with_text(small_document(), 2, text=truth, status="corrected")
    in_project(here, document)
    before = tree(here.root)
    found = figures(run("evaluate", "probe", "--json"))
    assert found["paragraphs"] == 1
    assert found["exact"]["suggestions"]["faults"] == 2
    assert found["exact"]["cer"]["read"]["errors"] == 2
    assert tree(here.root) == before


def test_doubtful_words_count_as_true(run, here):
    truth = SOURCE[2].replace("напнсано", "[написано?]")
    in_project(here, with_text(small_document(), 2, text=truth, status="verified"))
    assert figures(run("evaluate", "probe", "--json"))["exact"]["cer"]["read"]["errors"] == 1


def test_a_document_that_nobody_has_corrected(run, here):
    refused(run("evaluate", "probe"), 4, "nothing to measure")


def links(path: Path, *pairs: tuple[list[int], list[int]]) -> Path:
    made = [{"source": left, "target": right, "confidence": 0.5} for left, right in pairs]
    path.write_text(json.dumps({"links": made}), encoding="utf-8")
    return path


def test_links(run, tmp_path):
    found = links(tmp_path / "found.json", ([0], [0]), ([1], [2]), ([2], [3]))
    truth = links(tmp_path / "truth.json", ([0], [0]), ([1, 2], [2]))
    measured = figures(run("evaluate", "--links", found, truth, "--json"))
    assert set(measured) == {"strict", "lax", "unlinked", "reliability"}
    assert (measured["strict"]["right"], measured["strict"]["found"]) == (1, 3)
    assert (measured["lax"]["right"], measured["lax"]["met"]) == (2, 2)
    assert measured["unlinked"]["true"] == 2
    assert "precision" in run("evaluate", "--links", found, truth).out


def test_links_of_documents(run, here):
    path = here.document_path("probe")
    assert figures(run("evaluate", "--links", path, path, "--json"))["strict"]["f1"] == 1.0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[]", ["not an object"]),
        ("{", ["not JSON"]),
        ('{"links": 3}', ["links"]),
        ('{"links": [{"source": [0]}]}', ["links.0.target"]),
        ('{"links": [\n{"source": [0],\n "target": [null]}]}', ["3", "links.0.target.0"]),
    ],
)
def test_links_that_are_none(run, tmp_path, content, words):
    good, bad = links(tmp_path / "good.json"), tmp_path / "bad.json"
    bad.write_text(content, encoding="utf-8")
    refused(run("evaluate", "--links", good, bad), 4, "bad.json", *words)


def test_files_of_different_length(run, files):
    files[1].write_text(TRUTH + "Ещё одна строка.\n", encoding="utf-8")
    refused(run("evaluate", *files[:2]), 4, "truth.txt:4", "3 lines", "4")


def test_wrong_usage(run, here, files, tmp_path):
    refused(run("evaluate"), 2, "evaluate READ.txt TRUTH.txt")
    refused(run("evaluate", files[0]), 2, "truth")
    refused(run("evaluate", *files), 2, "truth")
    refused(run("evaluate", "probe", "--translation", files[2]), 2, "--translation")
    refused(run("evaluate", "probe", "--links", files[0], files[1]), 2, "--links")
    refused(run("evaluate", "absent"), 4, "absent")
    refused(run("evaluate", tmp_path / "no.txt", files[1]), 4, "no.txt")
