"""One open document: the only door through which the interfaces change anything."""
