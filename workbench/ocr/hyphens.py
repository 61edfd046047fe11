"""Words divided at the end of a line: which hyphens were the typist's, and which the author's.

It is decided once, when a page is read, and written into its hOCR: a word that goes on in the next
line ends in a soft hyphen, as hOCR 1.2 ("hyphenation") wants it. The text of a page then depends
on its hOCR and not on the lists here, which may grow.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import regex

from workbench.ocr.layout import HocrLine, HocrPage, HocrParagraph

SOFT_HYPHEN = "\u00ad"
_SOFT_END = regex.compile(r"\u00ad+$")
_DIVIDED = regex.compile(r"(?P<head>[\p{L}\p{N}\p{M}\p{S}]+)[-‐‑–—¬=\u00ad]$")
_LOWER = regex.compile(r"^[^\p{L}\p{N}\p{M}\s]?\p{Ll}")
_UPPER = regex.compile(r"^\p{Lu}{2,}|^\p{Lu}\P{L}*$")
_LETTERS = regex.compile(r"^[^\p{L}\p{N}]*(?P<tail>\p{L}+)")

_BEFORE_TO = regex.compile(
    r"""
    к(?:то|ого|ому|ем|ом) | ч(?:то|его|ему|ем|ём|ей|ья|ье|ьё|ьи) | где | когда | сколько
    | как(?:ой|ая|ое|ие|ого|их|ому|им|ими|ом|ую)? | (?:от)?куда | (?:по|за|от)чего | почему | зачем
    """,
    regex.VERBOSE,
)
_HEADS = regex.compile(
    r"""
    юго | северо | вице | экс | унтер | обер | контр | штаб | генерал | премьер | социал | военно
    | торгово | общественно | научно | советско | русско | англо | франко | германо | американо
    | китайско | японо | кубино | польско | чехословацко
    """,
    regex.VERBOSE,
)
_TAILS = regex.compile(
    r"""
    нибудь | либо | прежнему | видимому | моему | твоему | своему | нашему | вашему | иному
    | разному | первых | вторых | третьих | четв[её]ртых | пятых
    """,
    regex.VERBOSE,
)


def resolved(page: HocrPage) -> HocrPage:
    """The page with a soft hyphen at the end of every line whose last word goes on in the next.

    It stands in the place of a hyphen that only divides ("сооб\u00ad", "щение") and behind one that
    the word has anyway ("1962-\u00ad", "1963"). At other line ends there is none afterwards.
    """
    paragraphs = (HocrParagraph(_resolved(paragraph.lines)) for paragraph in page.paragraphs)
    return replace(page, paragraphs=tuple(paragraphs))


def _resolved(lines: tuple[HocrLine, ...]) -> tuple[HocrLine, ...]:
    joined = [join(line.words[-1].text, below.words[0].text) for line, below in pairwise(lines)]
    return tuple(map(_ended, lines, [*joined, None]))


def _ended(line: HocrLine, joined: str | None) -> HocrLine:
    """The line with its last word written as `joined`; where that is None, as a word of its own."""
    *before, last = line.words
    text = _SOFT_END.sub("-", last.text) if joined is None else joined + SOFT_HYPHEN
    if text == last.text:
        return line
    choices = (c for c in last.choices if text[c.start : c.end] == last.text[c.start : c.end])
    return replace(line, words=(*before, replace(last, text=text, choices=tuple(choices))))


def join(line_end: str, line_start: str) -> str | None:
    """How the last word of a line is written when the first of the next follows without a space.

    Args:
        line_end: the last word of a line, with all that stands at it.
        line_start: the first word of the next line.

    Returns:
        Without its hyphen ("сооб" before "щение") or with it ("1962-" before "1963"); None where
        the two are separate words.
    """
    match = _DIVIDED.search(line_end)
    if match is None:
        return None
    if _is_division(match["head"], line_start):
        return line_end[:-1]
    return line_end if line_end.endswith(("-", "‐", "‑")) else None


def _is_division(head: str, line_start: str) -> bool:
    """Whether the hyphen was only put in by dividing the word."""
    if head[-1].isdigit():
        return False
    if _LOWER.search(line_start):
        return not _is_compound(head.lower(), line_start)
    # A name in capitals is divided as any word is; in Ново-Московск the hyphen is the author's.
    return head.isupper() and len(head) > 1 and _UPPER.search(line_start) is not None


def _is_compound(head: str, line_start: str) -> bool:
    """Whether Russian writes a hyphen between the two parts anyway."""
    match = _LETTERS.search(line_start)
    tail = match["tail"] if match else ""
    if head in ("кое", "кой") or _TAILS.fullmatch(tail):
        return True
    if _HEADS.fullmatch(head):  # юго-восток, not Юго-славия; военно-морской, not военно-го
        return len(tail) > 4 and not tail.startswith("слав")
    if tail == "то":
        return _BEFORE_TO.fullmatch(head) is not None
    if head == "из":
        return tail in ("за", "под")
    return head == "по" and tail.endswith("ски")
