"""Three-way merge of documents: by paragraph, field and word, then links."""

from __future__ import annotations

from workbench.revisions.merge.documents import Merged, merge

__all__ = ["Merged", "merge"]
