"""What can be written down, by subject."""
