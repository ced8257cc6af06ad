"""What is PostgreSQL's own: connections, the server, its standbys, and how they fail."""
