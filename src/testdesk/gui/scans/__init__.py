"""Scans as they come in."""
