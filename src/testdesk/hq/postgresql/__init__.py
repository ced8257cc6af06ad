"""What is PostgreSQL's own: the line to it, the server at its end, and how it may fail."""
