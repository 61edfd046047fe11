"""Words divided at the end of a line: which hyphens were the typist's, and which the author's."""

from __future__ import annotations

import regex

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
