"""What git knows of the documents: who wrote which line."""
