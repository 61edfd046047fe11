"""How well words go together: by their grammar, by use, and by what they are about."""
