"""`workbench evaluate --links`: the alignments in two files against each other."""

from __future__ import annotations

from pathlib import Path

from workbench.errors import BadInputError, Place
from workbench.evaluate.link_report import LinkReport, link_outcomes
from workbench.evaluate.links import compare
from workbench.evaluate.sentences import compare_sentences
from workbench.session.commands.alignment_files import read_alignment


def evaluate_links(found: Path, truth: Path) -> LinkReport:
    """Compare the alignments in two files: links, and sentences, as far as both have them.

    Raises:
        BadInputError: a file is missing or has no links, or one has only links and the other only
            sentences; names file, line and field.
    """
    ours, theirs = read_alignment(found), read_alignment(truth)
    sentences = None
    if ours.sentences is not None and theirs.sentences is not None:
        sentences = compare_sentences(
            [pair.stretches for pair in ours.sentences],
            [pair.stretches for pair in theirs.sentences],
        )
    if ours.links is not None and theirs.links is not None:
        links, true = [link.ids for link in ours.links], [link.ids for link in theirs.links]
        sure = zip(links, (link.confidence for link in ours.links), strict=True)
        outcomes = link_outcomes(((ids, one) for ids, one in sure if one is not None), true)
        return LinkReport(compare(links, true), outcomes, sentences)
    if sentences is None:
        message = f"it has only sentences, and {found} has only links"
        if theirs.sentences is None:
            message = f"it has only links, and {found} has only sentences"
        raise BadInputError(message, "compare like with like", Place(str(truth)))
    return LinkReport(None, sentences=sentences)
