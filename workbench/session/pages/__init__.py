"""Page images: read into paragraphs, and shown again where a word stands on them."""
