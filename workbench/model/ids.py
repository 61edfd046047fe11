"""Ids of paragraphs: short, unique, and derived from what the paragraph said when it came in.

An id is a function of side, text and the ids in use, so the same page imported anew, as another
document or after the first was removed, gets the same ids. Once given it is stored with the
paragraph and does not follow its text. Two editors who split different paragraphs in two branches
get different ones.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container

from workbench.model.document import Side

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no 0/o, 1/l/i: ids are read aloud and typed
_LENGTH = 6


def fresh_id(side: Side, seed: str, taken: Container[str]) -> str:
    """An id of the form `s7k2qmx` (source) or `t…` (target) that is not in `taken`.

    Args:
        side: gives the first letter.
        seed: text from which the id is derived; equal seeds give equal ids while not taken.
        taken: ids in use.
    """
    attempt = 0
    while True:
        digest = hashlib.sha256(f"{side}\n{attempt}\n{seed}".encode()).digest()
        letters = "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:_LENGTH])
        if (candidate := side[0] + letters) not in taken:
            return candidate
        attempt += 1
