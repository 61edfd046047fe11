r"""What git is told of documents in a clone: how to show them, and how to merge them. Pure values.

What was found out with git 2.39 in the locales C and C.UTF-8, and why the settings are as they are:

*wordRegex.* git hands it to the C library with the bytes it has in the configuration. In a UTF-8
locale a bracket holds characters. In the C locale it holds bytes: `[[:alnum:]]` then matches no
Cyrillic letter, and `[^[:space:]]` one byte, so that `а` → `м` is shown as half a letter changed.
Raw bytes such as `[\xd0-\xd3][\x80-\xbf]` put that right in C and match nothing in UTF-8, but a
configuration with them is no text any more, and macOS refuses the expression in a UTF-8 locale;
`[а-я]` is an invalid range in C.UTF-8. So bytes are given as characters that consist of them: a
bracket with U+0240 to U+027F, 64 letters of phonetic script, has in C all bytes that can continue
a character, and in UTF-8 letters that do not occur. One letter of each script adds the byte that
its letters begin with. A token then begins and ends with a character in both locales, and both
show the same words, those of `revisions.words`.

*xfuncname.* A line of it a pattern, POSIX extended; the first group is shown. One for the text
that `store.difftext` makes, where headings alone stand at the margin; one for the JSON itself
(`--no-textconv`).

*Commands.* git runs them in a shell. A program that is gone must do no harm: a textconv that
fails ends the whole `git diff`, and a merge driver that fails leaves ours in the file, without
marks, so that the other editor's work is gone with the next `git add`. Each command therefore
tries the program that ran the setup, then the one on the PATH, then what git does itself. Exit 1
is also what Python ends with when it can not even import the program; the merge driver counts as
having merged only if it has printed `merged`, too.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass

PATTERN = "aligned/*.json"
ATTRIBUTES = ("text", "eol=lf", "diff=workbench", "merge=workbench")
QUOTE_PATH = "core.quotePath"

_CONTINUING = "".join(map(chr, range(0x240, 0x280)))
_BEGINNING = "éĀŁƒɐʻ\u0301ΆπЀсѣҐӁ"
_LETTERS = f"[[:alnum:]_{_BEGINNING}{_CONTINUING}]+"
_WORD = f"{_LETTERS}((-|‐|‑|'|’){_LETTERS})*"
_CHARACTER = f"[^[:space:]][{_CONTINUING}]*"
WORD_REGEX = f"{_WORD}|{_CHARACTER}"

_HEADING = "^([^[:space:]{}][^[:space:]]*)"
_ID_FIELD = '^ *"id": "([^"]*)"'
FUNCTION_NAME = f"{_HEADING}\n{_ID_FIELD}"


@dataclass(frozen=True, slots=True)
class Programs:
    """How git finds what is ours; each is a command, words as the system takes them.

    Attributes:
        workbench: the command line of the workbench, absolute.
        textconv: what prints the text of the document whose file is named after it, absolute.
    """

    workbench: Sequence[str]
    textconv: Sequence[str]


@dataclass(frozen=True, slots=True)
class Setting:
    """One entry of git's configuration.

    Attributes:
        key: with its section.
        value: what it is set to.
        yields: whether it stays unset where a person has set it anywhere, not only in this clone.
    """

    key: str
    value: str
    yields: bool = False


def settings(programs: Programs) -> tuple[Setting, ...]:
    """All that a clone is told."""
    return (
        Setting("diff.workbench.textconv", _textconv(programs)),
        Setting("diff.workbench.xfuncname", FUNCTION_NAME),
        Setting("diff.workbench.wordRegex", WORD_REGEX),
        Setting("merge.workbench.name", "documents, by paragraphs and words"),
        Setting("merge.workbench.driver", _driver(programs)),
        Setting(QUOTE_PATH, "false", yields=True),
    )


def _textconv(programs: Programs) -> str:
    """The file is added to it. Nothing is printed before all is read, so `||` may go on."""
    tries = (
        f'{shlex.join(programs.textconv)} "$1" 2>/dev/null',
        'workbench git textconv "$1" 2>/dev/null',
        'cat "$1"',
    )
    return f"f() {{ {' || '.join(tries)}; }}; f"


def _driver(programs: Programs) -> str:
    """Files stand for %O, %A and %B, the path, in quotes, for %P; another percent sign is doubled.

    Exit 4 says that the inputs are no sound documents; nobody need be asked a second time.
    """
    own = shlex.join(programs.workbench).replace("%", "%%")
    first = shlex.quote(programs.workbench[0]).replace("%", "%%")
    words = "git merge-driver --marker-size=%L %O %A %B %P"
    steps = (
        'm() { n=$("$@"); s=$?; case "$n/$s" in merged/[01]) exit $s;; esac; test $s -eq 4; }',
        f"{{ command -v {first} >/dev/null && m {own} {words}; }} || "
        f"{{ command -v workbench >/dev/null && m workbench {words}; }}",
        "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B",
    )
    return "; ".join(steps)
