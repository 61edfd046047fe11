"""The screen that settles the conflicts of a merge; what it says stands in `shown`."""
