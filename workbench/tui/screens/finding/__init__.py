"""What finding opens over the desk: prompts for a line, lists of places, the choice of a filter."""
