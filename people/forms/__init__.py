"""What people type about who is here, a file for each kind of page. Every message says what to do."""
