"""Writing down a person who is on no list."""
