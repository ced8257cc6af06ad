"""Automatic backups in the window: their dialog, and what the status bar shows of them."""
