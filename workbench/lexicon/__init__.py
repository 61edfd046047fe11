"""Words: Russian forms and frequencies, look-alike letters, and how two strings correspond."""
