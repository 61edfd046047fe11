"""A document on disk: canonical JSON, atomic save, crash journal, lock, check."""
