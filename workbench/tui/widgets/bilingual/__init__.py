"""The bilingual view: one line-rendered scroll view over the rows of a document."""
