"""Outputs pages to a file, a system printer or a receipt printer."""
