"""Operators of headquarters, their sessions, and the log of whose records they opened."""
