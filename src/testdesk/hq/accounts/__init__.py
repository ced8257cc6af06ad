"""Headquarters' operators, their sessions, and the log of the records they opened."""
