"""The tutorial: a document that explains in both languages how to work, and is the exercise."""
