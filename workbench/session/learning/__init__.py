"""What the decisions of people teach, and what the corrector is told of a paragraph."""
