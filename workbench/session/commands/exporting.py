"""`workbench export`: documents as parallel text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.disk import write_text
from workbench.model.disputes import disputes
from workbench.model.document import Document
from workbench.store.project import Project
from workbench.wording import open_conflicts
from workbench.writers.formats import find
from workbench.writers.pairs import Selection, parallel_text


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export came to.

    Attributes:
        text: what was exported, where it was not written to a file; else ''.
        message: what was done, in words; '' if the text speaks for itself.
    """

    text: str
    message: str


def export(
    project: Project,
    document_ids: Sequence[str],
    format_name: str,
    selection: Selection,
    output: Path | None = None,
    *,
    sentences: bool = False,
) -> Exported:
    """Export documents as text or to a file; where nothing is selected no file is touched.

    Args:
        project: where the documents are.
        document_ids: which.
        format_name: one of `writers.formats`.
        selection: which of their links.
        output: the file; None for text.
        sentences: align the sentences inside the links, and export these.

    Raises:
        UsageError: there is no such format.
        BadInputError: there is no such document, or its file is damaged.
        StorageError: the file can not be written.
    """
    chosen = find(format_name)
    documents = [project.load(id_) for id_ in document_ids]
    texts = [parallel_text(document, selection) for document in documents]
    nothing = ""
    if not any(text.pairs for text in texts):
        why = "no link is confirmed" if selection.confirmed_only else "no text"
        nothing = f"nothing to export: {why}"
    if nothing and output is not None:
        return Exported("", f"{nothing}; {output} was not written")
    if sentences:
        from workbench.session.commands.splitting import in_sentences

        texts = [in_sentences(text) for text in texts]
    written = chosen.write(texts)
    conflicts = list(_conflicts(documents))
    if output is None:
        return Exported(written, "\n".join(filter(None, [nothing, *conflicts])))
    write_text(output, written)
    return Exported("", "\n".join([f"wrote {output}", *conflicts]))


def _conflicts(documents: Iterable[Document]) -> Iterator[str]:
    for document in documents:
        if count := len(disputes(document)):
            told = f"{document.id}: {open_conflicts(count)}; exported is what stands there"
            yield f"{told} — settle them: `workbench open {document.id}`, then X"
