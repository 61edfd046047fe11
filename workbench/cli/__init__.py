"""The command line: thin verbs over the session. stdout is data, stderr is messages."""
