"""What a bilingual document is: paragraphs, links, spans, and every edit as a reversible value."""
