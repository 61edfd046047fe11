"""What can be asked for: the work of commands, as values that travel between processes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import ClassVar, TypeAlias

from workbench.errors import UsageError
from workbench.session.assistant import Progress
from workbench.store.project import Project
from workbench.wording import counted


@dataclass(frozen=True, slots=True)
class Done:
    """What a job came to.

    Attributes:
        said: in words.
        documents: the ids of the documents that may be others now.
    """

    said: str
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _OnDocument:
    """Work on one document.

    Attributes:
        document: its id.
    """

    document: str

    @property
    def about(self) -> str:
        """What it is about, in a word or two."""
        return self.document

    @property
    def changes(self) -> str:
        """The document that nobody else may change meanwhile, or ''."""
        return self.document


@dataclass(frozen=True, slots=True)
class ReadScans(_OnDocument):
    """Read the scans of a document that its paragraphs do not come from yet."""

    kind: ClassVar[str] = "scans"

    @property
    def name(self) -> str:
        """What it is, in words."""
        return f"reading scans of {self.document}"

    def carry_out(self, project: Project, progress: Progress) -> Done:
        """Do it. Raises WorkbenchError."""
        from workbench.ocr.tesseract import LANGUAGES
        from workbench.session.commands.scanning import read_new_scans

        said = read_new_scans(project, self.document, LANGUAGES, progress)
        return Done(said, (self.document,))


@dataclass(frozen=True, slots=True)
class LookThrough(_OnDocument):
    """Count the suspects of a document and keep what came out."""

    kind: ClassVar[str] = "look"

    @property
    def name(self) -> str:
        """What it is, in words."""
        return f"looking through {self.document}"

    @property
    def changes(self) -> str:
        """Nothing: it only looks."""
        return ""

    def carry_out(self, project: Project, progress: Progress) -> Done:
        """Do it. Raises WorkbenchError."""
        from workbench.session.assistant import Assistant
        from workbench.session.commands.looking import look_through
        from workbench.session.progress.outlook import Outlook, Outlooks

        document = project.load(self.document)
        looked = look_through(Assistant(progress), document, project)
        known = Outlook.of(suspect for _, _, suspects in looked for suspect in suspects)
        Outlooks(project).remember(document, known)
        return Done(f"{self.document}: {counted(known.suspects, 'suspect')}", (self.document,))


@dataclass(frozen=True, slots=True)
class AlignDocument(_OnDocument):
    """Link a document anew around its confirmed links."""

    kind: ClassVar[str] = "align"

    @property
    def name(self) -> str:
        """What it is, in words."""
        return f"aligning {self.document}"

    def carry_out(self, project: Project, progress: Progress) -> Done:
        """Do it; the aligner can not tell how far it is. Raises WorkbenchError."""
        from workbench.session.commands.linking import align_document

        del progress
        said, _ = align_document(project, self.document)
        return Done(said, (self.document,))


@dataclass(frozen=True, slots=True)
class CorrectDocument(_OnDocument):
    """Take over the readings of a document that are certain enough.

    Attributes:
        threshold: confidence in 0..1.
    """

    kind: ClassVar[str] = "correct"
    threshold: float

    @property
    def name(self) -> str:
        """What it is, in words."""
        return f"{self.about} at {self.threshold:.2f}"

    @property
    def about(self) -> str:
        """The same in fewer words."""
        return f"correcting {self.document}"

    def carry_out(self, project: Project, progress: Progress) -> Done:
        """Do it. Raises WorkbenchError."""
        from workbench.session.commands.correcting import correct

        found = correct(lambda: project, self.document, self.threshold, progress=progress)
        return Done(found.message, (self.document,))


@dataclass(frozen=True, slots=True)
class ImportFiles:
    """Bring files in as one document.

    Attributes:
        files: paths; at least one.
        translation: path of the file with the translation, or ''.
        document: id of the document, or '' for one made of the file's name.
    """

    kind: ClassVar[str] = "import"
    files: tuple[str, ...]
    translation: str = ""
    document: str = ""

    @property
    def name(self) -> str:
        """What it is, in words."""
        others = len(self.files) - 1
        return f"{self.about} and {others} more" if others else self.about

    @property
    def about(self) -> str:
        """The same in fewer words."""
        return f"importing {Path(self.files[0]).name}"

    @property
    def changes(self) -> str:
        """The document that nobody else may change meanwhile, or ''."""
        return self.document

    def carry_out(self, project: Project, progress: Progress) -> Done:
        """Do it. Raises WorkbenchError."""
        from workbench.session.commands.importing import Importer

        importer = Importer(project, progress)
        files = [Path(file) for file in self.files]
        translation = Path(self.translation) if self.translation else None
        documents = importer.import_files(files, translation, self.document or None)
        said = [*importer.notices, *map(importer.summary, documents)]
        return Done("\n".join(said), tuple(document.id for document in documents))


Order: TypeAlias = ReadScans | LookThrough | AlignDocument | CorrectDocument | ImportFiles

_KINDS: dict[str, Callable[..., Order]] = {
    one.kind: one for one in (ReadScans, LookThrough, AlignDocument, CorrectDocument, ImportFiles)
}


def encoded(order: Order) -> str:
    """An order as text."""
    return json.dumps({"kind": order.kind, **asdict(order)})


def decoded(text: str) -> Order:
    """The order that `encoded` made this text of."""
    fields = json.loads(text)
    kind = fields.pop("kind")
    values = {name: tuple(v) if isinstance(v, list) else v for name, v in fields.items()}
    return _KINDS[kind](**values)


def confidence(typed: str) -> float:
    """A confidence as people write it: `0.95`, `0,95` or `95%`.

    Raises:
        UsageError: it is none, or does not lie in 0..1.
    """
    number, is_percent = typed.strip().replace(",", "."), typed.strip().endswith("%")
    try:
        value = float(number.removesuffix("%")) / (100 if is_percent else 1)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise UsageError(f"“{typed}” is no confidence", "type a number like 0.95, or 95%")
    return value
