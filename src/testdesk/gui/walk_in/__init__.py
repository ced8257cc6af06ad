"""Registering a person who is on no list."""
