"""Documents as they were: past states, who made them, and the ways back."""
