"""One function per command; each returns its value and what it changed."""
