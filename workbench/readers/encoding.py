"""Bytes to text, whatever encoding and line ending they come in, or an error that says why not."""

from __future__ import annotations

import codecs
from pathlib import Path

import regex

from workbench.disk import read_bytes
from workbench.errors import BadInputError, Place
from workbench.readers.charsets import best_charset

LARGEST = 20 * 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_LINE_END = regex.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_CONTROL = regex.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_MOJIBAKE = regex.compile(r"[ÐÑ][\x80-\xbf\u0152-\u2122]")
_SPLIT = "split it into documents"
_SAVE_AS_TEXT = "save it as plain text in UTF-8 and try again"


def read_file(path: Path) -> str:
    """The text of a file, lines ended by LF.

    Raises:
        BadInputError: the file is missing, no file, unreadable, too large or no text.
    """
    return decode(read_bytes(path, LARGEST, _SPLIT), str(path))


def decode(data: bytes, name: str) -> str:
    """Text of the bytes of a file, lines ended by LF, without a byte order mark.

    UTF-8, UTF-16 and UTF-32 by their marks, UTF-8 without one, else the single-byte code page
    that makes the likeliest text (`charsets`).

    Raises:
        BadInputError: empty, larger than 20 MiB, binary, or in no encoding that makes text.
    """
    if not data.strip():
        raise BadInputError("the file is empty", "give a file with text", Place(name))
    if len(data) > LARGEST:
        what = f"the file is larger than {LARGEST // 1024**2} MiB"
        raise BadInputError(what, _SPLIT, Place(name))
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise BadInputError(f"it is {what}, not a text", _SAVE_AS_TEXT, Place(name))
    text = _LINE_END.sub("\n", _decoded(data, name)).removesuffix("\x1a")
    _refuse_binary(text, name)
    return text


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise _damaged(data, error.start, encoding, name) from None
    if b"\x00" in data:
        line = data.count(b"\n", 0, data.index(b"\x00")) + 1
        raise BadInputError("it is a binary file, not a text", _SAVE_AS_TEXT, Place(name, line))
    try:
        return _whole_utf8(data.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        return _single_byte(data, error.start, name)


def _whole_utf8(text: str, name: str) -> str:
    """`text`, unless its letters were lost or decoded wrongly before it was saved."""
    strange = [match.start() for match in _MOJIBAKE.finditer(text)]
    if len(strange) > 3 and len(strange) > 0.2 * sum(c.isalpha() for c in text):
        line = text.count("\n", 0, strange[0]) + 1
        advice = "open the original again as UTF-8 and save it anew"
        raise BadInputError("UTF-8 text was saved as Western", advice, Place(name, line))
    lost = text.count("\ufffd")
    if lost > 3 and lost > 0.1 * len(text):
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        advice = "the letters are gone from this copy: use the original file"
        raise BadInputError("most letters are replacement characters", advice, Place(name, line))
    return text


def _single_byte(data: bytes, first_bad: int, name: str) -> str:
    """Text in a code page; a UTF-8 file with a few broken bytes is not taken for one."""
    replaced = data.decode("utf-8", errors="replace")
    whole = sum(c > "\x7f" and c != "\ufffd" for c in replaced)
    if whole > 10 * replaced.count("\ufffd"):
        raise _damaged(data, first_bad, "UTF-8", name)
    charset = best_charset(data)
    if charset is None:
        line = data.count(b"\n", 0, first_bad) + 1
        advice = "save it as UTF-8 and try again"
        raise BadInputError("the encoding is not known", advice, Place(name, line))
    return data.decode(charset, errors="replace")


def _refuse_binary(text: str, name: str) -> None:
    found = [match.start() for match in _CONTROL.finditer(text)]
    if len(found) > 0.01 * len(text):
        line = text.count("\n", 0, found[0]) + 1
        raise BadInputError("it is a binary file, not a text", _SAVE_AS_TEXT, Place(name, line))
    if not text.strip():
        raise BadInputError("the file is empty", "give a file with text", Place(name))


def _damaged(data: bytes, position: int, encoding: str, name: str) -> BadInputError:
    line = data.count(b"\n", 0, position) + 1
    advice = "repair that line or save the file anew as UTF-8"
    return BadInputError(f"a byte is not {encoding}", advice, Place(name, line))
