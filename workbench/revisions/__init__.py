"""What git knows of documents: their past, who did what; and how versions compare and merge."""
