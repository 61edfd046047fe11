"""What a person can do to a document: each operation looks at it and returns a reversible edit."""
