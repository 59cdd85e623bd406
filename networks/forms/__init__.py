"""What people write about those in a life, and about what is asked for. Every message says what to do."""
