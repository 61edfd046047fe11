"""`workbench evaluate` of alignments: links, sentences, and an editor who repairs them."""

import json
import re
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.cli.conftest import refused, tree
from tests.cli.test_evaluate import figures, links
from tests.session.small import in_project, small_document

RUSSIAN = """СОВЕРШЕННО СЕКРЕТНО
Посол прибыл в Гавану 4 апреля 1962 г. и был принят т. Кастро. Беседа длилась два часа.

Стороны обсудили поставки 300 тракторов и 20 тыс. тонн муки.
Кубинская сторона поблагодарила Москву за помощь.
"""
ENGLISH = """TOP SECRET
The ambassador came to Havana on April 4, 1962, and was received by Castro. It took two hours.
The parties discussed deliveries of 300 tractors and 20 thousand tons of flour.
The Cuban side thanked Moscow for its help.
Translated by the staff of the library in 1998.
"""
Place: TypeAlias = tuple[int, int, int]
"""A line, the first code point, one past the last."""

TRUE = [([0], [0]), ([1], [1]), ([3], [2]), ([4], [3])]


@pytest.fixture
def texts(tmp_path):
    """Names of the original, the translation and their true links."""
    (tmp_path / "ru.txt").write_text(RUSSIAN, encoding="utf-8")
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    return tmp_path / "ru.txt", tmp_path / "en.txt", links(tmp_path / "truth.json", *TRUE)


def written(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def sentence(source: Place, target: Place) -> dict[str, Any]:
    return {
        "source": [source[0]],
        "target": [target[0]],
        "source_spans": [source[1:]],
        "target_spans": [target[1:]],
    }


def test_a_repair(run, texts):
    measured = figures(run("evaluate", "--repair", *texts, "--json"))
    assert set(measured) == {"strict", "lax", "unlinked", "reliability", "repair"}
    assert measured["unlinked"]["true"] == 1  # a blank line is no paragraph
    for order in ("least_certain", "top_down"):
        course = measured["repair"][order]
        assert [one["answers"] for one in course][:3] == [0, 1, 2]
        assert course[0]["strict"] == measured["strict"]["f1"]
        assert course[0]["unlinked"] == measured["unlinked"]["f1"]
        assert (course[-1]["strict"], course[-1]["lax"], course[-1]["unlinked"]) == (1.0, 1.0, 1.0)
        assert course[-1]["answers"] <= 5


def test_a_repair_for_people(run, texts):
    outcome = run("evaluate", "--repair", *texts)
    assert (outcome.code, outcome.err) == (0, "")
    assert re.search(r"least certain +top-down", outcome.out)
    assert re.search(r"\n  0( +\d[\d.]* %){4}\n", outcome.out.replace("\u00a0", " "))


def test_nothing_is_written(run, here, texts):
    before = tree(here.root)
    run("evaluate", "--repair", *texts)
    assert tree(here.root) == before


def test_sentences_of_two_files(run, texts, tmp_path):
    ru, en, _ = texts
    aligned = figures(run("align", ru, en, "--sentences", "--json"))
    assert set(aligned) == {"links", "sentences"}
    found = written(tmp_path / "found.json", aligned)
    measured = figures(run("evaluate", "--links", found, found, "--json"))
    assert measured["sentences"]["strict"]["f1"] == measured["sentences"]["lax"]["f1"] == 1.0
    spans = [(one["source"], one["source_spans"]) for one in aligned["sentences"]]
    line = RUSSIAN.splitlines()[1]
    cut = line.index(" Беседа")
    assert ([1], [[0, cut]]) in spans
    assert ([1], [[cut + 1, len(line)]]) in spans


def test_true_sentences_are_compared_in_a_repair(run, texts):
    ru, en, truth = texts
    (left, right) = (text.splitlines()[1] for text in (RUSSIAN, ENGLISH))
    cut, other = left.index(" Беседа"), right.index(" It took")
    marked = [
        sentence((1, 0, cut), (1, 0, other)),
        sentence((1, cut + 1, len(left)), (1, other + 1, len(right))),
    ]
    whole = json.loads(truth.read_text("utf-8"))
    written(truth, {**whole, "sentences": marked})
    measured = figures(run("evaluate", "--repair", ru, en, truth, "--json"))["sentences"]
    assert measured["strict"]["met"] == measured["strict"]["true"] == 2
    assert "sentences, exactly the same" in run("evaluate", "--repair", ru, en, truth).out


def test_exports_are_alignments(run, here, tmp_path):
    in_project(here, small_document())
    for name, option in (("links.jsonl", ()), ("sentences.jsonl", ("--sentences",))):
        to = ("--format", "jsonl", "--furniture", "-o", tmp_path / name)
        assert run("export", "probe", *to, *option).code == 0
    path = here.document_path("probe")
    found = figures(run("evaluate", "--links", path, tmp_path / "links.jsonl", "--json"))
    assert found["strict"]["f1"] == found["unlinked"]["f1"] == 1.0
    of_sentences = tmp_path / "sentences.jsonl"
    found = figures(run("evaluate", "--links", of_sentences, of_sentences, "--json"))
    assert set(found) == {"sentences"}
    assert found["sentences"]["strict"]["f1"] == 1.0
    refused(run("evaluate", "--links", path, of_sentences), 4, "sentences.jsonl", "only sentences")


def test_confidence_is_measured_where_it_is_given(run, tmp_path):
    found = links(tmp_path / "found.json", ([0], [0]), ([1], [2]))
    measured = figures(run("evaluate", "--links", found, found, "--json"))["reliability"]
    assert (measured["count"], measured["calibration_error"]) == (2, 0.5)
    told = {"source": [0], "target": [0]}
    confirmed = {**told, "confidence": 1.0, "status": "confirmed"}
    for entry in (told, confirmed):
        found = written(tmp_path / "found.json", {"links": [entry]})
        assert "reliability" not in figures(run("evaluate", "--links", found, found, "--json"))


def test_every_key_is_told_of(run, texts, repository):
    page = (repository / "docs/evaluating.md").read_text("utf-8")
    told = set(re.findall(r"`([a-z_0-9]+)`", page))
    ru, en, truth = texts
    measured = figures(run("evaluate", "--repair", ru, en, truth, "--json"))
    assert set(measured) | set(measured["repair"]) | {"sentences"} <= told
    assert set(measured["repair"]["top_down"][0]) <= told


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([([0], [9])], ["links.0.target.0", "0 to 4"]),
        ([([0], [0]), ([-1], [1])], ["links.1.source.0", "from 0"]),
        ([(["a"], [0])], ["links.0.source.0"]),
        ([([0, 2], [0])], ["links.0.source.1", "blank"]),
        ([([0], [0]), ([1, 0], [1])], ["links.1.source.1", "line 0", "before"]),
    ],
)
def test_links_that_do_not_fit_the_texts(run, texts, entries, words):
    ru, en, truth = texts
    refused(run("evaluate", "--repair", ru, en, links(truth, *entries)), 4, "truth.json", *words)


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        (sentence((0, 0, 99), (0, 0, 3)), ["sentences.0.source_spans.0", "19"]),
        (sentence((0, 5, 5), (0, 0, 3)), ["sentences.0.source_spans.0"]),
        (sentence((7, 0, 5), (0, 0, 3)), ["sentences.0.source.0"]),
        ({"source": [0], "target": [0]}, ["sentences.0.source_spans"]),
        ({**sentence((0, 0, 5), (0, 0, 3)), "target_spans": [[0, "3"]]}, ["target_spans.0"]),
    ],
)
def test_sentences_that_do_not_fit_the_texts(run, texts, tmp_path, pair, words):
    truth = written(tmp_path / "truth.json", {"links": [], "sentences": [pair]})
    refused(run("evaluate", "--repair", *texts[:2], truth), 4, "truth.json", *words)


