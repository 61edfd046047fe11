"""Page images: what was read on them, and what is shown of them again."""
