"""Issues, prints and revokes proxy codes."""
