"""Everything specific to PostgreSQL: connections, the server, its standbys, and their faults."""
