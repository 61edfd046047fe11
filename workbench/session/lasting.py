"""Objects that stay are kept from the garbage collector, which would go through them again.

A document of 50,000 pairs and what is found in it are a million objects. Looking through them takes
the collector most of a second, in the middle of some key. They are in no cycles: what counts their
references frees them when the document is closed.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 1 << 20
"""Characters of a document from which on it is worth it."""
MANY_PARAGRAPHS = 1000
"""The same in paragraphs."""


@contextmanager
def made_to_stay() -> Iterator[None]:
    """What is made in the block stays until `let_go`; the collector does not interrupt it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def stays() -> None:
    """Whatever there is now stays until `let_go`."""
    gc.collect(1)
    gc.freeze()


def let_go() -> None:
    """The collector looks after everything again."""
    gc.unfreeze()
