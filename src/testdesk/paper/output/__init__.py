"""Pages onto a file, a system printer or a receipt printer."""
