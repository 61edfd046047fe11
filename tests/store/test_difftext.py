"""A document as text for `git diff`: nothing hidden, small changes small, no input refused."""

import difflib
import json
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import documents, edits_of
from tests.session.small import small_document
from workbench.model.conflict import Conflict, LinkConflict
from workbench.model.document import Document, ScanRange
from workbench.model.edits import apply
from workbench.model.operations import texts
from workbench.model.text import Span
from workbench.store import difftext
from workbench.store.codec import encode
from workbench.store.difftext import readable


def text_of(document: Document) -> str:
    return readable(encode(document).encode()).decode()


def changed(old: Document, new: Document) -> list[str]:
    lines = difflib.ndiff(text_of(old).splitlines(), text_of(new).splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_a_document_reads_like_this():
    document = small_document(
        ("Ha основании этих cведении. Слова были те же.", "Дело 88497, лист 3"),
        ("On the basis of this. The words were the same.", "A paragraph without an original."),
    )
    first, second = document.source
    paragraphs = (
        replace(
            first,
            text=first.text.replace("Ha", "На").replace("cведении", "сведений"),
            status="corrected",
            scan=(ScanRange("page-001.png", 0, 45),),
            checked=("этих", "те#1"),
            note="печать неясна",
        ),
        second,
    )
    shown = text_of(document.with_side("source", paragraphs))
    s, t = document.source, document.target
    assert (
        shown
        == f"""\
probe
  title: Донесение
  languages: ru, en
  metadata.date: 17 мая 1962
  metadata.citation: Ф. 5, оп. 30

{s[0].id}  corrected, text
  language: ru
  scan: page-001.png:0-45
  note: печать неясна
    На основании этих сведений.
  ocr: Ha … cведении.
    Слова были те же.
  checked: этих; те#1

{s[1].id}  raw, furniture
  language: ru
  scan: –
  note: –
    Дело 88497, лист 3

{t[0].id}  text
  language: en
  scan: –
  note: –
    On the basis of this.
    The words were the same.

{t[1].id}  text
  language: en
  scan: –
  note: –
    A paragraph without an original.

links
  {s[0].id} = {t[0].id}  confirmed 1.00
  {s[1].id} = –  auto 0.00
  – = {t[1].id}  auto 0.00
"""
    )


def test_one_corrected_word_changes_one_sentence():
    old = small_document(("Ha основании. Слова были те же.",))
    id_ = old.source[0].id
    first = [texts.Replacement(Span(0, 2), "На")]
    new = apply(old, texts.replace_spans(old, id_, first, name="correct", by_person=False))
    assert changed(old, new) == [
        "-     Ha основании.",
        "+     На основании.",
        "+   ocr: Ha",
    ]


@pytest.mark.parametrize(
    ("text", "ocr", "shown"),
    [
        ("раз грузка судов", "разгрузка судов", "разгрузка"),
        ("пар в порту", "пар", "–"),
        ("", "пятно", "пятно"),
        ("пятно", "", "–"),
        ("а б в г", "х б у г", "х … у"),
    ],
)
def test_of_the_ocr_stands_there_what_the_text_has_not(text, ocr, shown):
    document = small_document()
    first = replace(document.source[0], text=text, ocr=ocr)
    document = document.with_side("source", (first, *document.source[1:]))
    assert f"    {text or '–'}\n  ocr: {shown}\n" in text_of(document)


def test_conflicts_are_shown():
    document = small_document()
    disputed = Conflict("было", "наше", "их")
    first = replace(document.source[0], conflict=disputed)
    link = replace(
        document.links[0],
        conflict=LinkConflict((), ((("sa",), ("tb", "tc")),), ((("sa",), ()), ((), ("tb",)))),
    )
    document = replace(
        document,
        source=(first, *document.source[1:]),
        links=(link, *document.links[1:]),
        conflicts={"title": disputed},
    )
    shown = text_of(document)
    for line in (
        "  title conflict, theirs: их",
        "  conflict, base: было",
        "  conflict, ours: наше",
        "    conflict, base: –",
        "    conflict, ours: sa = tb + tc",
        "    conflict, theirs: sa = –; – = tb",
    ):
        assert f"{line}\n" in shown


@given(st.data())
def test_no_edit_goes_unseen(data):
    old = data.draw(documents())
    new = apply(old, data.draw(edits_of(old)))
    if encode(old) != encode(new):
        assert text_of(old) != text_of(new)


@given(documents())
def test_headings_alone_stand_at_the_margin(document):
    ids = [p.id for p in (*document.source, *document.target)]
    margin = [line for line in text_of(document).splitlines() if line[:1].strip()]
    assert [line.split("  ")[0] for line in margin] == [document.id, *ids, "links"]


def sound() -> dict[str, object]:
    value: dict[str, object] = json.loads(encode(small_document()))
    return value


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n",
        b"[1, 2]",
        b"null",
        b"[" * 100_000,
        json.dumps({**sound(), "format": "workbench/2"}).encode(),
        json.dumps({**sound(), "new": 1}).encode(),
        json.dumps({**sound(), "title": "\ud800"}).encode(),
        json.dumps({**sound(), "title": "\x1b[2J"}).encode(),
        json.dumps({**sound(), "title": "a\n  title: b"}).encode(),
        json.dumps({**sound(), "links": [{"source": 1}]}).encode(),
        encode(small_document()).replace('"confidence": 1.0', '"confidence": 1e999').encode(),
        json.dumps({**sound(), "source": ["language"]}).encode(),
        encode(small_document()).replace('"title"', '"title": "a",\n  "title"').encode(),
    ],
)
def test_what_is_no_document_comes_out_as_it_is(data):
    assert readable(data) == data


@given(st.binary() | st.recursive(st.none() | st.text(), st.lists).map(json.dumps).map(str.encode))
def test_no_input_is_refused(data):
    assert readable(data) == data


def test_it_runs_alone_and_prints_utf_8_in_any_locale(tmp_path):
    """As git runs it: nothing of ours can be imported."""
    path = tmp_path / "протокол.json"
    path.write_text(encode(small_document()), "utf-8")
    for environment in ({"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}):
        command = [sys.executable, "-I", "-S", difftext.__file__, str(path)]
        done = subprocess.run(command, capture_output=True, check=True, env=environment)
        assert done.stdout.decode("utf-8") == text_of(small_document())
        assert done.stderr == b""
