"""One small module a kind of evidence that two stretches of text translate each other."""
