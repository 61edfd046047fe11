"""What a merge left open, cut into the places that a person decides one by one."""
