"""The library: the documents of the project, and the long work that is done on them.

`screen` shows it; what each key does stands in `doings` by the name of its action; what a column
says and which columns fit is in `columns`.
"""
