"""The scan in sight: the word in focus as it stands on the page."""
