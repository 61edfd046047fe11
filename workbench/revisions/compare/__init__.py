"""Two states of a document compared, in an editor's terms."""
