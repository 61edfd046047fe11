"""Reads hOCR 1.2: what Tesseract writes, and what `hocr_writer` keeps beside a scan.

The parser is expat, driven directly: it knows the line of every element, needs no recursion, and
lets entity declarations be refused before they are expanded.
"""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat

from workbench.disk import read_bytes
from workbench.errors import BadInputError, Place
from workbench.ocr.hocr_builder import HocrMistakeError, PageBuilder
from workbench.ocr.layout import HocrPage

_LARGEST = 64 * 2**20
_REMEDY = "delete it and read the scan again"


def load(path: Path) -> HocrPage:
    """Read an hOCR file of one page.

    Raises:
        BadInputError: the file is missing, unreadable, huge, or not hOCR of one page; the place
            names the file and, where there is one, the line.
    """
    if not path.exists():
        raise BadInputError("there is no such hOCR file", "read the scan again", Place(str(path)))
    return parse(read_bytes(path, _LARGEST, _REMEDY), str(path))


def parse(data: bytes, file: str = "hOCR") -> HocrPage:
    """Turn hOCR of one page into values; words without text are left out.

    Args:
        data: the XHTML, in UTF-8 or the encoding it declares.
        file: name under which mistakes are reported.

    Raises:
        BadInputError: it is not well-formed XML, declares entities or an encoding that can not be
            read, or is not hOCR of one page.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    builder = PageBuilder()
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position only
        return builder.page()
    except HocrMistakeError as mistake:
        line = parser.CurrentLineNumber if mistake.in_element else None
        place = Place(file, line, mistake.field)
        raise BadInputError(mistake.message, _REMEDY, place) from mistake
    except (LookupError, ValueError) as error:  # what pyexpat says of encodings it can not use
        what = "the encoding it declares is unknown or can not be read"
        raise BadInputError(what, _REMEDY, Place(file, 1)) from error
    except expat.ExpatError as error:
        what = f"not well-formed hOCR: {expat.ErrorString(error.code)}"
        raise BadInputError(what, _REMEDY, Place(file, error.lineno)) from error


def _refuse_entity(name: str, *_: object) -> None:
    raise HocrMistakeError("hOCR may not declare entities", field=name)