@pytest.mark.parametrize("number", [-1, 10**12])
def test_a_number_that_no_paragraph_has(run, tmp_path, number):
    bad = links(tmp_path / "bad.json", ([0], [number]))
    refused(run("evaluate", "--links", bad, bad), 4, "bad.json", "links.0.target.0")


@pytest.mark.parametrize("confidence", [1.5, -0.1, "sure", None])
def test_a_confidence_that_is_none(run, tmp_path, confidence):
    entry = {"source": [0], "target": [0], "confidence": confidence}
    bad = written(tmp_path / "bad.json", {"links": [entry]})
    refused(run("evaluate", "--links", bad, bad), 4, "bad.json", "links.0.confidence")


def test_a_damaged_export_is_named_by_its_line(run, tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_text('{"source_ids": [], "target_ids": []}\n\n{"source_ids": 3}\n', encoding="utf-8")
    refused(run("evaluate", "--links", path, path), 4, "bad.jsonl:3", "source_ids")
    path.write_text('{"source_ids": [], "target_ids": []}\n{"source_ids"\n', encoding="utf-8")
    refused(run("evaluate", "--links", path, path), 4, "bad.jsonl", "not JSON")


def test_wrong_usage(run, here, texts):
    ru, en, truth = texts
    assert run("evaluate", "--repair", ru, en).code == 2
    refused(run("evaluate", "probe", "--repair", *texts), 2, "--repair")
    refused(run("evaluate", "--links", truth, truth, "--repair", *texts), 2, "--links")
    refused(run("evaluate", "--repair", *texts, "--html", "x.html"), 2, "--json only")
    refused(run("evaluate", "--repair", ru, en.with_name("no.txt"), truth), 4, "no.txt")
    refused(run("evaluate", "--repair", ru, en, truth.with_name("no.json")), 4, "no.json")
    refused(run("align", "probe", "--sentences"), 2, "export probe --sentences")
