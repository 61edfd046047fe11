"""HTML pages that need nothing else: elements as text, and what all pages share."""
