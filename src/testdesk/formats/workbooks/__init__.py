"""Workbooks of every kind that offices send, read row by row within bounds set by their size."""
