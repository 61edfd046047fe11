"""What is printed around a document but is no part of it: headers, stamps, page numbers, clutter.

Dates, addressees and headings are text: a translator translates them. What a line shows by itself
(its form, its wording, dirt in it) and what its document shows of it (whether it comes again,
whether it breaks a sentence, its neighbours) are features, one module for each kind; their weights
are fitted by `benchmarks/furniture/fit.py`.
"""

from workbench.lexicon.furniture.classifier import classify
from workbench.lexicon.furniture.stamping import stamp

__all__ = ["classify", "stamp"]
