"""Tesseract, page images and hOCR: the only importer of pytesseract."""
