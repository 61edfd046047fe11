"""The one wrapper around the external program Tesseract, through pytesseract."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import BadInputError, MissingDependencyError, Place, StorageError
from workbench.ocr.install import remedy

LANGUAGES = ("rus", "eng")
"""Tesseract's codes, the main language first. Their order makes no difference to Tesseract itself
(9.8 % of characters wrong either way on four worn pages), but it does to `reading.read_page`."""
PAGE_SEGMENTATION = 6
"""One uniform block of text. Modes 3 and 4 lose stamps and page headers: on eight worn pages they
found 91 % and 96 % of the paragraph ends that mode 6 finds all of, with a little more misread."""
TIMEOUT = 300.0
"""Seconds a page may take."""

_OLDEST = (4, 1)
_HESITATION = "-c lstm_choice_mode=2"
_ROOM = 4 * 2**20
"""Bytes that a page's result, with its choices, may need in the temporary folder."""


@dataclass(frozen=True, slots=True)
class TesseractInfo:
    """What is installed.

    Attributes:
        version: as the program gives it, such as "5.3.0".
        languages: codes of the installed languages, sorted ("eng", "osd", "rus").
    """

    version: str
    languages: tuple[str, ...]


def available() -> TesseractInfo:
    """Ask the installed Tesseract for its version and languages.

    Raises:
        MissingDependencyError: it is not on the PATH or older than 4.1; the remedy installs it.
    """
    import pytesseract

    try:
        version = pytesseract.get_tesseract_version(cached=False)
        languages = pytesseract.get_languages()
    except (pytesseract.TesseractNotFoundError, SystemExit) as error:
        raise MissingDependencyError("Tesseract is not installed", remedy(LANGUAGES)) from error
    if (version.major, version.minor) < _OLDEST:
        what = f"Tesseract {version} is too old, 4.1 is the oldest that will do"
        raise MissingDependencyError(what, remedy(LANGUAGES))
    return TesseractInfo(str(version), tuple(sorted(languages)))


def require(languages: Sequence[str] = LANGUAGES) -> TesseractInfo:
    """Make sure that Tesseract and all of `languages` are installed.

    Raises:
        MissingDependencyError: something is missing; the remedy is the command that installs it.
    """
    info = available()
    missing = [code for code in languages if code not in info.languages]
    if missing:
        what = f"Tesseract has no data for: {', '.join(missing)}"
        raise MissingDependencyError(what, remedy(languages))
    return info


def recognise(
    image_path: Path,
    languages: Sequence[str] = LANGUAGES,
    psm: int = PAGE_SEGMENTATION,
    *,
    timeout: float = TIMEOUT,
) -> bytes:
    """Read one page image.

    Args:
        image_path: an image that `images.check` accepts, one page.
        languages: Tesseract's codes, the main language first.
        psm: page segmentation mode, 0..13 (`tesseract --help-psm`).
        timeout: seconds after which the attempt is given up, above 0.

    Returns:
        hOCR as Tesseract writes it, with the characters it weighed (`lstm_choice_mode=2`).

    Raises:
        MissingDependencyError: Tesseract or one of the languages is not installed.
        BadInputError: Tesseract can not read the image, or not in time.
        StorageError: the folder for temporary files is full or can not be written.
    """
    import pytesseract

    require(languages)
    # Two OpenMP threads a page are several times slower than one wherever the machine is busy.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        hocr = pytesseract.image_to_pdf_or_hocr(
            str(image_path.absolute()),
            lang="+".join(languages),
            config=f"--psm {psm} {_HESITATION}",
            extension="hocr",
            timeout=timeout,
        )
    except pytesseract.TesseractNotFoundError as error:
        raise MissingDependencyError("Tesseract is not installed", remedy(languages)) from error
    except pytesseract.TesseractError as error:
        raise _refusal(image_path, str(error.message), languages) from error
    except RuntimeError as error:  # all that pytesseract says of a timeout
        what = f"Tesseract did not finish the page in {timeout:g} s"
        advice = "cut the image or scale it down to 300 dpi"
        raise BadInputError(what, advice, Place(str(image_path))) from error
    except OSError as error:
        what = f"Tesseract's result can not be kept in the temporary folder: {error.strerror}"
        raise StorageError(what, "free some space or set TMPDIR to another folder") from error
    assert isinstance(hocr, bytes)
    return hocr


def _refusal(
    image_path: Path, message: str, languages: Sequence[str]
) -> BadInputError | MissingDependencyError | StorageError:
    """What a failed run of Tesseract means; it gives one exit status for everything."""
    if "traineddata" in message or "load any languages" in message:
        return MissingDependencyError("Tesseract can not load its languages", remedy(languages))
    folder = tempfile.gettempdir()
    if shutil.disk_usage(folder).free < _ROOM:
        what = "no room left for Tesseract's result"
        return StorageError(what, "free some space or set TMPDIR to another folder", Place(folder))
    what = f"Tesseract can not read the image: {message}"
    return BadInputError(what, "scan the page again or save it as PNG", Place(str(image_path)))
