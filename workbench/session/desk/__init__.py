"""The editor's desk without a screen: suspects, moves and decisions in one open document."""
