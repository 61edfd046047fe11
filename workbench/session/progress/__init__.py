"""How far documents are: counted, estimated, and listed."""
