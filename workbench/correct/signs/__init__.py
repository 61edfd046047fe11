"""Signs that are no letters: stray marks, letters read as signs, one stop read for another."""
