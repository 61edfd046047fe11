"""Finding places of a document: search, replace, filter, concordance, going to one and back."""
