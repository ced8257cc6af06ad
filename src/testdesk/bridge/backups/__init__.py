"""Automatic backups of a station: one backup, and when it is made."""
