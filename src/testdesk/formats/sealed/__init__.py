"""The container that every signed file shares, and the events within it."""
