"""testdesk: the offline-first desk of a mass nucleic-acid testing point."""

__version__ = "0.1.0"
