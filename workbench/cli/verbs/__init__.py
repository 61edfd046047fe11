"""One module a verb. Heavy imports stand inside `run`, so that `--help` stays quick."""

from workbench.cli.verbs import (
    align,
    check,
    correct,
    evaluate,
    export,
    import_,
    init,
    ocr,
    open_,
    status,
    suggest,
    undo,
)
from workbench.cli.verbs.verb import OpenUi, Verb

VERBS: tuple[Verb, ...] = (
    open_.VERB,
    init.VERB,
    import_.VERB,
    ocr.VERB,
    suggest.VERB,
    correct.VERB,
    align.VERB,
    export.VERB,
    evaluate.VERB,
    check.VERB,
    status.VERB,
    undo.VERB,
)

__all__ = ["VERBS", "OpenUi", "Verb"]
