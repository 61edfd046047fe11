"""Files that are not sound: what `decode` and `check` say, and that they say where."""

import json
import os

import jsonschema
import pytest

from tests.session.small import in_project, small_document
from workbench.disk import read_text
from workbench.errors import BadInputError, Place, UsageError
from workbench.store.check import check_file, schema
from workbench.store.codec import decode, encode

TEXT = encode(small_document())
VALUE = json.loads(TEXT)
FIRST, SECOND = (p["id"] for p in VALUE["source"]["paragraphs"][:2])
LINKED = VALUE["links"][0]["source"][0]
LINES = TEXT.split("\n")


def line(fragment: str, nth: int = 1) -> int:
    """Number of the nth line that holds a fragment."""
    return [n for n, text in enumerate(LINES, 1) if fragment in text][nth - 1]


def place_of(error: BadInputError) -> Place:
    """Where an error says it is; every error about a file says it."""
    assert error.place is not None
    return error.place


# For each: old text, new text, line of the field, field, words of the message.
DAMAGE = {
    "newer format": ("workbench/1", "workbench/2", 2, "format", "workbench/2"),
    "another program's": ("workbench/1", "other/1", 2, "format", "not a workbench document"),
    "duplicate id": (
        f'"id": "{SECOND}"', f'"id": "{FIRST}"',
        line(f'"id": "{SECOND}"'), "source.paragraphs.1.id", "twice",
    ),
    "missing field": (
        f'"id": "{SECOND}",\n        "text"', f'"id": "{SECOND}",\n        "was"',
        line(f'"id": "{SECOND}"') + 1, "source.paragraphs.1.was", "no such field",
    ),
    "wrong status": (
        '"status": "raw"', '"status": "fresh"', line('"status": "raw"'),
        "source.paragraphs.0.status", "raw, corrected, verified",
    ),
    "wrong type": (
        '"scan": []', '"scan": "page"', line('"scan"'), "source.paragraphs.0.scan", "not a list",
    ),
    "text that is a number": (
        '"title": "Донесение"', '"title": 5', 4, "title", "not text",
    ),
    "metadata that is no text": (
        '"17 мая 1962"', "1962", line("17 мая"), "metadata.date", "not text",
    ),
    "double space": (
        "группы ОРО", "группы  ОРО", line("группы ОРО"), "source.paragraphs.0.text", "one line",
    ),
    "decomposed": (
        "Последний", "Последнии\u0306", line("Последний"), "source.paragraphs.3.text", "NFC",
    ),
    "decomposed OCR": (
        '"ocr": "Последний', '"ocr": "Последнии\u0306', line('"ocr": "Последний'),
        "source.paragraphs.3.ocr", "NFC",
    ),
    "OCR of two lines": (
        '"ocr": "Последний ', '"ocr": "Последний\\n', line('"ocr": "Последний'),
        "source.paragraphs.3.ocr", "one line",
    ),
    "title of two lines": ("Донесение", "Донесение\\nо порте", 4, "title", "one line"),
    "decomposed metadata": (
        "17 мая 1962", "17 маи\u0306я", line("17 мая"), "metadata.date", "NFC",
    ),
    "scan in another folder": (
        '"scan": []', '"scan": ["../other/page-001.png:0-3"]', line('"scan"'),
        "source.paragraphs.0.scan", "bare name",
    ),
    "scan in a folder of another system": (
        '"scan": []', '"scan": ["other\\\\page-001.png:0-3"]', line('"scan"'),
        "source.paragraphs.0.scan", "bare name",
    ),
    "scan that is hidden": (
        '"scan": []', '"scan": [".page-001.png:0-3"]', line('"scan"'),
        "source.paragraphs.0.scan", "bare name",
    ),
    "link against the order": (
        f'["{LINKED}"]', f'["{VALUE["source"]["paragraphs"][2]["id"]}", "{LINKED}"]',
        line(f'["{LINKED}"]'), "links.0.source", "order",
    ),
    "scan that runs backward": (
        '"scan": []', '"scan": ["page-001.png:9-3"]', line('"scan"'),
        "source.paragraphs.0.scan", "page-001.png:9-3",
    ),
    "scan with other digits": (
        '"scan": []', '"scan": ["page-001.png:٣-٤"]', line('"scan"'),
        "source.paragraphs.0.scan", "not of the form",
    ),
    "empty checked place": (
        '"checked": []', '"checked": [""]', line('"checked"'),
        "source.paragraphs.0.checked.0", "empty",
    ),
    "empty document id": ('"id": "probe"', '"id": ""', 3, "id", "empty"),
    "empty paragraph id": (
        f'"id": "{SECOND}"', '"id": ""', line(f'"id": "{SECOND}"'), "source.paragraphs.1.id",
        "1 to 64",
    ),
    "endless paragraph id": (
        f'"id": "{SECOND}"', f'"id": "{"x" * 65}"', line(f'"id": "{SECOND}"'),
        "source.paragraphs.1.id", "1 to 64",
    ),
    "language": ('"language": "ru"', '"language": "Russian"', line('"ru"'), "source.language",
                 "language code"),
    "half a surrogate pair": (
        '"title": "Донесение"', '"title": "\\ud83d"', 4, "title", "half a character",
    ),
    "half a surrogate pair in a list": (
        '"checked": []', '"checked": ["ОРО", "\\udc00"]', line('"checked"'),
        "source.paragraphs.0.checked.1", "half a character",
    ),
    "unknown paragraph in a link": (
        f'["{FIRST}"]', '["nobody"]', line(f'["{FIRST}"]'), "links.0.source", "nobody",
    ),
    "confidence over 1": (
        '"confidence": 1.0', '"confidence": 1.5', line("1.0"), "links.0.confidence", "0 and 1",
    ),
    "confidence just over 1": (
        '"confidence": 1.0', '"confidence": 1.00001', line("1.0"), "links.0.confidence", "0 and 1",
    ),
    "confidence below 0": (
        '"confidence": 1.0', '"confidence": -0.00001', line("1.0"), "links.0.confidence",
        "0 and 1",
    ),
    "confidence without end": (
        '"confidence": 1.0', f'"confidence": {10**350}', line("1.0"), "links.0.confidence",
        "too large",
    ),
    "confidence that overflows": (
        '"confidence": 1.0', '"confidence": 1e999', line("1.0"), "links.0.confidence", "0 and 1",
    ),
    "confidence that is true": (
        '"confidence": 1.0', '"confidence": true', line("1.0"), "links.0.confidence",
        "not a number",
    ),
    "conflict about nothing": (
        '  "id": "probe"',
        '  "conflict": {"credits": {"base": "", "ours": "а", "theirs": "б"}},\n  "id": "probe"',
        3, "conflict.credits", "no part",
    ),
    "conflict of two lines": (
        '  "id": "probe"',
        '  "conflict": {"title": {"base": "", "ours": "а\\nб", "theirs": ""}},\n  "id": "probe"',
        3, "conflict.title.ours", "one line",
    ),
    "id that commands a terminal": (
        f'"id": "{SECOND}"', '"id": "s\\u001b[2J"', line(f'"id": "{SECOND}"'),
        "source.paragraphs.1.id", "control",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
def test_decoding_says_which_field_of_which_line_is_wrong(name):
    old, new, number, field, words = DAMAGE[name]
    assert old in TEXT
    with pytest.raises(BadInputError) as caught:
        decode(TEXT.replace(old, new, 1), "aligned/probe.json")
    place = place_of(caught.value)
    assert (place.file, place.line, place.field) == ("aligned/probe.json", number, field)
    assert words in caught.value.message
    assert str(caught.value).startswith(f"aligned/probe.json:{number}: {field}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", DAMAGE)
def test_checking_finds_the_same_line(name, project):
    old, new, number, *_ = DAMAGE[name]
    path = in_project(project, small_document())
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    findings = list(check_file(path))
    assert findings
    # the schema names the object that a field is missing from, decoding the field itself
    assert min(abs((f.place.line or 0) - number) for f in findings) <= 2


SCHEMA_DOES_NOT_SEE = {"duplicate id", "double space", "decomposed", "unknown paragraph in a link",
                       "decomposed OCR", "OCR of two lines", "title of two lines",
                       "decomposed metadata", "link against the order",
                       "scan that runs backward", "half a surrogate pair",
                       "half a surrogate pair in a list", "conflict of two lines"}  # fmt: skip


@pytest.mark.parametrize("name", sorted(set(DAMAGE) - SCHEMA_DOES_NOT_SEE))
def test_the_schema_refuses_it_too(name):
    old, new, *_ = DAMAGE[name]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(TEXT.replace(old, new, 1)), schema())


# For each: text, line if it must be named, words of the message.
BROKEN: dict[str, tuple[str, int | None, str]] = {
    "empty": ("", 1, "not JSON"),
    "truncated": (TEXT[: len(TEXT) // 2], None, "not JSON"),
    "no object": ("[]", 1, "not an object"),
    "only text": ('"text"', 1, "not an object"),
    "conflict marks": (
        TEXT.replace(LINES[3], f"<<<<<<< HEAD\n{LINES[3]}\n=======\n{LINES[3]}\n>>>>>>> other"),
        4,
        "conflict marks",
    ),
    "conflict marks in a list": (
        TEXT.replace(LINES[13], f"<<<<<<< HEAD\n{LINES[13]}\n=======\n{LINES[13]}\n>>>>>>> x", 1),
        14,
        "conflict marks",
    ),
    "not a number": (TEXT.replace('"confidence": 1.0', '"confidence": NaN', 1), line("1.0"), "NaN"),
    "infinity": (
        TEXT.replace('"confidence": 1.0', '"confidence": -Infinity', 1), line("1.0"), "Infinity"
    ),
    "the word NaN in a text before": (
        TEXT.replace("Донесение", "NaN").replace('"confidence": 1.0', '"confidence": NaN', 1),
        line("1.0"),
        "NaN",
    ),
    "endless digits": (
        TEXT.replace('"confidence": 1.0', f'"confidence": {"9" * 5000}', 1), line("1.0"), "digits"
    ),
    "the same key twice": (
        TEXT.replace('"title": "Донесение",', '"title": "Донесение",\n  "title": "Другое",'),
        5,
        "twice",
    ),
    "the same key twice inside": (
        TEXT.replace('"checked": [],', '"checked": [],\n        "checked": [],', 1),
        line('"checked"') + 1,
        "twice",
    ),
    "deep nesting": ('{"format": ' + "[" * 100_000 + "]" * 100_000 + "}", None, "nested"),
    "byte order mark": ("\ufeff" + TEXT, 1, "not JSON"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_text_that_is_no_json_is_refused_with_its_line(name):
    text, number, words = BROKEN[name]
    with pytest.raises(BadInputError) as caught:
        decode(text, "aligned/probe.json")
    assert place_of(caught.value).file == "aligned/probe.json"
    if number is not None:
        assert place_of(caught.value).line == number
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", BROKEN)
def test_checking_reports_broken_files_as_findings(name, tmp_path):
    path = tmp_path / "probe.json"
    path.write_text(BROKEN[name][0], encoding="utf-8")
    findings = list(check_file(path))
    assert findings
    assert all("\n" not in str(finding) for finding in findings)


@pytest.mark.parametrize("depth", [100, 400, 700, 850, 900, 925, 950, 960, 970, 980, 990])
def test_nesting_of_any_depth_is_a_finding(depth, tmp_path):
    path = tmp_path / "probe.json"
    path.write_text('{"format": "workbench/1", "id": ' + "[" * depth + "]" * depth + "}", "utf-8")
    assert list(check_file(path))


def test_a_line_that_is_not_utf8_is_named(tmp_path):
    path = tmp_path / "probe.json"
    path.write_bytes(TEXT.encode().replace("Последний".encode(), "Последний".encode("cp1251")))
    with pytest.raises(BadInputError) as caught:
        read_text(path)
    assert place_of(caught.value).line == line("Последний")
    (finding,) = check_file(path)
    assert finding.place.line == line("Последний")


def test_a_paragraph_in_two_links_is_named():
    value = json.loads(TEXT)
    value["links"][1]["source"] = [FIRST]
    with pytest.raises(BadInputError, match=f"{FIRST} stands in 2 links") as caught:
        decode(json.dumps(value), "probe.json")
    assert place_of(caught.value).field.startswith("links.")


def test_a_paragraph_in_no_link_is_named():
    value = json.loads(TEXT)
    lonely = value["links"].pop()
    with pytest.raises(BadInputError, match="stands in no link") as caught:
        decode(json.dumps(value, indent=1), "probe.json")
    assert str([*lonely["source"], *lonely["target"]][0]) in caught.value.message
    assert place_of(caught.value).field == "links"


def test_a_newer_format_is_told_from_a_damaged_one(project):
    path = in_project(project, small_document())
    newer = TEXT.replace("workbench/1", "workbench/2").replace('"kind"', '"sort"')
    path.write_text(newer, encoding="utf-8")
    (finding,) = check_file(path)
    assert "this program knows workbench/1" in finding.message
    assert "newer workbench" in finding.remedy
    assert finding.place.line == 2


def test_a_clean_file_has_no_findings(project):
    assert list(check_file(in_project(project, small_document()), project.root / "scans")) == []


def test_what_is_sound_but_not_clean_is_found(project):
    path = in_project(project, small_document(document_id="other"))
    path = path.rename(path.with_name("probe.json"))
    text = path.read_text(encoding="utf-8")
    text = text.replace('"checked": []', '"checked": ["Куба"]', 1)
    text = text.replace('"scan": []', '"scan": ["page-001.png:0-12"]', 1)
    path.write_text(text.replace('"title": ', '"title":'), encoding="utf-8")
    messages = [str(finding) for finding in check_file(path, project.root / "scans")]
    assert len(messages) == 4
    assert any("not the name of the file" in m and ":3:" in m for m in messages)
    assert any("canonical" in m for m in messages)
    assert any("“Куба” does not stand" in m for m in messages)
    assert any("page-001.png is missing" in m for m in messages)


@pytest.mark.parametrize(
    ("name", "words"),
    [("my file", "can not be a document id"), ("и\u0306", "NFC"), ("я" * 101, "202 bytes")],
)
def test_a_file_whose_name_is_no_id_is_a_finding_and_is_listed(name, words, project):
    (project.aligned / f"{name}.json").write_text(TEXT, encoding="utf-8")
    findings = list(check_file(project.aligned / f"{name}.json"))
    assert any(words in f"{finding.message} {finding.remedy}" for finding in findings)
    assert project.document_ids() == (name,)
    with pytest.raises(UsageError):
        project.load(name)


def test_a_name_that_is_no_text_is_listed_as_it_can_be_shown(project):
    raw = os.fsencode(project.aligned) + b"/\xff.json"
    try:
        with open(raw, "w", encoding="utf-8") as file:  # noqa: PTH123 - a path of bytes
            file.write(TEXT)
    except OSError:
        pytest.skip("this file system holds only names that are text")
    (name,) = project.document_ids()
    assert name.encode("utf-8") == b"\\udcff"
    with pytest.raises(UsageError):
        project.load(name)
