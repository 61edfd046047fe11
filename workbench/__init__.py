"""An OCR-correction and bilingual alignment workbench for archival documents."""

__version__ = "0.1.0"
