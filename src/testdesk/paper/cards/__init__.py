"""Proxy cards: laid out as a card, a slip or a sheet of ten, and read back before use."""
