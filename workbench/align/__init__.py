"""Paragraphs of two languages to links with a confidence."""
