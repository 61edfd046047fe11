"""What `workbench diff` found, for terminals, for scripts, and as a page."""
