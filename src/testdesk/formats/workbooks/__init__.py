"""Reads workbooks of every kind that offices send, row by row, within bounds set by their size."""
