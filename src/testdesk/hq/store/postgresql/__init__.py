"""Everything specific to PostgreSQL: connections, the server, its standbys, how they fail."""
