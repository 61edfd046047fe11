"""The terminal UI: it shows the session and sends it intents."""
