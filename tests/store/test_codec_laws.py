"""Laws of the file format, for documents drawn at random."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import documents
from tests.session.small import small_document
from workbench.errors import BadInputError
from workbench.model.edits import apply
from workbench.model.operations.texts import set_note
from workbench.store.check import schema
from workbench.store.codec import decode, encode
from workbench.store.jsontext import Lines, emit, line_of, parse

STRING = r'"(?:[^"\\]|\\.)*"'
SCALAR = rf"(?:{STRING}|-?[0-9.e-]+)"
LINE = regex.compile(
    rf" *(?:{STRING}: )?(?:[{{\[]|[\]}}],?|\[(?:{SCALAR}(?:, )?)*\],?|\{{\}},?|{SCALAR},?)"
)
VALIDATOR = jsonschema.Draft202012Validator(schema())


@given(documents())
@settings(max_examples=60, deadline=None)
def test_decoding_gives_back_what_was_encoded(document):
    text = encode(document)
    assert decode(text, "probe.json") == document
    assert encode(decode(text, "probe.json")) == text


@given(documents())
@settings(max_examples=40, deadline=None)
def test_what_is_encoded_satisfies_the_schema(document):
    VALIDATOR.validate(json.loads(encode(document)))


@given(documents())
@settings(max_examples=40, deadline=None)
def test_the_canonical_text_has_one_field_a_line(document):
    text = encode(document)
    assert text.endswith("}\n")
    assert "\r" not in text
    assert not text.endswith("\n\n")
    for line in text.splitlines():
        assert LINE.fullmatch(line), line
        assert line == line.rstrip()


def test_keys_stand_in_a_fixed_order():
    value = json.loads(encode(small_document()))
    assert list(value) == ["format", "id", "title", "metadata", "source", "target", "links"]
    assert list(value["source"]) == list(value["target"]) == ["language", "paragraphs"]
    source = value["source"]["paragraphs"][0]
    assert list(source) == ["id", "text", "ocr", "status", "scan", "checked", "kind"]
    assert list(value["target"]["paragraphs"][0]) == ["id", "text", "kind"]
    assert list(value["links"][0]) == ["source", "target", "status", "confidence"]


def test_a_note_stands_first_and_only_where_there_is_one():
    document = small_document()
    first, second = document.source[0], document.target[1]
    for id_, note in ((first.id, "см. лист 4"), (second.id, "loose")):
        document = apply(document, set_note(document, id_, note))
    value = json.loads(encode(document))
    assert list(value["source"]["paragraphs"][0])[:3] == ["note", "id", "text"]
    assert list(value["target"]["paragraphs"][1]) == ["note", "id", "text", "kind"]
    without = [line for line in encode(document).splitlines() if '"note": ' not in line]
    assert "\n".join([*without, ""]) == encode(small_document())


def test_a_note_that_is_empty_in_the_file_is_none():
    text = encode(small_document()).replace(
        '{\n        "id"', '{\n        "note": "",\n        "id"'
    )
    assert decode(text, "probe.json") == small_document()


def test_cyrillic_stands_as_it_is():
    assert "Донесение" in encode(small_document())


def test_keys_in_another_order_and_other_white_space_mean_the_same():
    value = json.loads(encode(small_document()))
    shuffled = {key: value[key] for key in reversed(value)}
    assert decode(json.dumps(shuffled), "probe.json") == small_document()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)


@given(st.data(), documents())
@settings(max_examples=150, deadline=None)
def test_what_the_schema_refuses_decoding_refuses_and_nothing_else_is_raised(data, document):
    value = json.loads(encode(document))
    broken = data.draw(mutations(value))
    text = json.dumps(broken, ensure_ascii=False)
    refused = not VALIDATOR.is_valid(broken)
    try:
        accepted = decode(text, "probe.json")
    except BadInputError as error:
        says_where = error.place is not None and error.place.file == "probe.json"
        assert says_where
        return
    assert not refused
    assert decode(encode(accepted), "probe.json") == accepted
    encode(accepted).encode("utf-8")


@st.composite
def mutations(draw, value):
    """The value with one thing changed: a field gone, added, twice, or of any other value."""
    value = copy.deepcopy(value)
    holders = [holder for holder in _containers(value) if holder]
    holder = draw(st.sampled_from(holders))
    key = draw(st.sampled_from(list(holder) if isinstance(holder, dict) else range(len(holder))))
    match draw(st.sampled_from(["remove", "replace", "add", "repeat", "neighbour"])):
        case "remove":
            del holder[key]
        case "replace":
            holder[key] = draw(json_values)
        case "add" if isinstance(holder, dict):
            holder[draw(st.text(max_size=6))] = draw(json_values)
        case "neighbour":
            holder[key] = draw(
                st.sampled_from(
                    ["", " ", "RU", "x" * 65, "raw", "p:1-0", ":1-2", "p:0-3", "a\nb:0-1",
                     "p:٣-٤", "\ud800", 1.00001, -0.00001, 1, 10**400, [""], ["a"], "workbench/2"]
                )
            )  # fmt: skip
        case _ if isinstance(holder, list):
            holder.insert(key, copy.deepcopy(holder[key]))
    return value


def _containers(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from _containers(item)
    elif isinstance(value, list):
        yield value
        for item in value:
            yield from _containers(item)


@st.composite
def numbered(draw):
    """A JSON value in which every leaf is another number, and the way to each."""
    counter = iter(range(10_000))
    keys = st.text(st.sampled_from('ab"\\:,{}[] я'), max_size=3)

    def fill(shape: Any, path: tuple[str | int, ...]) -> Any:
        if shape is None:
            number = next(counter)
            leaves[path] = number
            return number
        if isinstance(shape, list):
            return [fill(item, (*path, n)) for n, item in enumerate(shape)]
        return {key: fill(item, (*path, key)) for key, item in shape.items()}

    leaves: dict[tuple[str | int, ...], int] = {}
    shape = draw(
        st.recursive(
            st.none(),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
            max_leaves=8,
        )
    )
    return fill(shape, ()), leaves


@given(numbered())
@settings(max_examples=100, deadline=None)
def test_the_line_of_a_field_is_the_line_it_stands_on(drawn):
    value, leaves = drawn
    text = emit(value)
    assert parse(text, "probe.json") == value
    lines = text.split("\n")
    for path, number in leaves.items():
        line = lines[line_of(text, path) - 1]
        assert regex.search(rf"(?<![0-9]){number}(?![0-9])", line), (path, line)


@given(numbered(), st.text("ab", max_size=2))
@settings(max_examples=50, deadline=None)
def test_the_line_of_a_field_that_is_missing_is_that_of_what_should_have_it(drawn, missing):
    value, leaves = drawn
    lines = Lines(emit(value))
    for path in leaves:
        assert lines.of((*path, missing, 3)) == lines.of(path)
    assert lines.of(("!",)) == 1
    assert Lines('{"a": [], "b":\n {}}').of(("a", 0)) == 1
    assert Lines('{"a": [], "b":\n {}}').of(("b", "c", 0)) == 2
