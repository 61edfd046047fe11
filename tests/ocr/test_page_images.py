"""Page images: what is refused and why, and what is taken into the project."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from workbench.errors import BadInputError, StorageError
from workbench.ocr import images, scans


def picture(width: int = 80, height: int = 60, mode: str = "L", fill: int = 200) -> Image.Image:
    page = Image.new(mode, (width, height), fill)
    page.paste(0 if len(page.getbands()) == 1 else (0,) * len(page.getbands()), (10, 10, 30, 20))
    return page


def chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png_header(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99))


def write_truncated(path: Path) -> None:
    picture(600, 600).effect_spread(40).save(path, format="PNG")
    path.write_bytes(path.read_bytes()[:-900])


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda path: path.write_bytes(b""), "empty"),
    "text": (lambda path: path.write_text("Протокол"), "not a PNG, though it is named so"),
    "truncated": (write_truncated, "broken or truncated"),
    "header only": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n"), "PNG|broken"),
    "bomb": (lambda path: path.write_bytes(png_header(60_000, 60_000)), "too many"),
    "too long": (lambda path: path.write_bytes(png_header(40_000, 20)), "too many for a page"),
    "too small": (lambda path: picture(5, 90).crop((0, 0, 5, 90)).save(path), "can not hold text"),
    "folder": (lambda path: path.mkdir(), "a folder"),
    "missing": (lambda path: None, "no such file"),
    "PDF": (lambda path: path.write_bytes(b"%PDF-1.4\n..."), "pdftoppm -r 300 -png"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_page_is_refused_by_name(name, tmp_path):
    make, complaint = REFUSED[name]
    path = tmp_path / "page.png"
    make(path)
    with pytest.raises(BadInputError, match=complaint) as caught:
        images.check(path)
    assert str(path) in str(caught.value)
    with pytest.raises(BadInputError):
        scans.store_pages(path, tmp_path / "scans")
    assert not (tmp_path / "scans").exists()


def test_a_png_goes_in_byte_for_byte(tmp_path):
    picture().save(tmp_path / "a.png")
    stored = scans.store_page(tmp_path / "a.png", tmp_path / "scans" / "one", 1)
    assert stored == tmp_path / "scans" / "one" / "page-001.png"
    assert stored.read_bytes() == (tmp_path / "a.png").read_bytes()


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_other_formats_lose_nothing(tmp_path, mode):
    picture(mode=mode, fill=1 if mode == "1" else 0).save(tmp_path / "a.tiff")
    stored = scans.store_page(tmp_path / "a.tiff", tmp_path, 7)
    assert stored.name == "page-007.png"
    with Image.open(stored) as ours, Image.open(tmp_path / "a.tiff") as given:
        assert ours.format == "PNG"
        assert ImageChops.difference(ours, given).getbbox() is None


def test_the_pages_of_a_tiff_are_numbered(tmp_path):
    pages = [picture(fill=fill) for fill in (100, 150, 200)]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])
    assert images.check(tmp_path / "a.tif").pages == 3
    stored = scans.store_pages(tmp_path / "a.tif", tmp_path / "scans", first=4)
    assert [path.name for path in stored] == ["page-004.png", "page-005.png", "page-006.png"]
    for path, page in zip(stored, pages, strict=True):
        with Image.open(path) as ours:
            assert ours.getpixel((0, 0)) == page.getpixel((0, 0))


def test_a_photograph_is_turned_upright(tmp_path):
    page = picture(80, 60)
    exif = page.getexif()
    exif[0x0112] = 6  # the camera was held upright
    page.save(tmp_path / "a.jpg", exif=exif)
    with Image.open(scans.store_page(tmp_path / "a.jpg", tmp_path, 1)) as ours:
        assert ours.size == (60, 80)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "CMYK", "I;16", "F"])
def test_any_mode_becomes_one_that_can_be_read(mode):
    page = Image.new("L", (40, 40), 250)
    page.paste(10, (10, 10, 20, 20))
    if mode == "I;16":
        odd = Image.new("I;16", (40, 40), 64_000)
        odd.paste(2_000, (10, 10, 20, 20))
    else:
        odd = page.convert(mode)
    flat = images.flatten(odd)
    assert flat.mode in ("L", "RGB")
    grey = flat.convert("L").tobytes()
    assert grey[0] > 200
    assert grey[15 * 40 + 15] < 60


def test_transparent_paper_is_white():
    page = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    assert images.flatten(page).getpixel((5, 5)) == (255, 255, 255)


def test_the_same_page_may_come_twice_and_another_may_not(tmp_path):
    picture().save(tmp_path / "a.png")
    picture().save(tmp_path / "a.bmp")
    picture(fill=90).save(tmp_path / "b.png")
    stored = scans.store_page(tmp_path / "a.png", tmp_path / "scans", 1)
    assert scans.store_page(tmp_path / "a.bmp", tmp_path / "scans", 1) == stored
    before = stored.read_bytes()
    with pytest.raises(BadInputError, match="another page stands there"):
        scans.store_page(tmp_path / "b.png", tmp_path / "scans", 1)
    assert stored.read_bytes() == before


def test_a_folder_that_can_not_be_made_is_a_storage_error(tmp_path):
    picture().save(tmp_path / "a.png")
    (tmp_path / "scans").write_text("a file in the way")
    with pytest.raises(StorageError):
        scans.store_page(tmp_path / "a.png", tmp_path / "scans", 1)
    assert (tmp_path / "scans").read_text() == "a file in the way"
