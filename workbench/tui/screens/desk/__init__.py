"""The desk: one document on the screen.

`screen` shows it and knows how to make a change; what each key does stands in the small modules
beside it and is collected, by the name of the action, in `doings`.
"""
