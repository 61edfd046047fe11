"""What the commands do: each with a document or with plain files, from beginning to end."""
